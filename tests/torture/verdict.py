"""Is everything that was acknowledged in the ledger, and nothing else.

The judge does not ask the code it judges what should be there: it puts the acknowledged rows
together itself and compares them with the tables, with the journal, and then asks
``soundness.findings`` as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from taizhang.errors import KnownError
from taizhang.ledger.changes import storable
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger, open_ledger
from tests.torture.acts import Act, Edits, NoteKey, last_line, understood

_KEYS = {
    "progress": ("milestone_id", "agency_id"),
    "note": ("id",),
    "setting": ("key",),
}
RowKey = tuple[Any, ...]
Rows = dict[RowKey, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class State:
    """What a ledger held when it was last known to be well."""

    last: int = 0
    rows: Rows = field(default_factory=dict)


@dataclass(slots=True)
class Told:
    """What a writer told before it was cut off."""

    lines: list[Edits] = field(default_factory=list)
    """Acknowledged journal lines, in order."""
    acts: int = 0
    """Acknowledged acts, drafts among them."""
    drafts: dict[NoteKey, str] = field(default_factory=dict)
    """Acknowledged drafts that no note has taken the place of."""
    begun: Act | None = None
    """Begun and not acknowledged: it may be there or not."""

    def hear(self, line: str) -> None:
        """Take in one told line."""
        if line.startswith("> "):
            self.begun = understood(line[2:])
        elif line.startswith("< "):
            assert self.begun is not None
            self.acts += 1
            self.lines += json.loads(line[2:])
            self._settle(self.begun)
            self.begun = None

    def _settle(self, act: Act) -> None:
        if act.verb == "open":
            self.drafts.clear()
        if act.note is not None:
            key, text = act.note
            if act.verb == "draft":
                self.drafts[key] = text
            else:
                self.drafts.pop(key, None)


def heard(lines: Iterable[str]) -> Told:
    """Everything a writer told."""
    told = Told()
    for line in lines:
        told.hear(line)
    return told


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge found."""

    lost: int
    unsound: list[str]
    state: State


def judge(path: Path, before: State, told: Told) -> Verdict:
    """Open the ledger as the program does and compare it with what was told."""
    try:
        ledger = open_ledger(path)
    except KnownError as error:
        return Verdict(len(told.lines), [f"does not open: {error}"], before)
    try:
        return judge_open(ledger, before, told)
    except KnownError as error:
        return Verdict(len(told.lines), [f"cannot be read: {error}"], before)
    finally:
        ledger.close()


def state_of(path: Path) -> State:
    """What a ledger holds that is well."""
    ledger = open_ledger(path)
    try:
        return State(last_line(ledger), rows_of(ledger))
    finally:
        ledger.close()


def judge_open(ledger: Ledger, before: State, told: Told) -> Verdict:
    """The same for a ledger that is open already."""
    stored = ledger.rows(
        "SELECT change, edits FROM journal WHERE id > ? ORDER BY id", (before.last,)
    )
    lines = [(change, json.loads(edits)) for change, edits in stored]
    kept = _kept([edits for _, edits in lines], told.lines)
    rows = rows_of(ledger)
    lost = len(told.lines) - kept
    unsound = findings(ledger)
    if not lost:
        unsound += _surplus(lines[kept:], told)
    if rows != _replay(before.rows, [edits for _, edits in lines]):
        unsound.append("the rows are not what the journal's lines lead to")
    missing = _missing_drafts(ledger, rows, told)
    return Verdict(lost + len(missing), unsound, State(last_line(ledger), rows))


def rows_of(ledger: Ledger) -> Rows:
    """Everything recorded, by table and key."""
    found: Rows = {}
    for table in _KEYS:
        cursor = ledger.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            found[_key(table, row)] = row
    return found


def _key(table: str, row: dict[str, Any]) -> RowKey:
    return (table, *(row[column] for column in _KEYS[table]))


def _kept(lines: list[Edits], acknowledged: list[Edits]) -> int:
    """How many acknowledged lines are there, in order and whole."""
    pairs = zip(lines, acknowledged, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(lines), len(acknowledged)))


def _surplus(rest: list[tuple[str, Edits]], told: Told) -> list[str]:
    """Beyond the acknowledged: at most the one act that was begun, then notes made of drafts."""
    texts = [storable(text) for text in told.drafts.values()]
    begun = told.begun
    if begun is not None and begun.note is not None:
        texts.append(storable(begun.note[1]))
    if rest and begun is not None and begun.verb != "draft" and not _is_seal(rest[0], texts):
        begun_name = begun.name or rest[0][0]  # undo and redo name the change they are about
        rest = rest[1:] if rest[0][0] == begun_name else rest
    return [
        f"a line nobody wrote: {change} {edits}"
        for change, edits in rest
        if not _is_seal((change, edits), texts)
    ]


def _is_seal(line: tuple[str, Edits], texts: list[str]) -> bool:
    change, edits = line
    after = edits[0]["after"]
    return change == "WriteNote" and ("" if after is None else after["text"]) in texts


def _replay(rows: Rows, lines: list[Edits]) -> Rows:
    rows = dict(rows)
    for edit in (edit for edits in lines for edit in edits):
        if edit["before"] is not None:
            rows.pop(_key(edit["table"], edit["before"]), None)
        if edit["after"] is not None:
            rows[_key(edit["table"], edit["after"])] = edit["after"]
    return rows


def _missing_drafts(ledger: Ledger, rows: Rows, told: Told) -> list[NoteKey]:
    """A draft is a note by now (opening made it one), or a draft still."""
    texts = {
        (r["agency_id"], r["task_id"], r["milestone_id"] or 0, r["field"]): r["text"]
        for key, r in rows.items()
        if key[0] == "note"
    }
    texts |= {tuple(key): storable(text) for *key, text in ledger.rows("SELECT * FROM draft")}
    begun = told.begun.note if told.begun is not None else None
    missing = []
    for key, text in told.drafts.items():
        allowed = {storable(text)}
        if begun is not None and begun[0] == key:
            allowed.add(storable(begun[1]))
        if texts.get(key, "") not in allowed:
            missing.append(key)
    return missing
