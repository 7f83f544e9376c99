"""`taizhang check-report`: what it prints and exits with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.app import taizhang
from taizhang.cli.checking import check_report
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import SetOwnAgency, SetPeople, SetStatus, WriteNote
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT

Run = Callable[..., Result]
KEY = "无进展情况/三.1.1"


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: str) -> Result:
        base = ["--ledger", str(ledger_path), "check-report", "--agency", "省教育厅"]
        return CliRunner().invoke(taizhang, [*base, "--as-of", "2012-01-05", *args])

    return run


@pytest.fixture(autouse=True)
def worked(ledger: Ledger) -> None:
    unit = unit_by_name(ledger, "省教育厅")
    ledger.apply(SetOwnAgency(unit.id), AT)
    ledger.apply(SetPeople("王喆", "张镕", "025-85012345"), AT)
    ledger.apply(SetStatus(find_milestone(ledger, "三.1.1")[1], unit.id, Status.UNDER_WAY), AT)


def test_the_command_is_there() -> None:
    assert taizhang.commands["check-report"] is check_report


def test_what_must_be_mended_fails(run: Run) -> None:
    result = run()
    assert result.exit_code == 1, result.output
    assert "必改　三.1.1“" in result.stdout
    assert f"[{KEY}]" in result.stdout
    assert result.stdout.endswith("共1条，其中必改且没有写明理由的1条。\n")


def test_json(run: Run) -> None:
    (found,) = json.loads(run("--json").stdout)
    assert found["key"] == KEY
    assert (found["rule"], found["severity"], found["number"], found["excuse"]) == (
        "无进展情况",
        "必改",
        "三.1.1",
        None,
    )


def test_a_reason_lets_it_pass_until_it_is_taken_back(run: Run) -> None:
    result = run("--excuse", KEY, "--reason", "另行\n专报")
    assert result.exit_code == 0, result.output
    assert "（照样上报：另行 专报）" in result.stdout
    assert run().exit_code == 0
    assert run("--excuse", KEY, "--reason", "").exit_code == 1


def test_when_all_is_mended(run: Run, ledger: Ledger) -> None:
    unit, task = unit_by_name(ledger, "省教育厅"), find(ledger, "三.1").task_id
    ledger.apply(WriteNote(unit.id, task, None, NoteField.PROGRESS, "已印发方案"), AT)
    result = run()
    assert result.exit_code == 0, result.output
    assert result.stdout == "共0条，其中必改且没有写明理由的0条。\n"


def test_wrong_use(run: Run) -> None:
    unknown = run("--excuse", "没有/一.1.1", "--reason", "甲")
    assert unknown.exit_code == 1
    assert "交前检查里没有“没有/一.1.1”这一条" in unknown.stderr
    assert run("--excuse", KEY).exit_code == 2
