"""Damaged and foreign files: a sentence or a working ledger, and the file is as it was.

For each file: it is opened, everything the window shows is read, it is closed; the bytes and the
folder must be as before. What opened is then written to as well: a refusal must be a sentence.
Then salvage, which must not touch the file either and has to bring back what `rescue` knows to be
readable.

In the table ``lost`` counts files that were changed, and rows that salvage left behind;
``unsound`` anything raised that is no KnownError, and files left beside a refused one.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from taizhang.errors import KnownError
from taizhang.ledger import history
from taizhang.ledger.agencies import own_unit, role_counts, units
from taizhang.ledger.facts import default_as_of, plan_facts
from taizhang.ledger.filters import Filter
from taizhang.ledger.outline import outline, sections
from taizhang.ledger.plans import general_texts, published_text
from taizhang.ledger.records import record_of
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger, open_ledger
from tests.torture.acts import AT, make_ledger, perform, places_of, random_act
from tests.torture.harm import HARMS, Harm
from tests.torture.outcome import Outcome
from tests.torture.rescue import Readable, rows_in, salvager

_ACTS = 400
_WRITES = 6
BACKUPS = ".backups"


def run(folder: Path, files: int, seed: int = 1) -> list[Outcome]:
    """So many files, each kind of harm in turn."""
    whole = folder / "whole.ledger"
    make_ledger(whole, acts=_ACTS, seed=seed)
    test = _Test(whole, seed)
    for number in range(files):
        place = folder / str(number)
        place.mkdir()
        test.one(place, HARMS[number % len(HARMS)], number)
        shutil.rmtree(place)
    return test.outcomes()


class _Test:
    def __init__(self, whole: Path, seed: int) -> None:
        self._content = whole.read_bytes()
        self._seed = seed
        self._readable = Readable(whole)
        self._salvage = salvager()
        self._opening = Outcome("damaged files opened")
        self._saving = Outcome(f"salvage against {self._readable.measure}")
        self._kinds: Counter[str] = Counter()
        self._crashes: dict[tuple[str, str], list[str]] = {}

    def outcomes(self) -> list[Outcome]:
        """What was found."""
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(self._kinds.items()))
        self._opening.notes.append(kinds)
        for outcome in (self._opening, self._saving):
            outcome.told += [
                f"{len(where)} × {crash}; the first: {where[0]}"
                for (name, crash), where in self._crashes.items()
                if name == outcome.name
            ]
        if self._salvage is None:
            self._saving.skipped = "taizhang.ledger.salvage is not written yet"
        return [self._opening.done(), self._saving.done()]

    def one(self, place: Path, harm: Harm, number: int) -> None:
        """One damaged file, opened, salvaged and written to."""
        rng = random.Random(f"{self._seed} {number}")
        where = f"file {number} of seed {self._seed} ({harm.__name__})"
        path = place / "a.ledger"
        work = place.with_name(f"{place.name}-work")
        work.mkdir()
        harm(self._content, path, rng)
        self._opening.runs += 1
        found = self._untouched(self._opening, path, where, lambda: _read_all(path))
        self._kinds[f"{harm.__name__} {found}"] += 1
        if self._salvage is not None:
            self._rescue(path, work, where)
        if found != "refused":
            self._crashed(self._opening, where, _crashes(lambda: _write(path, rng)))
        shutil.rmtree(work)

    def _untouched(
        self, outcome: Outcome, path: Path, where: str, act: Callable[[], list[str]]
    ) -> str:
        """Do it; the folder must be as it was. Whether it was opened, refused or crashed."""
        before = _prints(path.parent)
        refused: list[str] = []
        crashes = _crashes(act, refused)
        self._crashed(outcome, where, crashes)
        after = _prints(path.parent)
        if after.pop(path.name) != before.pop(path.name):
            outcome.lost += 1
            outcome.told.append(f"{where}: the file was changed")
        if not refused:  # a ledger that is opened may be backed up; a refused one is left alone
            after = {name: digest for name, digest in after.items() if BACKUPS not in name}
        if after != before:
            outcome.tell(where, [f"left beside it: {sorted(after.keys() - before.keys())}"])
        return "crashed" if crashes else "refused" if refused else "opened"

    def _crashed(self, outcome: Outcome, where: str, crashes: list[str]) -> None:
        outcome.unsound += bool(crashes)
        for crash in crashes:
            self._crashes.setdefault((outcome.name, crash), []).append(where)

    def _rescue(self, path: Path, work: Path, where: str) -> None:
        assert self._salvage is not None
        salvage, target = self._salvage, work / "rescued.ledger"
        self._saving.runs += 1
        self._untouched(self._saving, path, where, lambda: _nothing(salvage(path, target)))
        wanted = self._readable.of(path, work)
        saved = rows_in(target) if target.exists() else set()
        left = wanted - saved
        self._saving.acknowledged += len(wanted)
        self._saving.lost += len(left)
        if left:
            tables = Counter(table for table, _ in left)
            self._saving.told.append(f"{where}: left behind {dict(tables)} of {len(wanted)}")


def _prints(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        if p.is_file()
        else ""
        for p in folder.rglob("*")
    }


def _crashes(act: Callable[[], list[str]], refused: list[str] | None = None) -> list[str]:
    """Do it; what was raised in it. A KnownError is as good as success."""
    try:
        return act()
    except KnownError as error:
        if refused is not None:
            refused.append(str(error))
        return []
    except Exception as error:
        return [_in_short(error)]


def _in_short(error: Exception) -> str:
    """What was raised where in our code, so that the same twice reads the same."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "taizhang" in f.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} in {place} ({str(error)[:50]!r})"


