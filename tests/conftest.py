"""What all tests share: no screen, a ledger of their own, and time as an argument."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from taizhang import paths
from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.load import load_plan
from taizhang.plan.model import Plan

AT = datetime(2012, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=8)))
DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The shipped plan."""
    return load_plan(paths.shipped_plan())


@pytest.fixture(scope="session")
def blank_ledger(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the shipped plan and nothing recorded; copied, never changed."""
    path = tmp_path_factory.mktemp("blank") / "blank.ledger"
    create_ledger(path, plan)
    return path


@pytest.fixture
def ledger_path(blank_ledger: Path, tmp_path: Path) -> Path:
    """A ledger file of the test's own."""
    path = tmp_path / "a.ledger"
    path.write_bytes(blank_ledger.read_bytes())
    return path


@pytest.fixture
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    """The test's own ledger, open."""
    opened = open_ledger(ledger_path)
    yield opened
    opened.close()


@pytest.fixture
def quality(ledger: Ledger) -> Unit:
    """省质监局, which has a part in every task."""
    return unit_by_name(ledger, "省质监局")


@pytest.fixture
def education(ledger: Ledger) -> Unit:
    """省教育厅, which some tasks concern by name, some as one of 省有关部门, most not at all."""
    return unit_by_name(ledger, "省教育厅")
