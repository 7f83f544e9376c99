"""What a clerk does, at random: acts on a ledger, told before and after each.

An act is told as it is begun (``>``) and again with the rows it changed when the ledger has
returned (``<``): from then on it counts as saved, as it does for the clerk who sees the tick.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from taizhang import paths
from taizhang.ledger.changes import Change, SetPeople, SetValue, Tick, Untick, WriteNote
from taizhang.ledger.journal import Changed
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.load import load_plan

AT = datetime(2012, 10, 8, 9, 30, tzinfo=timezone(timedelta(hours=8)))
NoteKey = tuple[int, int, int, str]
"""Agency, task, milestone or 0, field: what a draft is kept under."""
Edits = list[dict[str, Any]]
"""Rows as a journal line holds them."""
Tell = Callable[[str], None]

_WORDS = "质量强省工作已完成方案印发企业检验监管标准品牌培育按期推进𠮷　“引号”\n第二行"
_MOST_CHARACTERS = 900


@dataclass(frozen=True, slots=True)
class Act:
    """One act: ``apply`` or ``draft`` with a change; ``undo``, ``redo``."""

    verb: str
    change: Change | None = None

    @property
    def name(self) -> str:
        """The change's name, as the journal writes it."""
        return "" if self.change is None else type(self.change).__name__

    @property
    def note(self) -> tuple[NoteKey, str] | None:
        """Which note it writes, and its text; None for anything else."""
        if not isinstance(self.change, WriteNote):
            return None
        c = self.change
        return (c.agency_id, c.task_id, c.milestone_id or 0, c.field.value), c.text


@dataclass(frozen=True, slots=True)
class Places:
    """Where something can be recorded: read once, since the plan does not change."""

    duties: list[tuple[int, int, int]]
    """Milestone, task, agency."""
    targets: list[tuple[int, int]]
    """Milestone with a figure to reach, agency."""


def places_of(ledger: Ledger) -> Places:
    """Every place of the ledger where something can be recorded."""
    duty = "FROM duty AS d JOIN milestone AS m ON m.task_id = d.task_id"
    return Places(
        ledger.rows(f"SELECT m.id, m.task_id, d.agency_id {duty} ORDER BY 1, 3"),
        ledger.rows(
            f"SELECT m.id, d.agency_id {duty} JOIN target AS t ON t.milestone_id = m.id ORDER BY 1, 2"
        ),
    )


def random_act(places: Places, rng: random.Random) -> Act:
    """Mostly ticks and notes, as in the window; now and then something is taken back."""
    verb = rng.choices(("apply", "draft", "undo", "redo"), (70, 20, 7, 3))[0]
    if verb == "draft":
        return Act(verb, _note(places, rng))
    return Act(verb, _change(places, rng) if verb == "apply" else None)


def _change(places: Places, rng: random.Random) -> Change:
    milestone, _, agency = rng.choice(places.duties)
    kind = rng.choices((Tick, Untick, SetValue, WriteNote, SetPeople), (40, 10, 15, 30, 5))[0]
    if kind is Tick:
        return Tick(milestone, agency, date(2012, 1, 1) + timedelta(days=rng.randrange(365)))
    if kind is Untick:
        return Untick(milestone, agency)
    if kind is SetValue:
        return SetValue(*rng.choice(places.targets), float(rng.randrange(100_000)))
    if kind is WriteNote:
        return _note(places, rng)
    return SetPeople(f"填报人{rng.randrange(99)}", f"审核人{rng.randrange(99)}", "025-86631818")


def _note(places: Places, rng: random.Random) -> WriteNote:
    # Few places, so that drafts, notes and undo meet each other.
    milestone, task, agency = rng.choice(places.duties[:: len(places.duties) // 12])
    text = "".join(rng.choices(_WORDS, k=rng.randrange(_MOST_CHARACTERS)))
    whole_task = rng.random() < 0.5
    return WriteNote(agency, task, None if whole_task else milestone, NoteField.PROGRESS, text)


def perform(ledger: Ledger, act: Act) -> Edits:
    """Do it, and return the rows it changed; to undo nothing changes none."""
    if act.verb == "undo":
        return edits_of(ledger.undo(AT)) if ledger.undoable() else []
    if act.verb == "redo":
        return edits_of(ledger.redo(AT)) if ledger.redoable() else []
    assert act.change is not None
    if act.verb == "draft":
        assert isinstance(act.change, WriteNote)
        ledger.keep_draft(act.change)
        return []
    return edits_of(ledger.apply(act.change, AT))


def edits_of(changed: Changed) -> Edits:
    """The rows of a change as its journal line holds them."""
    return [{"table": e.table, "before": e.before, "after": e.after} for e in changed.edits]


def attempt(ledger: Ledger, act: Act, tell: Tell) -> None:
    """Do it, telling before and after."""
    tell(f"> {told(act)}")
    edits = perform(ledger, act)
    tell("< " + json.dumps([edits] if edits else [], ensure_ascii=False))


def open_telling(path: Path, tell: Tell, last: int = 0) -> Ledger:
    """Open the ledger; told too, since opening makes notes of drafts that were left behind."""
    tell(f"> {told(Act('open'))}")
    ledger = open_ledger(path)
    lines = ledger.rows("SELECT edits FROM journal WHERE id > ? ORDER BY id", (last,))
    tell("< " + json.dumps([json.loads(line) for (line,) in lines], ensure_ascii=False))
    return ledger


def told(act: Act) -> str:
    """An act as a line of text."""
    values = None if act.change is None else asdict(act.change)  # type: ignore[call-overload]
    return json.dumps({"verb": act.verb, "change": act.name, "values": values}, default=str)


def understood(line: str) -> Act:
    """An act out of its line. Only notes are made again whole; of others the name is enough."""
    parts = json.loads(line)
    change: Change | None = None
    if parts["change"] == "WriteNote":
        values = parts["values"]
        change = WriteNote(**{**values, "field": NoteField(values["field"])})
    elif parts["change"] == "SetPeople":
        change = SetPeople(**parts["values"])
    elif parts["change"]:
        of = {"Tick": Tick, "Untick": Untick, "SetValue": SetValue}[parts["change"]]
        change = of(**parts["values"])
    return Act(parts["verb"], change)


def last_line(ledger: Ledger) -> int:
    """The number of the journal's last line."""
    ((last,),) = ledger.rows("SELECT ifnull(max(id), 0) FROM journal")
    return int(last)


def make_ledger(path: Path, acts: int = 0, seed: int = 0, lines: int = 0) -> None:
    """A ledger of the shipped plan with so many random acts, or journal lines, made fast.

    synchronous OFF is for making it only: nobody pulls the plug meanwhile.
    """
    create_ledger(path, load_plan(paths.shipped_plan()))
    if not acts and not lines:
        return
    ledger = open_ledger(path)
    ledger.connection.execute("PRAGMA synchronous = OFF")
    places, rng = places_of(ledger), random.Random(seed)
    for _ in range(acts):
        perform(ledger, random_act(places, rng))
    while last_line(ledger) < lines:
        perform(ledger, random_act(places, rng))
    ledger.close()
    open_ledger(path).close()  # seals the drafts, so that reading alone leaves the file as it is
