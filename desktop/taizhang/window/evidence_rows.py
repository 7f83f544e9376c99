"""佐证材料 as the pane lists them: what is kept, what waits to be saved, what is being added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from taizhang.ledger.changes import Change, Together
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_changes import (
    AttachEvidence,
    DetachEvidence,
    EditEvidence,
    ReplaceEvidence,
)
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.record import EvidenceItem

_UNITS = ((10**6, "MB"), (10**3, "KB"))


class Standing(Enum):
    """How far a file has come."""

    KEPT = auto()
    UNSAVED = auto()
    ADDING = auto()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A line of the list; what has no ``id`` is not in the ledger yet. Names are plain text."""

    id: int | None
    name: str
    caption: str = ""
    dated_on: date | None = None
    size: int | None = None
    standing: Standing = Standing.KEPT
    sha256: str = ""
    version: int = 1
    places: int = 1
    percent: int | None = None
    """How far it is, while it is being added; None before its turn has come."""


def shown_rows(
    items: Iterable[EvidenceItem],
    waiting: Iterable[Change],
    place: EvidencePlace,
    adding: Iterable[tuple[str, int | None]] = (),
) -> list[EvidenceRow]:
    """The place's files as they will be once ``waiting`` is saved, then those being added."""
    rows = [row_of(item) for item in items]
    for change in _single(waiting):
        if isinstance(change, AttachEvidence):
            if place == (change.agency_id, change.task_id, change.milestone_id):
                day, standing = change.dated_on, Standing.UNSAVED
                rows.append(EvidenceRow(None, change.name, change.caption, day, None, standing))
        elif isinstance(change, DetachEvidence):
            rows = [row for row in rows if row.id != change.evidence_id]
        elif isinstance(change, EditEvidence):
            rows = [_edited(r, change) if r.id == change.evidence_id else r for r in rows]
        elif isinstance(change, ReplaceEvidence):
            rows = [_replaced(r, change) if r.id == change.evidence_id else r for r in rows]
    under_way = Standing.ADDING
    return rows + [EvidenceRow(None, n, standing=under_way, percent=p) for n, p in adding]


def row_of(item: EvidenceItem) -> EvidenceRow:
    """A file that is in the ledger."""
    return EvidenceRow(
        item.id,
        item.name,
        item.caption,
        item.dated_on,
        item.size,
        sha256=item.sha256,
        version=item.version,
        places=item.places,
    )


def _single(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        if isinstance(change, Together):
            yield from _single(change.changes)
        else:
            yield change


def _edited(row: EvidenceRow, change: EditEvidence) -> EvidenceRow:
    dated = change.dated_on is not None or change.undated
    return replace(
        row,
        name=row.name if change.name is None else change.name,
        caption=row.caption if change.caption is None else change.caption,
        dated_on=change.dated_on if dated else row.dated_on,
        standing=Standing.UNSAVED,
    )


def _replaced(row: EvidenceRow, change: ReplaceEvidence) -> EvidenceRow:
    """The new version has no id and no picture before it is saved."""
    return EvidenceRow(
        None,
        change.name,
        row.caption,
        row.dated_on,
        None,
        Standing.UNSAVED,
        version=row.version + 1,
    )


def size_words(size: int) -> str:
    """12 字节 would be a word to translate; 12 B is read everywhere: 12 B, 340 KB, 3.4 MB."""
    for least, unit in _UNITS:
        if size >= least:
            amount = size / least
            return f"{amount:.0f} {unit}" if amount >= 10 else f"{amount:.1f} {unit}"
    return f"{size} B"


def one_line(caption: str) -> str:
    """A caption on one line, in its true order; '' where there is none."""
    return shown_name(caption) if caption.strip() else ""
