"""What evidence costs: adding, checking and opening a file, the ledger's size, a backup of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks import ledgers
from benchmarks.figures import Figure
from taizhang.ledger import backups, soundness
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_check import broken
from taizhang.ledger.evidence_opening import clear_copies, open_copy
from taizhang.ledger.find import find_milestone
from taizhang.ledger.store import Ledger, open_ledger

_MB = 10**6
_SIZES = (1, 10, 100, 200)
_WORDS = "开展质量奖评审并按时上报；落实企业主体责任，"
_AT = datetime(2012, 10, 8, 9, 30, tzinfo=UTC)
T = TypeVar("T")


def measure(folder: Path) -> list[Figure]:
    """Noise stands for what is compressed already (JPEG, docx, PDF), words for plain text."""
    folder.mkdir(parents=True, exist_ok=True)
    figures: list[Figure] = []
    for kind, write in (("compressed", _noise), ("text", _text)):
        for size in _SIZES:
            source = folder / f"{kind}.pdf"
            write(source, size * _MB)
            figures += _figures(folder / f"{kind}-{size}" / "a.ledger", source, kind, size)
            source.unlink()
    return figures


def _noise(path: Path, size: int) -> None:
    rng = Random(2012)
    with path.open("wb") as file:
        for _ in range(size // _MB):
            file.write(rng.randbytes(_MB))


def _text(path: Path, size: int) -> None:
    rng = Random(2012)
    with path.open("wb") as file:
        while file.tell() < size:
            line = "".join(rng.choice(_WORDS) for _ in range(rng.randrange(20, 200)))
            file.write(f"{rng.randrange(10**6)} {line}\n".encode())
        file.truncate(size)


def _figures(path: Path, source: Path, kind: str, size: int) -> list[Figure]:
    ledgers.shipped(path)
    ledger = open_ledger(path)
    try:
        before = path.stat().st_size
        unit = unit_by_name(ledger, ledgers.AGENCY)
        place = EvidencePlace(unit.id, *find_milestone(ledger, "一.3.2"))
        added, _ = _timed(lambda: attach(ledger, [NewFile.at(source)], [place], _AT))
        again, _ = _timed(lambda: _elsewhere(ledger, source, unit.id))
        verified, found = _timed(lambda: list(broken(ledger.rows)))
        assert not found
        opened, _ = _timed(lambda: open_copy(ledger, 1, path.parent / "opened"))
        clear_copies(path.parent / "opened")
        checked, _ = _timed(lambda: soundness.findings(ledger))
        backed_up, _ = _timed(lambda: backups.make(ledger, backups.Reason.DAILY, _AT))
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        grown = (path.stat().st_size - before) / _MB
    finally:
        ledger.close()
    words = (
        f"add {added:.2f} s, to another place {again:.2f}, verify {verified:.2f}, "
        f"copy to open {opened:.2f}, whole check {checked:.2f}, backup {backed_up:.2f}; "
        f"ledger +{grown:.1f} MB"
    )
    return [Figure(f"{size} MB, {kind}", words)]


def _elsewhere(ledger: Ledger, source: Path, agency_id: int) -> None:
    place = EvidencePlace(agency_id, *find_milestone(ledger, "一.3.1"))
    attach(ledger, [NewFile.at(source)], [place], _AT)


def _timed(job: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    result = job()
    return time.perf_counter() - begin, result
