"""One action on many milestones: what it comes to for each, as one change and one undo.

Whoever calls says which milestones; what the list does not show is not among them and stays as it
is. A milestone where the action changes nothing, or is not possible, is left out with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import (
    Change,
    SetStatus,
    Tick,
    Together,
    Untick,
    WriteNote,
    storable,
)
from taizhang.ledger.listing import Place
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.year_changes import SetDue

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Mark:
    """Set a status. 已完成 needs the day ``on``, 不适用 its ``reason``.

    What has the status already keeps its day; another reason is written.
    """

    status: Status
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take the tick off where there is one: 未开始 again, or 进行中 with a figure."""


@dataclass(frozen=True, slots=True)
class DoneOn:
    """Write another day of completion; with ``unfinished`` also make 已完成 what is not yet."""

    on: date
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """Write one field of the notes, or with ``append`` a line below what stands there.

    '' takes the text out, unless it is to be appended.
    """

    field: NoteField
    text: str
    append: bool = False


@dataclass(frozen=True, slots=True)
class Postpone:
    """Change 完成时限 to one day for all, as `SetDue` does."""

    due: date
    reason: str
    approver: str = ""
    approved_on: date | None = None


Action = Mark | TakeBack | DoneOn | Write | Postpone


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A milestone that is not changed, by its number, and why."""

    place: Place
    number: str
    why: KnownError


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action comes to. ``words`` name it for undo."""

    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    words: str

    @property
    def change(self) -> Change | None:
        """All of it as one change; None where nothing would change."""
        if not self.changes:
            return None
        one = self.changes[0]
        return one if len(self.changes) == 1 else Together(self.changes, self.words)

    def reasons(self) -> list[tuple[KnownError, int]]:
        """Why milestones are left out, each reason with how many, in order."""
        counts: dict[str, tuple[KnownError, int]] = {}
        for left in self.left_out:
            why, count = counts.get(str(left.why), (left.why, 0))
            counts[str(left.why)] = (why, count + 1)
        return list(counts.values())


@dataclass(frozen=True, slots=True)
class Now:
    """What stands at a milestone now, as far as actions ask."""

    number: str
    status: Status
    completed_on: str | None
    reason: str
    due: date
    note: str


def bulk(ledger: Ledger, agency_id: int, places: Sequence[Place], action: Action) -> Plan:
    """Work out what ``action`` does to each of ``places``; nothing is changed.

    Raises:
        KnownError: something is missing that every milestone would need (reason, approver, day).
    """
    now = standing_at(ledger, agency_id, [place.milestone_id for place in places], action)
    _require_whole(action, [now[place.milestone_id] for place in places if place.is_open])
    changes: list[Change] = []
    left: list[LeftOut] = []
    for place in places:
        here = now[place.milestone_id]
        try:
            changes.append(_change(ledger, agency_id, place, here, action))
        except KnownError as why:
            left.append(LeftOut(place, here.number, why))
    words = f"{len(changes)} 个节点：{action_words(action)}"
    return Plan(tuple(changes), tuple(left), words)


def all_done(ledger: Ledger, agency_id: int, places: Iterable[Place]) -> bool:
    """Whether each of these where something may be recorded is 已完成."""
    ids = [place.milestone_id for place in places if place.is_open]
    sql = """
        SELECT count(*) FROM progress WHERE agency_id = ? AND status = '已完成'
        AND milestone_id IN (SELECT value FROM json_each(?))
    """
    return bool(ids) and ledger.rows(sql, (agency_id, json.dumps(ids)))[0][0] == len(ids)


def settled(ledger: Ledger, agency_id: int) -> set[int]:
    """The milestones that are 已完成 or 不适用 for the unit."""
    sql = "SELECT milestone_id FROM progress WHERE agency_id = ? AND status IN ('已完成', '不适用')"
    return {id_ for (id_,) in ledger.rows(sql, (agency_id,))}


def reasons_given(ledger: Ledger, agency_id: int) -> list[str]:
    """The reasons of 不适用 that the unit wrote, the most usual first."""
    sql = """
        SELECT reason FROM progress WHERE agency_id = ? AND reason <> ''
        GROUP BY reason ORDER BY count(*) DESC, max(milestone_id) DESC LIMIT 20
    """
    return [reason for (reason,) in ledger.rows(sql, (agency_id,))]


