"""``kill -9`` at random moments of a writing process.

Tells whether a commit is whole and whether the next opening gets over what was left: a -wal, a
-shm, a lock. It cannot tell whether anything was synced, since the system keeps what a killed
process wrote; that is what `power` is for.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.torture.acts import make_ledger
from tests.torture.outcome import Outcome
from tests.torture.verdict import State, Told, judge, state_of

_MOST_ACTS = 16
_LONGEST_PAUSE = 0.003
_LONGEST_OPENING = 0.012


class Nursery:
    """Starts writers and kills them; see `tests.torture.nursery`."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.torture.nursery"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def kill_a_writer(self, path: Path, seed: int, rng: random.Random) -> Told:
        """Let one write to ``path`` and kill it; what it told until then.

        A run in eight is killed while the ledger is being opened.
        """
        self._ask(f"{path}\t{seed}")
        pid = int(self._answer().split()[1])
        told = Told()
        if rng.random() < 1 / 8:
            time.sleep(rng.uniform(0, _LONGEST_OPENING))
        else:
            self._listen(told, rng.randrange(_MOST_ACTS))
            time.sleep(rng.uniform(0, _LONGEST_PAUSE))
        os.kill(pid, signal.SIGKILL)
        code = self._listen(told, sys.maxsize)
        assert code == -signal.SIGKILL, f"the writer ended by itself ({code})"
        return told

    def _listen(self, told: Told, acts: int) -> int | None:
        """Hear so many acts, or all until the writer is gone: its exit code."""
        until = told.acts + acts
        while told.acts < until:
            line = self._answer()
            if line.startswith("gone "):
                return int(line.split()[1])
            told.hear(line)
        return None

    def _ask(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return line.decode().rstrip("\n")

    def close(self) -> None:
        """Let it end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


def run(folder: Path, runs: int, seed: int = 1) -> list[Outcome]:
    """Half of the kills hit one ledger that lives through them all, half a fresh one each."""
    fresh = folder / "fresh.ledger"
    make_ledger(fresh, acts=60, seed=seed)
    old = folder / "old.ledger"
    shutil.copy(fresh, old)
    start = state_of(fresh)
    nursery, rng = Nursery(), random.Random(seed)
    aged, new = Outcome("kill -9, one ledger"), Outcome("kill -9, fresh ledgers")
    state = start
    try:
        for number in range(runs // 2):
            state = _one(nursery, old, state, aged, seed * 10**6 + number, rng)
        aged.done()
        new.started = time.perf_counter()
        for number in range(runs - runs // 2):
            path = folder / f"{number}" / "a.ledger"
            path.parent.mkdir()
            shutil.copy(fresh, path)
            _one(nursery, path, start, new, seed * 10**6 + 10**5 + number, rng)
            shutil.rmtree(path.parent)
        new.done()
    finally:
        nursery.close()
    return [aged, new]


def _one(
    nursery: Nursery, path: Path, state: State, outcome: Outcome, seed: int, rng: random.Random
) -> State:
    told = nursery.kill_a_writer(path, seed, rng)
    verdict = judge(path, state, told)
    outcome.runs += 1
    outcome.acknowledged += told.acts
    outcome.lost += verdict.lost
    if verdict.lost:
        outcome.told.append(f"writer {seed}: {verdict.lost} lost")
    if verdict.unsound:
        outcome.tell(f"writer {seed}", verdict.unsound)
    return verdict.state
