"""Changes of a working year: deadlines and their extension, the pace as judged, own steps.

Like those of `changes`, each is a named value for `Ledger.apply`.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from taizhang.errors import KnownError
from taizhang.ledger.changes import (
    Change,
    about_milestone,
    next_id,
    one_row,
    require_task_duty,
    storable,
)
from taizhang.ledger.journal import Row, RowEdit, Subject
from taizhang.ledger.pace import TO_JUDGE, Pace
from taizhang.ledger.settings import setting

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

LONGEST_REASON = 2000
LONGEST_STEP = 500
LONGEST_NAME = 100
"""Characters of a reason, of a step, of a person's or an approving office's name."""

MOST_YEARS_LATER = 30
"""A day further than that after the plan's own is a slip of the finger (2113 for 2013)."""


@dataclass(frozen=True, slots=True)
class _OnMilestone(Change):
    """A change to what one agency laid down for one milestone."""

    milestone_id: int
    agency_id: int

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        about = about_milestone(ledger, self.milestone_id, self.agency_id)
        assert about.task_id is not None
        require_task_duty(ledger, about.task_id, self.agency_id)
        return self.made(ledger, at)

    @abstractmethod
    def made(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The rows, once it is known that the unit records here."""

    def subject(self, ledger: Ledger) -> Subject:
        """The milestone."""
        return about_milestone(ledger, self.milestone_id, self.agency_id)


@dataclass(frozen=True, slots=True)
class SetDue(_OnMilestone):
    """Change 完成时限: to a later day (延期) with reason and approver, to an earlier with a reason.

    ``approved_on`` is the day from which reports count it; None counts always.
    """

    due: date
    reason: str
    approver: str = ""
    approved_on: date | None = None

    def made(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The new row. Raises KnownError for the same day, and where reason or approver lack."""
        plan_due, standing = _dues(ledger, self.milestone_id, self.agency_id)
        reason = _within(storable(self.reason), "理由", LONGEST_REASON)
        approver = _within(one_line(self.approver), "批准人", LONGEST_NAME)
        if self.due == standing:
            raise KnownError("完成时限已经是{0}，不用调整。", standing)
        if self.due > standing and not (reason and approver):
            raise KnownError("延期要写明理由和批准人（单位）。")
        if not reason:
            raise KnownError("调整时限要写明理由。")
        _require_possible(ledger, self.milestone_id, plan_due, self.due)
        after = {
            "id": next_id(ledger, "deadline"),
            "milestone_id": self.milestone_id,
            "agency_id": self.agency_id,
            "old_due": standing.isoformat(),
            "due": self.due.isoformat(),
            "reason": reason,
            "approver": approver,
            "approved_on": _iso(self.approved_on),
            "set_at": at.isoformat(),
            "author": setting(ledger, "reporter"),
        }
        return [RowEdit("deadline", None, after)]


@dataclass(frozen=True, slots=True)
class WithdrawDue(_OnMilestone):
    """Take the last change of 完成时限 out, so that what stood before holds (恢复原时限)."""

    def made(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The newest row, gone. Raises KnownError when there is none."""
        sql = """SELECT * FROM deadline WHERE milestone_id = ? AND agency_id = ?
                 ORDER BY id DESC LIMIT 1"""
        before = one_row(ledger, sql, (self.milestone_id, self.agency_id))
        if before is None:
            raise KnownError("“{0}”的完成时限没有调整过。", self.subject(ledger).words)
        return [RowEdit("deadline", before, None)]


@dataclass(frozen=True, slots=True)
class OverridePace(_OnMilestone):
    """Judge 序时进度 oneself, with the reason; None for ``pace`` brings back the worked-out one."""

    pace: Pace | None
    reason: str = ""

    def made(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The row. Raises KnownError without a reason, and for 已完成, which is ticked."""
        sql = "SELECT * FROM pace_override WHERE milestone_id = ? AND agency_id = ?"
        before = one_row(ledger, sql, (self.milestone_id, self.agency_id))
        if self.pace is None:
            return [] if before is None else [RowEdit("pace_override", before, None)]
        if self.pace not in TO_JUDGE:
            raise KnownError("“已完成”不能由人判定，请勾选节点并填写完成日期。")
        reason = _within(storable(self.reason), "理由", LONGEST_REASON)
        if not reason:
            raise KnownError("自行判定序时进度要写明理由。")
        if before is not None and (before["pace"], before["reason"]) == (self.pace, reason):
            return []
        after = {
            "milestone_id": self.milestone_id,
            "agency_id": self.agency_id,
            "pace": self.pace.value,
            "reason": reason,
            "set_at": at.isoformat(),
            "author": setting(ledger, "reporter"),
        }
        return [RowEdit("pace_override", before, after)]


@dataclass(frozen=True, slots=True)
class AddStep(_OnMilestone):
    """Add a step of the unit's own, after those that are there (分解)."""

    text: str
    person: str = ""
    due: date | None = None

    def made(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The new row. Raises KnownError without words."""
        sql = "SELECT ifnull(max(position), 0) FROM step WHERE agency_id = ? AND milestone_id = ?"
        ((last,),) = ledger.rows(sql, (self.agency_id, self.milestone_id))
        after = {
            "id": next_id(ledger, "step"),
            "agency_id": self.agency_id,
            "milestone_id": self.milestone_id,
            "position": last + 1,
            **_step_words(self.text, self.person),
            "due": _iso(self.due),
            "done_on": None,
        }
        return [RowEdit("step", None, after)]


@dataclass(frozen=True, slots=True)
class _OnStep(Change):
    """A change to one step."""

    step_id: int

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        before = step_row(ledger, self.step_id)
        task_id = self.subject(ledger).task_id
        assert task_id is not None
        require_task_duty(ledger, task_id, before["agency_id"])
        return self.made(ledger, before)

    @abstractmethod
    def made(self, ledger: Ledger, before: Row) -> list[RowEdit]:
        """The rows, once it is known that the unit records here."""

    def subject(self, ledger: Ledger) -> Subject:
        """The step's milestone."""
        row = step_row(ledger, self.step_id)
        return about_milestone(ledger, row["milestone_id"], row["agency_id"])


@dataclass(frozen=True, slots=True)
class EditStep(_OnStep):
    """Write a step otherwise: words, person and day, all three."""

    text: str
    person: str
    due: date | None

    def made(self, ledger: Ledger, before: Row) -> list[RowEdit]:
        """The row as it will be. Raises KnownError without words."""
        said = {**_step_words(self.text, self.person), "due": _iso(self.due)}
        return [RowEdit("step", before, {**before, **said})]


@dataclass(frozen=True, slots=True)
class TickStep(_OnStep):
    """Mark a step as done on ``on``, or with None as not done. The milestone stays as it is."""

    on: date | None

    def made(self, ledger: Ledger, before: Row) -> list[RowEdit]:
        """The row as it will be."""
        return [RowEdit("step", before, {**before, "done_on": _iso(self.on)})]


@dataclass(frozen=True, slots=True)
class MoveStep(_OnStep):
    """Move a step up (``by`` below 0) or down among its milestone's, as far as there is room."""

    by: int

    def made(self, ledger: Ledger, before: Row) -> list[RowEdit]:
        """Every row that gets another position."""
        ids = _steps_beside(ledger, before)
        place = min(max(ids.index(self.step_id) + self.by, 0), len(ids) - 1)
        ids.remove(self.step_id)
        ids.insert(place, self.step_id)
        return _numbered(ledger, ids)


@dataclass(frozen=True, slots=True)
class RemoveStep(_OnStep):
    """Take a step out; those after it move up."""

    def made(self, ledger: Ledger, before: Row) -> list[RowEdit]:
        """The row, gone, and every one that gets another position."""
        left = [id_ for id_ in _steps_beside(ledger, before) if id_ != self.step_id]
        return [RowEdit("step", before, None), *_numbered(ledger, left)]


def step_row(ledger: Ledger, step_id: int) -> Row:
    """A step's row. Raises KnownError when there is none of that id."""
    row = one_row(ledger, "SELECT * FROM step WHERE id = ?", (step_id,))
    if row is None:
        raise KnownError("这个分解步骤已经不在了，请刷新后再试。")
    return row


def _steps_beside(ledger: Ledger, row: Row) -> list[int]:
    """The ids of all steps of a step's milestone, in order."""
    sql = "SELECT id FROM step WHERE agency_id = ? AND milestone_id = ? ORDER BY position, id"
    return [id_ for (id_,) in ledger.rows(sql, (row["agency_id"], row["milestone_id"]))]


def _numbered(ledger: Ledger, ids: list[int]) -> list[RowEdit]:
    """The edits that give these steps the positions from 1, for those that have others."""
    rows = [step_row(ledger, id_) for id_ in ids]
    return [
        RowEdit("step", row, {**row, "position": position})
        for position, row in enumerate(rows, 1)
        if row["position"] != position
    ]


def one_line(text: str) -> str:
    """A text that is kept on one line: line ends and runs of spaces become one space."""
    return " ".join(storable(text).split())


def _step_words(text: str, person: str) -> dict[str, Any]:
    text = _within(one_line(text), "步骤", LONGEST_STEP)
    if not text:
        raise KnownError("请写步骤的内容。")
    return {"text": text, "person": _within(one_line(person), "责任人", LONGEST_NAME)}


def _within(text: str, what: str, longest: int) -> str:
    if len(text) > longest:
        raise KnownError("{0}有 {1} 字，太长了，请写在 {2} 字以内。", what, len(text), longest)
    return text


def _dues(ledger: Ledger, milestone_id: int, agency_id: int) -> tuple[date, date]:
    """The plan's own day and the one that stands now."""
    sql = """
        SELECT m.due, ifnull(d.due, m.due) FROM milestone AS m
        LEFT JOIN deadline AS d ON d.id = (
            SELECT max(id) FROM deadline WHERE milestone_id = m.id AND agency_id = ?)
        WHERE m.id = ?
    """
    ((plan_due, standing),) = ledger.rows(sql, (agency_id, milestone_id))
    return date.fromisoformat(plan_due), date.fromisoformat(standing)


def _require_possible(ledger: Ledger, milestone_id: int, plan_due: date, due: date) -> None:
    """Nothing is due before the plan was issued, nor a lifetime after it."""
    sql = """
        SELECT p.issued_on FROM milestone AS m JOIN task AS t ON t.id = m.task_id
        JOIN section AS s ON s.id = t.section_id JOIN plan AS p ON p.id = s.plan_id WHERE m.id = ?
    """
    ((issued_on,),) = ledger.rows(sql, (milestone_id,))
    if issued_on is not None and due < date.fromisoformat(issued_on):
        raise KnownError("完成时限{0}早于方案的发文日期{1}，请核对。", due, issued_on)
    if due.year - plan_due.year > MOST_YEARS_LATER:
        raise KnownError("完成时限{0}比方案规定的{1}晚了三十多年，请核对年份。", due, plan_due)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