def _nothing(_: object) -> list[str]:
    return []


def _read_all(path: Path) -> list[str]:
    """Everything that the window and the command line show, each by itself.

    A part that is refused with a sentence does not end it: the others are shown beside it.
    """
    ledger = open_ledger(path)
    try:
        return [
            f"{part.__name__}: {crash}"
            for part in _PARTS
            for crash in _crashes(lambda part=part: _nothing(part(ledger)))  # type: ignore[misc]
        ]
    finally:
        ledger.close()


def _facts(ledger: Ledger) -> None:
    plan_facts(ledger)
    general_texts(ledger)
    published_text(ledger)


def _lists(ledger: Ledger) -> None:
    own_unit(ledger)
    sections(ledger)
    for unit in units(ledger):
        role_counts(ledger, unit.id)
        shown = outline(ledger, Filter(unit.id))
        for group in shown.groups:
            shown.milestones_of(group.task_id)


def _records(ledger: Ledger) -> None:
    for unit in units(ledger):
        default_as_of(ledger, unit.id, AT.date())
        record_of(ledger, unit, date(2012, 12, 31))


def _search(ledger: Ledger) -> None:
    for unit in units(ledger)[:3]:
        outline(ledger, Filter(unit.id, text="质量"))


def _history(ledger: Ledger) -> None:
    history.entries(ledger, history.Wanted())


def _undo(ledger: Ledger) -> None:
    ledger.undoable()
    ledger.redoable()


def _check(ledger: Ledger) -> None:
    findings(ledger)


_PARTS: tuple[Callable[[Ledger], None], ...] = (
    _facts,
    _lists,
    _records,
    _search,
    _history,
    _undo,
    _check,
)


def _write(path: Path, rng: random.Random) -> list[str]:
    ledger = open_ledger(path)
    try:
        places = places_of(ledger)
        if not places.duties or not places.targets:
            return []
        acts = [random_act(places, rng) for _ in range(_WRITES)]
        return [
            f"{act.verb} {act.name}: {crash}"
            for act in acts
            for crash in _crashes(lambda act=act: _nothing(perform(ledger, act)))  # type: ignore[misc]
        ]
    finally:
        ledger.close()
