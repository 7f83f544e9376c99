"""A filled-in row beside the ledger: what will change, what is refused and why.

Three states are compared: as exported, as the clerk left the sheet, and as the ledger is now. What
the clerk did not change stays, whatever happened to it in the ledger. What both changed is a
conflict, and refused unless it is asked for. An empty cell changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from taizhang.errors import KnownError
from taizhang.exchange import entries
from taizhang.exchange.export_record import ExportedRow, Progress, fingerprint, progress_of
from taizhang.exchange.filled_sheet import FilledRow
from taizhang.exchange.sheet_columns import NOTE_FIELDS, Field
from taizhang.exchange.sheet_reader import Cell
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.record import MilestoneRecord, Notes
from taizhang.ledger.status import Status
from taizhang.report.wording import figure

PROGRESS_FIELDS = (Field.STATUS, Field.COMPLETED_ON, Field.VALUE, Field.REASON)


class Verdict(StrEnum):
    """What becomes of a cell."""

    CHANGE = "更改"
    CONFLICT = "冲突"
    REFUSED = "拒绝"


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell that is not simply left as it is. ``old`` is the ledger's now, ``new`` the sheet's."""

    field: Field
    verdict: Verdict
    old: str
    new: str
    why: KnownError | None = None
    changes: tuple[Change, ...] = ()
    """What makes it so; on the first of the cells that belong together."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs and what stands there now. Without a milestone: its task as a whole."""

    agency_id: int
    task_id: int
    milestone: MilestoneRecord | None
    notes: Notes


def compare(row: FilledRow, place: Place, was: ExportedRow | None) -> tuple[CellReading, ...]:
    """What a row's cells come to; those that change nothing are left out."""
    filled = {field: cell for field, cell in row.cells.items() if not entries.is_blank(cell)}
    cut = [_cut(field) for field in Field if field in row.cut]
    filled = {field: cell for field, cell in filled.items() if field not in row.cut}
    return (*cut, *_progress(filled, place, was), *_notes(filled, place, was))


def _cut(field: Field) -> CellReading:
    why = KnownError("这段文字太长，要在“长文本”表里改；那里的文字要齐全。")
    return CellReading(field, Verdict.REFUSED, "", "", why)


def _notes(
    filled: Mapping[Field, Cell], place: Place, was: ExportedRow | None
) -> Iterator[CellReading]:
    for field, note in NOTE_FIELDS.items():
        if field not in filled:
            continue
        old = place.notes.texts.get(note, "")
        try:
            text = entries.text(filled[field])
        except KnownError as why:
            yield CellReading(field, Verdict.REFUSED, old, "", why)
            continue
        before = was.notes.get(field, "") if was else ""
        if fingerprint(text) in (before, fingerprint(old)):
            continue
        milestone_id = place.milestone.id if place.milestone else None
        change = WriteNote(place.agency_id, place.task_id, milestone_id, note, text)
        contested = fingerprint(old) != before
        yield _changed(field, old, text, contested=contested, changes=(change,))


def _changed(
    field: Field, old: str, new: str, *, contested: bool, changes: tuple[Change, ...]
) -> CellReading:
    if not contested:
        return CellReading(field, Verdict.CHANGE, old, new, None, changes)
    why = KnownError("导出之后台账里也改了这一项。")
    return CellReading(field, Verdict.CONFLICT, old, new, why, changes)


def _progress(
    filled: Mapping[Field, Cell], place: Place, was: ExportedRow | None
) -> Iterator[CellReading]:
    """Status, day, figure and reason belong together: they are taken or refused as one."""
    milestone = place.milestone
    if milestone is None:
        yield from _on_task(filled)
        return
    wanted: dict[Field, Any] = {}
    refused = []
    for field in PROGRESS_FIELDS:
        if field in filled:
            try:
                wanted[field] = _entry(field, filled[field], milestone)
            except KnownError as why:
                refused.append(
                    CellReading(field, Verdict.REFUSED, _word(milestone, field), "", why)
                )
    if refused:
        yield from refused
        return
    before = was.progress if was else Progress()
    wanted = {f: entry for f, entry in wanted.items() if not _stands(f, entry, before, milestone)}
    if not wanted:
        return
    try:
        yield from _resolved(wanted, place.agency_id, milestone, before)
    except KnownError as why:
        field = next(iter(wanted))
        yield CellReading(
            field, Verdict.REFUSED, _word(milestone, field), _entry_word(wanted[field]), why
        )