def action_words(action: Action) -> str:
    """An action in a few words, for the journal and for undo."""
    if isinstance(action, Mark):
        return str(action.status)
    if isinstance(action, TakeBack):
        return "取消勾选"
    if isinstance(action, DoneOn):
        return f"完成日期 {action.on}"
    if isinstance(action, Postpone):
        return f"完成时限 {action.due}"
    if action.append:
        return f"{action.field}加一行"
    return f"写{action.field}" if storable(action.text) else f"清空{action.field}"


def _require_whole(action: Action, now: Iterable[Now]) -> None:
    """Raise KnownError for what is missing, as it would be missing everywhere."""
    if isinstance(action, Mark):
        if action.status is Status.DONE and action.on is None:
            raise KnownError("“已完成”要有完成日期。")
        if action.status is Status.NOT_APPLICABLE and not storable(action.reason):
            raise KnownError("“不适用”要写理由。")
    if isinstance(action, Write) and action.append and not storable(action.text):
        raise KnownError("请写要加上的文字。")
    if isinstance(action, Postpone):
        if not storable(action.reason):
            raise KnownError("调整时限要写明理由。")
        if not storable(action.approver) and any(here.due < action.due for here in now):
            raise KnownError("延期要写明理由和批准人（单位）。")


_NOW = """
    SELECT m.id, m.number, ifnull(p.status, '未开始'), p.completed_on, ifnull(p.reason, ''),
           ifnull(x.due, m.due),
           ifnull((SELECT n.text FROM note AS n WHERE n.agency_id = :agency
                   AND n.task_id = m.task_id AND n.milestone_id = m.id AND n.field = :field), '')
    FROM milestone AS m
    LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency
    LEFT JOIN deadline AS x ON x.id = (
        SELECT max(l.id) FROM deadline AS l
        WHERE l.agency_id = :agency AND l.milestone_id = m.id)
    WHERE m.id IN (SELECT value FROM json_each(:ids))
"""


def standing_at(
    ledger: Ledger, agency_id: int, ids: Iterable[int], action: Action | None = None
) -> dict[int, Now]:
    """What stands at these milestones, by their ids."""
    field = action.field if isinstance(action, Write) else NoteField.PROGRESS
    parameters = {"agency": agency_id, "ids": json.dumps(list(ids)), "field": field.value}
    return {row[0]: _now(*row[1:]) for row in ledger.rows(_NOW, parameters)}


def _now(number: str, status: str, on: str | None, reason: str, due: str, note: str) -> Now:
    return Now(number, Status(status), on, reason, date.fromisoformat(due), note)


def _change(ledger: Ledger, agency_id: int, place: Place, now: Now, action: Action) -> Change:
    """What the action does at one place. Raises KnownError where it does nothing."""
    at = place.milestone_id
    if not place.is_open:
        raise KnownError("只能查看")
    if isinstance(action, Mark):
        return _mark(agency_id, at, now, action)
    if isinstance(action, TakeBack):
        if now.status is not Status.DONE:
            raise KnownError("还没有完成")
        return Untick(at, agency_id)
    if isinstance(action, DoneOn):
        if now.status is not Status.DONE and not action.unfinished:
            raise KnownError("还没有完成")
        if now.completed_on == action.on.isoformat():
            raise _same()
        return Tick(at, agency_id, action.on)
    if isinstance(action, Postpone):
        return _postponed(ledger, agency_id, at, now, action)
    text = storable(action.text)
    if action.append and now.note:
        text = f"{now.note}\n{text}"
    if text == now.note:
        raise _same()
    return WriteNote(agency_id, place.task_id, at, action.field, text)


def _postponed(ledger: Ledger, agency_id: int, at: int, now: Now, action: Postpone) -> Change:
    if now.due == action.due:
        raise _same()
    change = SetDue(at, agency_id, action.due, action.reason, action.approver, action.approved_on)
    change.edits(ledger, datetime.min)  # a day that is not possible here
    return change


def _mark(agency_id: int, at: int, now: Now, action: Mark) -> Change:
    same_reason = storable(action.reason) == now.reason
    if now.status is action.status and (action.status is not Status.NOT_APPLICABLE or same_reason):
        raise _same()
    if action.status is Status.DONE:
        assert action.on is not None
        return Tick(at, agency_id, action.on)
    return SetStatus(at, agency_id, action.status, action.reason)


def _same() -> KnownError:
    return KnownError("已经是这样")
