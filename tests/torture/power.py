"""The power is cut: what was not synced is gone, in whole or in part.

How: the program's own system calls are recorded by strace while it makes a ledger and writes to it;
afterwards they are done again, up to any moment, to a model of a disk (`disk`) that holds only what
was synced. What it holds at that moment is laid out as files, and the program opens them.

Why so: the code that runs is the code that is shipped, down to Python's sqlite3 and the SQLite in
it. A VFS of apsw would have put another SQLite and another connection in its place, and would have
seen neither ``files.put_in_place`` nor any other file that SQLite does not write. Moments are exact
to the system call and can be seen again; an acknowledgement is a ``write`` in the same recording,
so there is no doubt whether it came before the cut.

A ledger on synchronous NORMAL is put to the same test and must lose something, or else the test
could not tell a loss when it sees one.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.torture.calls import Call, Replay, calls_of, record, why_not
from tests.torture.disk import WAYS, lay_out
from tests.torture.outcome import Outcome
from tests.torture.verdict import State, Told, judge

_OPENINGS = (25, 260, 40)
"""Acts in each opening. SQLite makes a checkpoint by itself every 1,000 pages, about 200 acts."""


def run(
    folder: Path,
    cuts: int,
    seed: int = 1,
    *,
    openings: tuple[int, ...] = _OPENINGS,
    sessions: int = 4,
) -> list[Outcome]:
    """``cuts`` moments in ``sessions`` recordings, each cut in all three ways; FULL, then NORMAL."""
    outcomes = [
        Outcome("power cut, synchronous FULL"),
        Outcome("power cut, NORMAL (must lose)", must_lose=True),
    ]
    for outcome, synchronous in zip(outcomes, ("FULL", "NORMAL"), strict=True):
        outcome.skipped = why_not()
        for number in range(0 if outcome.skipped else sessions):
            place = folder / f"{synchronous}-{number}"
            (place / "disk").mkdir(parents=True)
            share = cuts // sessions + (number < cuts % sessions)
            _session(outcome, place, seed * 100 + number, synchronous, openings, share)
            shutil.rmtree(place)
        outcome.done()
    return outcomes


def _session(
    outcome: Outcome, place: Path, seed: int, synchronous: str, openings: tuple[int, ...], cuts: int
) -> None:
    disk, recording = place / "disk", place / "calls"
    path = disk / "a.ledger"
    acts = [str(count) for count in openings]
    arguments = ["-m", "tests.torture.power_writer", str(path), str(seed), synchronous, *acts]
    record(recording, arguments)
    calls = list(calls_of(recording))
    moments = _moments(calls, disk)
    rng = random.Random(seed)
    chosen = set(rng.sample(moments, min(cuts, len(moments))))
    replay, told, made = Replay(disk), Told(), False
    for number, call in enumerate(calls):
        line = replay.do(call)
        if line is not None:
            made = made or line == "made"
            told.hear(line)
        if number in chosen:
            for way in WAYS:
                files = replay.disk.after_cut(way, rng)
                where = f"session {seed} {synchronous}, after call {number} ({call.name}), {way}"
                _cut(outcome, place / "cut", files, str(disk), told, made=made, where=where)


def _moments(calls: list[Call], disk: Path) -> list[int]:
    """Those calls after which something may be different."""
    replay, found = Replay(disk), []
    for number, call in enumerate(calls):
        if replay.changes(call):
            found.append(number)
        replay.do(call)
    return found


def _cut(
    outcome: Outcome,
    place: Path,
    files: dict[str, bytes],
    old: str,
    told: Told,
    *,
    made: bool,
    where: str,
) -> None:
    place.mkdir()
    lay_out(files, old, place)
    path = place / "a.ledger"
    outcome.runs += 1
    outcome.acknowledged += told.acts
    if path.exists():
        verdict = judge(path, State(), told)
        outcome.lost += verdict.lost
        if verdict.lost:
            outcome.told.append(f"{where}: {verdict.lost} lost")
        if verdict.unsound:
            outcome.tell(where, verdict.unsound)
    elif made:
        outcome.lost += max(1, len(told.lines))
        outcome.told.append(f"{where}: the whole ledger is gone")
    shutil.rmtree(place)
