"""The hidden sheet: which plan and day a workbook was made from, and each row as it was then.

It tells on reading back what the clerk changed from what changed in the ledger meanwhile. Of texts
it keeps a fingerprint: enough to see whether one is another now.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from taizhang.exchange.cells import put
from taizhang.exchange.sheet_columns import NOTE_FIELDS, Field
from taizhang.ledger.record import MilestoneRecord, Notes
from taizhang.ledger.status import Status
from taizhang.report.columns import SheetRow, plan_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from taizhang.exchange.looks import Looks
    from taizhang.plan.model import PlanFacts

SHEET = "导出记录"
MARK = "taizhang-ledger-sheet"
VERSION = "1"

_FIRST_ROW = 4
_COLUMNS = ("行标识", "方案文字", *(str(field) for field in Field))


@dataclass(frozen=True, slots=True)
class Progress:
    """What was recorded against a milestone, without its notes; the reason as a fingerprint."""

    status: Status = Status.NOT_STARTED
    completed_on: date | None = None
    value: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A row as it was exported; the notes and the plan's words as fingerprints."""

    words: str
    progress: Progress
    notes: Mapping[Field, str]

    def print_of(self, field: Field) -> str:
        """The fingerprint of a field's text."""
        return self.progress.reason if field is Field.REASON else self.notes.get(field, "")


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """What the hidden sheet says."""

    plan: str
    title: str
    as_of: str
    rows: Mapping[str, ExportedRow]


def fingerprint(text: str) -> str:
    """What a text is compared by; '' for none.

    Spreadsheet programs alter what cannot be seen: ends of lines, blanks before them, control
    characters. A text that differs in nothing else was not changed by the clerk.
    """
    lines = re.sub("\r\n?|_x000[Dd]_\n?", "\n", text).split("\n")
    seen = "\n".join("".join(filter(_is_seen, line)).rstrip() for line in lines).strip()
    return hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()[:16] if seen else ""


def _is_seen(char: str) -> bool:
    return char == "\t" or (
        unicodedata.category(char) not in ("Cc", "Cs") and char not in "\ufffd\ufffe\uffff"
    )


def progress_of(milestone: MilestoneRecord) -> Progress:
    """What the ledger has recorded against a milestone."""
    reason = fingerprint(milestone.reason)
    return Progress(milestone.status, milestone.completed_on, milestone.value, reason)


def note_fingerprints(notes: Notes) -> dict[Field, str]:
    """A fingerprint for each field that has a text."""
    found = {field: fingerprint(notes.texts.get(note, "")) for field, note in NOTE_FIELDS.items()}
    return {field: print_ for field, print_ in found.items() if print_}


def write(
    sheet: Worksheet, looks: Looks, plan: PlanFacts, as_of: date, rows: Iterable[SheetRow]
) -> None:
    """Fill the hidden sheet."""
    head: Sequence[Sequence[str]] = (
        (MARK, VERSION),
        ("方案", plan_name(plan), plan.title),
        ("数据截至", as_of.isoformat()),
        _COLUMNS,
    )
    for at, texts in enumerate((*head, *map(_texts, rows))):
        for column, text in enumerate(texts):
            put(sheet, at, column, text, looks.plain)
    sheet.very_hidden()


def _texts(row: SheetRow) -> tuple[str, ...]:
    now = Progress() if row.milestone is None else progress_of(row.milestone)
    notes = note_fingerprints(row.notes)
    return (
        row.id,
        fingerprint(row.words),
        str(now.status),
        now.completed_on.isoformat() if now.completed_on else "",
        "" if now.value is None else repr(now.value),
        now.reason,
        *(notes.get(field, "") for field in NOTE_FIELDS),
    )


def parse(table: Sequence[Sequence[str]]) -> ExportRecord:
    """The record out of the hidden sheet's texts.

    Raises:
        ValueError: it is not one of ours, or somebody has changed it.
    """
    if len(table) < _FIRST_ROW or table[0][:2] != [MARK, VERSION]:
        raise ValueError(SHEET)
    rows = {texts[0]: _exported(texts) for texts in table[_FIRST_ROW:] if texts and texts[0]}
    return ExportRecord(_at(table[1], 1), _at(table[1], 2), _at(table[2], 1), rows)


def _exported(texts: Sequence[str]) -> ExportedRow:
    status, on, value, reason, *notes = (_at(texts, place) for place in range(2, len(_COLUMNS)))
    progress = Progress(
        Status(status),
        date.fromisoformat(on) if on else None,
        float(value) if value else None,
        reason,
    )
    found = {f: print_ for f, print_ in zip(NOTE_FIELDS, notes, strict=True) if print_}
    return ExportedRow(_at(texts, 1), progress, found)


def _at(texts: Sequence[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""
