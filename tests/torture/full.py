"""The disk is full at every write of a session.

Twice, since neither shows all. In a small tmpfs with 0, 1, 2 … free pages the system refuses, in
whatever call it first lacks a page; several refusals come in a row until room is made. With strace
one system call after the other fails, once or five times in a row: writes and file lengths for want
of space, syncs by a disk error, files that cannot be made. The session goes on with the same Ledger
object each time and has to end with everything saved.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.torture.acts import make_ledger
from tests.torture.calls import python_under_strace, why_not
from tests.torture.outcome import Outcome
from tests.torture.verdict import State, heard, judge

_ACTS = 12
_ROOM = "6m"


@dataclass(frozen=True, slots=True)
class Fault:
    """Which call fails, how, and how often in a row."""

    call: str
    error: str
    in_a_row: int = 1


FAULTS = (
    Fault("pwrite64", "ENOSPC"),
    Fault("pwrite64", "ENOSPC", 5),
    Fault("pwrite64", "EIO"),
    Fault("fdatasync", "EIO"),  # of folders too; SQLite calls no other sync
    Fault("ftruncate", "ENOSPC"),
    Fault("openat", "ENOSPC"),
)


def run(folder: Path, faults: tuple[Fault, ...] = FAULTS, step: int = 1) -> list[Outcome]:
    """Every ``step``-th write and every ``step``-th count of free pages."""
    fresh = folder / "fresh.ledger"
    make_ledger(fresh, acts=40)
    return [_small_disk(folder, fresh, step), *(_fault(folder, fresh, f, step) for f in faults)]


def _small_disk(folder: Path, fresh: Path, step: int) -> Outcome:
    outcome = Outcome("disk full, each free page")
    mount = folder / "mount"
    mount.mkdir()
    private = _private_mounts(mount)
    if private is None:
        outcome.skipped = "no file system can be mounted here"
        return outcome
    refused: Counter[str] = Counter()
    program = ["-m", "tests.torture.full_folder", str(mount), str(fresh), str(step)]
    with subprocess.Popen([*private, sys.executable, *program], stdout=subprocess.PIPE) as sessions:
        assert sessions.stdout is not None
        for line in sessions.stdout:
            said = json.loads(line)
            refused.update(said["refused"])
            _take_in(outcome, said)
    if sessions.returncode:
        outcome.tell("small disk", [f"the sessions ended with {sessions.returncode}"])
    outcome.notes.append(_sentences(refused))
    return outcome.done()


def _sentences(refused: Counter[str]) -> str:
    """How often the clerk was told what: a test without refusals would have tested nothing."""
    said = "; ".join(f"{count} × {sentence}" for sentence, count in refused.most_common())
    return f"refused {refused.total()} times: {said}"


def _take_in(outcome: Outcome, said: dict[str, object]) -> None:
    where = f"{said['free']} free pages"
    outcome.runs += 1
    acts, lost, unsound = said["acts"], said["lost"], said["unsound"]
    assert isinstance(acts, int)
    assert isinstance(lost, int)
    assert isinstance(unsound, list)
    outcome.acknowledged += acts
    outcome.lost += lost
    if lost:
        outcome.told.append(f"{where}: {lost} lost")
    if unsound:
        outcome.tell(where, unsound)


def _private_mounts(mount: Path) -> list[str] | None:
    """A command that has a small tmpfs on ``mount`` for itself; it is gone with the process."""
    inside = f'mount -t tmpfs -o size={_ROOM} taizhang "$0" && exec "$@"'
    for unshare in (["unshare", "-m"], ["unshare", "-rm"]):
        command = [*unshare, "sh", "-c", inside, str(mount)]
        try:
            tried = subprocess.run([*command, "true"], capture_output=True, check=False)
        except FileNotFoundError:
            return None
        if tried.returncode == 0:
            return command
    return None


def _fault(folder: Path, fresh: Path, fault: Fault, step: int) -> Outcome:
    times = "" if fault.in_a_row == 1 else f" ×{fault.in_a_row}"
    outcome = Outcome(f"{fault.call} fails{times}, {fault.error}")
    outcome.skipped = why_not()
    number, hit = 1, not outcome.skipped
    refused: Counter[str] = Counter()
    while hit:
        place = folder / "fault"
        place.mkdir()
        shutil.copy(fresh, place / "a.ledger")
        hit = _one_fault(outcome, place / "a.ledger", fault, number, refused)
        shutil.rmtree(place)
        number += step
    if not outcome.skipped:
        outcome.notes.append(_sentences(refused))
    return outcome.done()


def _one_fault(
    outcome: Outcome, path: Path, fault: Fault, number: int, refused: Counter[str]
) -> bool:
    """A session whose ``number``-th call fails; whether it came to that call."""
    recording = path.with_name("calls")
    when = f"{number}..{number + fault.in_a_row - 1}"
    options = [
        "-e",
        f"trace={fault.call}",
        "-e",
        f"inject={fault.call}:error={fault.error}:when={when}",
    ]
    if fault.call == "openat":
        # Only what is made anew: to open what exists takes no space. And no module of Python's.
        options += ["-P", f"{path}-wal", "-P", f"{path}-shm"]
    program = ["-m", "tests.torture.full_writer", str(path), "1", str(_ACTS)]
    command = python_under_strace(recording, options, program)
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = ended.stdout.splitlines()
    told = heard(lines)
    refused.update(line[2:] for line in lines if line.startswith("! "))
    where = f"{fault.call} {when} {fault.error}"
    verdict = judge(path, State(), told)
    outcome.runs += 1
    outcome.acknowledged += told.acts
    outcome.lost += verdict.lost
    if verdict.lost:
        outcome.told.append(f"{where}: {verdict.lost} lost")
    unsound = verdict.unsound
    if ended.returncode or lines[-1:] != ["closed"]:
        unsound = [*unsound, f"ended with {ended.returncode}: {ended.stderr[-600:]}"]
    if unsound:
        outcome.tell(where, unsound)
    return "(INJECTED)" in recording.read_text(encoding="utf-8", errors="replace")
