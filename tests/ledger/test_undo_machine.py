"""Any series of changes, closed and reopened anywhere: undo all is the start, redo all the end."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from taizhang.errors import KnownError
from taizhang.ledger.changes import (
    AddAgency,
    Change,
    SetPeople,
    SetStatus,
    SetValue,
    Tick,
    Untick,
    WriteNote,
)
from taizhang.ledger.pace import Pace
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.year_changes import (
    AddStep,
    EditStep,
    MoveStep,
    OverridePace,
    RemoveStep,
    SetDue,
    TickStep,
    WithdrawDue,
)
from taizhang.plan.model import AgencyKind
from tests.conftest import AT

TABLES = ("progress", "note", "setting", "agency", "deadline", "pace_override", "step")
MILESTONES = st.integers(1, 40)
TEXTS = st.text(max_size=12)
DAYS = st.dates(date(2012, 1, 1), date(2014, 1, 1))
STEPS = st.integers(1, 6)


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    return {t: sorted(ledger.rows(f"SELECT * FROM {t}"), key=repr) for t in TABLES}


class UndoMachine(RuleBasedStateMachine):
    """Compares the ledger with a stack of what it held after each change."""

    blank: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "m.ledger"
        path.write_bytes(self.blank.read_bytes())
        self.ledger = open_ledger(path)
        self.done = [contents(self.ledger)]
        self.undone: list[dict[str, list[Any]]] = []

    def make(self, change: Change) -> None:
        try:
            changed = self.ledger.apply(change, AT)
        except KnownError:
            assert contents(self.ledger) == self.done[-1]
            return
        if changed.edits:
            self.done.append(contents(self.ledger))
            self.undone = []

    @rule(milestone=MILESTONES, day=st.dates(date(2012, 1, 1), date(2013, 1, 1)))
    def tick(self, milestone: int, day: date) -> None:
        self.make(Tick(milestone, 1, day))

    @rule(milestone=MILESTONES)
    def untick(self, milestone: int) -> None:
        self.make(Untick(milestone, 1))

    @rule(milestone=MILESTONES, status=st.sampled_from(Status), reason=TEXTS)
    def status(self, milestone: int, status: Status, reason: str) -> None:
        self.make(SetStatus(milestone, 1, status, reason))

    @rule(value=st.none() | st.floats(0, 1e6))
    def value(self, value: float | None) -> None:
        self.make(SetValue(15, 1, value))

    @rule(task=st.integers(1, 6), field=st.sampled_from(NoteField), text=TEXTS)
    def note(self, task: int, field: NoteField, text: str) -> None:
        self.make(WriteNote(1, task, None, field, text))

    @rule(milestone=MILESTONES, due=DAYS, reason=TEXTS, approver=TEXTS)
    def due(self, milestone: int, due: date, reason: str, approver: str) -> None:
        self.make(SetDue(milestone, 1, due, reason, approver))

    @rule(milestone=MILESTONES)
    def withdraw(self, milestone: int) -> None:
        self.make(WithdrawDue(milestone, 1))

    @rule(milestone=MILESTONES, pace=st.none() | st.sampled_from(Pace), reason=TEXTS)
    def judge(self, milestone: int, pace: Pace | None, reason: str) -> None:
        self.make(OverridePace(milestone, 1, pace, reason))

    @rule(milestone=st.integers(1, 2), text=TEXTS, person=TEXTS, due=st.none() | DAYS)
    def add_step(self, milestone: int, text: str, person: str, due: date | None) -> None:
        self.make(AddStep(milestone, 1, text, person, due))

    @rule(step=STEPS, text=TEXTS, day=st.none() | DAYS, by=st.integers(-3, 3))
    def change_step(self, step: int, text: str, day: date | None, by: int) -> None:
        self.make(EditStep(step, text, "", day))
        self.make(MoveStep(step, by))
        self.make(TickStep(step, day))

    @rule(step=STEPS)
    def remove_step(self, step: int) -> None:
        self.make(RemoveStep(step))

    @rule(name=TEXTS)
    def people(self, name: str) -> None:
        self.make(SetPeople(name, "", "1"))

    @rule(name=TEXTS)
    def unit(self, name: str) -> None:
        self.make(AddAgency(name, AgencyKind.LOCAL))

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        self.ledger.undo(AT)
        self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.ledger.redo(AT)
        self.done.append(self.undone.pop())

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = open_ledger(self.ledger.path)

    @invariant()
    def holds_what_it_should(self) -> None:
        assert contents(self.ledger) == self.done[-1]

    def teardown(self) -> None:
        while len(self.done) > 1:
            self.undo()
        assert contents(self.ledger) == self.done[0]
        while self.undone:
            self.redo()
        assert contents(self.ledger) == self.done[-1]
        assert findings(self.ledger) == []
        self.ledger.close()
        self.folder.cleanup()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_undo_all_is_the_start_and_redo_all_the_end(blank_ledger: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    UndoMachine.blank = blank_ledger
    run_state_machine_as_test(
        UndoMachine,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
