"""What paper costs: ledgers of 10, 100 and 1,000 pages, beside a bare canvas and other programs."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from benchmarks import child
from benchmarks.figures import Figure, p50
from benchmarks.report_rows import HEADS, WIDTHS, rows
from taizhang import paths
from taizhang.report.fonts import Face

_OURS = Path(__file__).with_name("report_child.py")
_PEERS = Path(__file__).with_name("report_peers.py")
_ROWS = {10: 45, 100: 450, 1000: 4500}
"""Rows that make about so many pages."""
_ROUNDS = {10: 7, 100: 7, 1000: 3}
_PEER_ROUNDS = {10: 3, 100: 3, 1000: 1}
_GOALS = {100: 2.0, 1000: 2.5}
"""At most so many times the raw canvas."""
_PEAK = 150.0
"""Megabytes at 1,000 pages."""
_LINEAR = 1.2
"""Time a page at 1,000 pages, at most so many times that at 100."""
_LIMIT = 600
_NOT_INSTALLED = 3
"""What a peer's process ends with that could not import it."""
_PEER_NAMES = ("typst", "fpdf2", "weasyprint")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process said of the paper it made."""

    seconds: float
    peak: float
    size: int
    pages: int = 0

    @property
    def per_page(self) -> float:
        """Milliseconds."""
        return self.seconds / self.pages * 1000


def measure(folder: Path, peers: str) -> list[Figure]:
    """``peers`` is the interpreter that has typst, fpdf2 and WeasyPrint installed."""
    bench = _Bench(folder, peers)
    figures: list[Figure] = []
    mine: dict[int, Cost] = {}
    for pages in _ROWS:
        costs = dict(bench.costs(pages))
        own = costs["ours"]
        assert own is not None
        mine[pages] = own
        figures += _compared(pages, costs)
    ratio = mine[1000].per_page / mine[100].per_page
    figures.append(
        Figure("time a page, 1,000 to 100", f"{ratio:.2f}", f"<= {_LINEAR}", ratio <= _LINEAR)
    )
    peak = mine[1000].peak
    goal = f"< {_PEAK:.0f} MB"
    figures.append(Figure("peak memory, 1,000 pages", f"{peak:.0f} MB", goal, peak < _PEAK))
    return figures


def _compared(pages: int, costs: dict[str, Cost | None]) -> Iterator[Figure]:
    """A line for each way, ours against the floor and against the fastest peer."""
    floor, own = costs["raw"], costs["ours"]
    assert floor is not None
    assert own is not None
    for way, cost in costs.items():
        what = f"{pages:,} pages: {_WORDS.get(way, way)}"
        if cost is None:
            yield Figure(what, "skipped: not installed for the peers' interpreter")
            continue
        words = f"{cost.seconds:.2f} s, {cost.per_page:.2f} ms a page ({cost.pages}), "
        words += f"peak {cost.peak:.0f} MB, {cost.size / 1e6:.1f} MB"
        yield Figure(what, words)
    ratio = own.per_page / floor.per_page
    most = _GOALS.get(pages)
    goal = (f"<= {most}", ratio <= most) if most else ("", None)
    yield Figure(f"{pages:,} pages: ours to the raw canvas", f"{ratio:.2f}", *goal)
    others = {w: c.seconds for w, c in costs.items() if c and w not in ("ours", "raw")}
    fastest = min(others, key=lambda way: others[way])
    ratio = own.seconds / others[fastest]
    words = f"{ratio:.2f} ({_WORDS.get(fastest, fastest)})"
    yield Figure(f"{pages:,} pages: ours to the fastest peer", words, "< 1", ratio < 1)


_WORDS = {"raw": "raw canvas, lines known", "paragraphs": "reportlab Paragraph in Table"}


class _Bench:
    """The processes, one after another."""

    def __init__(self, folder: Path, peers: str) -> None:
        folder.mkdir()
        self._folder = folder
        self._peers = peers
        # reportlab's streams as binary, not ASCII85: a harder floor.
        self._env = child.environment(folder / "data", "offscreen") | {"RL_useA85": "0"}
        self._fonts = folder / "fonts"
        self._fonts.mkdir()
        for face in (Face.FANGSONG, Face.SONG):
            packed = (paths.resources() / "fonts" / f"{face}.ttf.xz").read_bytes()
            (self._fonts / f"{face}.ttf").write_bytes(lzma.decompress(packed))

    def costs(self, pages: int) -> Iterator[tuple[str, Cost | None]]:
        """The median cost of each way; ours and the floor in turn, so that both meet the same."""
        source = self._folder / f"{pages}.json"
        values = rows(_ROWS[pages])
        source.write_text(json.dumps(values), encoding="utf-8")
        described = self._folder / f"{pages}-described.json"
        words = {"heads": HEADS, "widths": WIDTHS, "rows": values}
        described.write_text(json.dumps(words), encoding="utf-8")
        lines = self._folder / f"{pages}.jsonl"
        self._ours("lines", source, lines)
        ours, raw = [], []
        for _ in range(_ROUNDS[pages]):
            ours.append(self._ours("ours", source))
            raw.append(self._ours("raw", lines))
        yield "ours", _median(ours)
        yield "raw", _median(raw)
        rounds = range(_PEER_ROUNDS[pages])
        yield "paragraphs", _median([self._ours("paragraphs", source) for _ in rounds])
        for name in _PEER_NAMES:
            yield name, self._peer(name, described, rounds)

    def _ours(self, way: str, source: Path, target: Path | None = None) -> Cost:
        command = [sys.executable, "-P", str(_OURS), way, str(source)]
        return self._run([*command, str(target or self._folder / "made.pdf")])

    def _peer(self, name: str, source: Path, rounds: range) -> Cost | None:
        target = self._folder / f"{name}.pdf"
        command = [self._peers, "-P", str(_PEERS), name, str(source), str(target)]
        try:
            cost = _median([self._run([*command, str(self._fonts)]) for _ in rounds])
        except subprocess.CalledProcessError as error:
            if error.returncode != _NOT_INSTALLED:
                raise
            return None
        return replace(cost, pages=len(pypdfium2.PdfDocument(target)))

    def _run(self, command: list[str]) -> Cost:
        done = subprocess.run(
            command, env=self._env, stdout=subprocess.PIPE, timeout=_LIMIT, check=True
        )
        return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _median(costs: list[Cost]) -> Cost:
    """The cost of the run in the middle by time."""
    middle = p50([cost.seconds for cost in costs])
    return min(costs, key=lambda cost: abs(cost.seconds - middle))
