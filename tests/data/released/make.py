"""Make the ledger of the schema that is released now, to be committed with the release.

    PYTHONPATH=desktop python tests/data/released/make.py

A file that has been released is never made again: it stands for those in the clerks' hands.
``tests/ledger/test_migrations.py`` opens each and looks for what is recorded here.
"""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from taizhang import __version__, paths
from taizhang.ledger import backups
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import (
    AddAgency,
    SetOwnAgency,
    SetPeople,
    SetStatus,
    SetValue,
    Tick,
    WriteNote,
)
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pace import Pace
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.probe import backups_folder
from taizhang.ledger.scheme import SetScheme
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.year_changes import AddStep, OverridePace, SetDue, TickStep
from taizhang.plan.load import load_plan
from taizhang.plan.model import AgencyKind

AT = datetime(2012, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def make(target: Path) -> None:
    """A little of everything that can be recorded, with one step taken back."""
    work = target.with_suffix(".work")
    create_ledger(work, load_plan(paths.shipped_plan()))
    with closing(open_ledger(work)) as ledger:
        unit = unit_by_name(ledger, "省质监局")
        ledger.apply(SetOwnAgency(unit.id), AT)
        ledger.apply(SetPeople("张三", "李四", "025-12345678"), AT)
        ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), AT)
        places = {n: find_milestone(ledger, n) for n in ("一.3.1", "一.3.2", "一.3.5", "五.1.6")}
        ledger.apply(Tick(places["一.3.1"][1], unit.id, date(2012, 6, 1)), AT)
        ledger.undo(AT)
        ledger.apply(Tick(places["一.3.2"][1], unit.id, date(2012, 9, 30)), AT)
        note = WriteNote(unit.id, *places["一.3.2"], NoteField.PROGRESS, "办法已经印发，见附件。")
        ledger.apply(note, AT)
        ledger.apply(SetStatus(places["一.3.5"][1], unit.id, Status.NOT_APPLICABLE, "不归口"), AT)
        ledger.apply(SetValue(places["五.1.6"][1], unit.id, 905), AT)
        _lay_down(ledger, places["一.3.2"][1], unit.id)
        made = backups.make(ledger, backups.Reason.MANUAL, AT)
    made.path.replace(target)
    backups_folder(work).rmdir()
    work.unlink()


def _lay_down(ledger: Ledger, milestone_id: int, agency_id: int) -> None:
    """From version 3 on: a deadline extended twice, a judgement, two steps, the colours."""
    place = (milestone_id, agency_id)
    approved = date(2012, 9, 20)
    for change in (
        SetDue(*place, date(2013, 1, 31), "等待批复", "省政府办公厅"),
        SetDue(*place, date(2013, 3, 31), "评审推迟", "省政府办公厅", approved),
        OverridePace(*place, Pace.ON_TIME, "已送审"),
        AddStep(*place, "起草办法", "张三", date(2012, 5, 1)),
        AddStep(*place, "印发"),
        TickStep(1, date(2012, 5, 2)),
        SetScheme("蓝橙红"),
    ):
        ledger.apply(change, AT)


if __name__ == "__main__":
    make(Path(__file__).with_name(f"{__version__}.ledger"))
