"""The ledger under torture: small counts here, all of it with ``-m slow``.

``python -m tests.torture`` is the same as a program, and prints the table.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

import pytest

from taizhang.ledger.changes import Tick, WriteNote
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.torture.acts import AT, Act, attempt
from tests.torture.catalogue import TESTS
from tests.torture.disk import Disk
from tests.torture.outcome import Outcome, table
from tests.torture.verdict import State, heard, judge_open

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="kill -9, strace and tmpfs are Linux's"
)


def require_met(outcomes: list[Outcome]) -> None:
    assert all(outcome.met for outcome in outcomes), f"\n{table(outcomes)}"
    skipped = [f"{o.name}: {o.skipped}" for o in outcomes if o.skipped]
    if len(skipped) == len(outcomes):
        pytest.skip("; ".join(skipped))


@pytest.mark.parametrize("name", TESTS)
def test_little(name: str, tmp_path: Path) -> None:
    require_met(TESTS[name].run(tmp_path, quick=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", TESTS)
def test_all_of_it(name: str, tmp_path: Path) -> None:
    require_met(TESTS[name].run(tmp_path, quick=False))


def say(ledger: Ledger, act: Act) -> list[str]:
    """Do it; what a writer says of it."""
    said: list[str] = []
    attempt(ledger, act, said.append)
    return said


TICK = Act("apply", Tick(1, 1, date(2012, 5, 1)))
NOTE = WriteNote(1, 1, None, NoteField.PROGRESS, "正在推进")


def test_the_judge_finds_what_was_told_and_not_done(ledger: Ledger) -> None:
    told = heard([*say(ledger, TICK), *say(ledger, TICK)])
    told.lines *= 2
    assert judge_open(ledger, State(), told).lost == 1


def test_the_judge_finds_what_was_done_and_not_told(ledger: Ledger) -> None:
    said = say(ledger, TICK)
    say(ledger, Act("apply", Tick(2, 1, date(2012, 5, 1))))
    verdict = judge_open(ledger, State(), heard(said))
    assert verdict.lost == 0
    assert "nobody wrote" in verdict.unsound[0]


def test_the_judge_allows_what_was_begun(ledger: Ledger) -> None:
    said = [*say(ledger, TICK), say(ledger, Act("apply", NOTE))[0]]
    verdict = judge_open(ledger, State(), heard(said))
    assert (verdict.lost, verdict.unsound) == (0, [])
    ledger.undo(AT)
    assert judge_open(ledger, State(), heard(said)).unsound


def test_the_judge_misses_a_lost_draft(ledger: Ledger) -> None:
    told = heard(say(ledger, Act("draft", NOTE)))
    assert judge_open(ledger, State(), told).lost == 0
    ledger.connection.execute("DELETE FROM draft")
    assert judge_open(ledger, State(), told).lost == 1


def test_the_judge_does_not_leave_the_rows_to_the_journal(ledger: Ledger) -> None:
    told = heard(say(ledger, TICK))
    ledger.connection.execute("DELETE FROM progress")
    assert "not what the journal" in " ".join(judge_open(ledger, State(), told).unsound)


def test_the_disk_keeps_what_was_synced_and_nothing_else_for_certain() -> None:
    disk, rng = Disk(), random.Random(1)
    file = disk.open("/d/a", truncate=False)
    disk.write(file, 0, b"synced")
    disk.sync(file)
    assert disk.after_cut("dropped", rng) == {}
    disk.sync_folder("/d")
    disk.write(file, 0, b"S")
    assert disk.after_cut("dropped", rng) == {"/d/a": b"synced"}
    found = {disk.after_cut(way, rng)["/d/a"] for way in ("prefix", "sectors") for _ in range(40)}
    assert found == {b"synced", b"Synced"}


def test_the_disk_moves_a_name_only_with_its_folder() -> None:
    disk, rng = Disk(), random.Random(1)
    file = disk.open("/d/draft", truncate=False)
    disk.write(file, 0, b"new")
    disk.sync(file)
    disk.sync_folder("/d")
    disk.move("/d/draft", "/d/a")
    assert disk.after_cut("dropped", rng) == {"/d/draft": b"new"}
    disk.sync_folder("/d")
    assert disk.after_cut("dropped", rng) == {"/d/a": b"new"}


def test_a_torn_write_is_torn_at_sectors() -> None:
    disk, rng = Disk(), random.Random(1)
    file = disk.open("/d/a", truncate=False)
    disk.sync_folder("/d")
    disk.write(file, 100, b"x" * 1000)
    lengths = {len(disk.after_cut("prefix", rng)["/d/a"]) for _ in range(60)}
    assert lengths == {0, 512, 1024, 1100}
