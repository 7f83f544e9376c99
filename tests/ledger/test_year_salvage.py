"""Deadlines, judgements and steps come back out of a damaged file; so do ledgers of old schemas."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pace import Pace
from taizhang.ledger.pages import Pages
from taizhang.ledger.probe import reading
from taizhang.ledger.records import milestone_record
from taizhang.ledger.salvage import salvage
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.year_changes import AddStep, OverridePace, SetDue, TickStep
from tests.conftest import AT, DATA

PAGE = 4096
RELEASED = sorted((DATA / "released").glob("*.ledger"))


def blanked(source: Path, target: Path, table: str) -> Path:
    """A copy in which every page of the table that its root names is zeros."""
    data = bytearray(source.read_bytes())
    with closing(reading(source)) as file:
        ((root,),) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
    inner = [i for i in Pages(bytes(data)).page(root).items if isinstance(i, int)]
    for number in (root, *inner):
        data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    target.write_bytes(data)
    return target


@pytest.mark.parametrize("table", ["deadline", "pace_override", "step"])
def test_the_journal_makes_them_again(
    ledger: Ledger, quality: Unit, tmp_path: Path, table: str
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    place = (milestone_id, quality.id)
    ledger.apply(SetDue(*place, date(2013, 3, 31), "推迟", "省政府", date(2012, 12, 1)), AT)
    ledger.apply(OverridePace(*place, Pace.ON_TIME, "已送审"), AT)
    for text in ("起草", "印发"):
        ledger.apply(AddStep(*place, text, "张三"), AT)
    ledger.apply(TickStep(1, date(2012, 5, 2)), AT)
    before = milestone_record(ledger, quality.id, task_id, milestone_id)
    ledger.close()
    path = blanked(ledger.path, tmp_path / "damaged.ledger", table)
    found = salvage(path, tmp_path / "new.ledger")
    assert found.complete
    assert found.from_journal.keys() == {table}
    again = open_ledger(tmp_path / "new.ledger")
    assert milestone_record(again, quality.id, task_id, milestone_id) == before
    assert findings(again) == []
    again.undo(AT)
    again.close()


@pytest.mark.parametrize("released", RELEASED, ids=lambda p: p.stem)
@pytest.mark.parametrize("table", ["task", "milestone", "note", "progress", "agency"])
def test_a_damaged_ledger_of_any_released_schema(
    released: Path, tmp_path: Path, table: str
) -> None:
    """Also those that held texts for search, which stand nowhere else and are not missed."""
    path = blanked(released, tmp_path / "damaged.ledger", table)
    found = salvage(path, tmp_path / "new.ledger")
    assert found.complete, found
    again = open_ledger(tmp_path / "new.ledger")
    assert findings(again) == []
    unit = unit_by_name(again, "省质监局")
    record = milestone_record(again, unit.id, *find_milestone(again, "一.3.2"))
    assert record.status is Status.DONE
    assert list(record.notes.texts.values()) == ["办法已经印发，见附件。"]
    assert len(again.rows("SELECT 1 FROM milestone")) > 100
    again.close()


@pytest.mark.parametrize("released", RELEASED, ids=lambda p: p.stem)
def test_the_shipped_plan_is_known_without_its_own_row(released: Path, tmp_path: Path) -> None:
    path = blanked(released, tmp_path / "damaged.ledger", "plan")
    found = salvage(path, tmp_path / "new.ledger")
    assert found.from_plan == {"plan": 1}
    with closing(sqlite3.connect(tmp_path / "new.ledger")) as file:
        assert file.execute("SELECT key FROM plan").fetchall() == [("jiangsu-2012-123",)]