def _on_task(filled: Mapping[Field, Cell]) -> Iterator[CellReading]:
    for field in PROGRESS_FIELDS:
        if field in filled:
            why = KnownError("这一行是任务整体。{0}要填在它的节点行里。", field)
            yield CellReading(field, Verdict.REFUSED, "", "", why)


def _entry(field: Field, cell: Cell, milestone: MilestoneRecord) -> Status | date | float | str:
    if field is Field.STATUS:
        return entries.status(cell)
    if field is Field.COMPLETED_ON:
        return entries.day(cell)
    if field is Field.REASON:
        return entries.text(cell)
    if milestone.target is None:
        raise KnownError("这个节点不是指标，不能填完成值。")
    return entries.value(cell, milestone.target)


def _stands(field: Field, entry: Any, before: Progress, now: MilestoneRecord) -> bool:
    """Whether the clerk left the cell as it was exported, or typed what the ledger has by now."""
    if field is Field.REASON:
        return fingerprint(entry) in (before.reason, fingerprint(now.reason))
    name = {Field.STATUS: "status", Field.COMPLETED_ON: "completed_on", Field.VALUE: "value"}[field]
    return entry in (getattr(before, name), getattr(now, name))


def _resolved(
    wanted: Mapping[Field, Any], agency_id: int, now: MilestoneRecord, before: Progress
) -> Iterator[CellReading]:
    """The cells that come to be others, the changes on the first. Raises KnownError."""
    status = wanted.get(Field.STATUS, now.status)
    _refuse_contradictions(wanted, status)
    changes: list[Change] = []
    after = now
    if status is Status.DONE and wanted.keys() & {Field.STATUS, Field.COMPLETED_ON}:
        on = wanted.get(Field.COMPLETED_ON, now.completed_on)
        if on is None:
            raise KnownError("“已完成”要填完成日期。")
        changes.append(Tick(now.id, agency_id, on))
        after = replace(after, status=status, completed_on=on, reason="")
    elif wanted.keys() & {Field.STATUS, Field.REASON}:
        reason = wanted.get(Field.REASON, now.reason) if status is Status.NOT_APPLICABLE else ""
        if status is Status.NOT_APPLICABLE and not reason:
            raise KnownError("“不适用”要填理由。")
        changes.append(SetStatus(now.id, agency_id, status, reason))
        after = replace(after, status=status, completed_on=None, reason=reason)
    if Field.VALUE in wanted:
        changes.append(SetValue(now.id, agency_id, wanted[Field.VALUE]))
        status = Status.UNDER_WAY if after.status is Status.NOT_STARTED else after.status
        after = replace(after, status=status, value=wanted[Field.VALUE])
    contested = progress_of(now) != before
    made = tuple(changes)
    for field in PROGRESS_FIELDS:
        old, new = _word(now, field), _word(after, field)
        if old != new:
            yield _changed(field, old, new, contested=contested, changes=made)
            made = ()


def _refuse_contradictions(wanted: Mapping[Field, Any], status: Status) -> None:
    if Field.COMPLETED_ON in wanted and status is not Status.DONE:
        raise KnownError("填了完成日期，进展状态却是“{0}”。", status)
    if Field.REASON in wanted and status is not Status.NOT_APPLICABLE:
        raise KnownError("填了不适用理由，进展状态却是“{0}”。", status)


def _word(milestone: MilestoneRecord, field: Field) -> str:
    """What the ledger has in a field, in words."""
    values = {
        Field.STATUS: milestone.status,
        Field.COMPLETED_ON: milestone.completed_on,
        Field.VALUE: milestone.value,
    }
    return _entry_word(values.get(field, milestone.reason))


def _entry_word(entry: Status | date | float | str | None) -> str:
    if entry is None:
        return ""
    if isinstance(entry, date):
        return entry.isoformat()
    return figure(entry) if isinstance(entry, float | int) else str(entry)
