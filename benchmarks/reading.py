"""How fast and how rightly documents are read: 10 kB, 100 kB, 1 MB, and the annotated ones."""

from __future__ import annotations

import random
import time
from statistics import median

from benchmarks.damage import mutated
from benchmarks.figures import Figure
from benchmarks.gold import FOLDERS, scored
from taizhang import paths
from taizhang.reader.read import read
from taizhang.reader.source import Source

SIZES = (10_000, 100_000, 1_000_000)
"""In bytes of UTF-8, as a text file has them."""

_RUNS = 3
_DAMAGED = 1000


def document(size: int) -> str:
    """A plan of that many bytes: the shipped one's tasks over and over, sections numbered on."""
    text = paths.shipped_plan().with_suffix(".txt").read_text(encoding="utf-8")
    start, end = text.index("(一)"), text.index("三、工作要求")
    head, tasks, tail = text[:start], text[start:end], text[end:]
    times = max(1, round((size - len((head + tail).encode())) / len(tasks.encode())))
    whole = head + tasks * times + tail
    cut = whole.encode()[:size].decode(errors="ignore")
    return cut if times == 1 else whole


def measure() -> list[Figure]:
    """Medians of a few runs, in one process."""
    figures = []
    seconds = {}
    for size in SIZES:
        source = Source.of_text(document(size))
        runs = []
        for _ in range(_RUNS):
            start = time.perf_counter()
            reading = read(source)
            runs.append(time.perf_counter() - start)
        seconds[size] = median(runs)
        length = len(source.text.encode())
        figures.append(
            Figure(
                f"read {length / 1000:,.0f} kB ({len(reading.tasks)} tasks)",
                f"{seconds[size]:.3f} s",
                "2 s" if size == SIZES[-1] else "",
                seconds[size] < 2 if size == SIZES[-1] else None,
            )
        )
    growth = seconds[SIZES[2]] / seconds[SIZES[1]]
    figures.append(Figure("ten times the text takes", f"{growth:.1f} ×", "linear", growth < 13))
    figures.append(_slowest_damaged())
    for folder in FOLDERS:
        found = list(scored(folder))
        right, read_ = sum(s.right for s in found), sum(s.read for s in found)
        annotated = sum(s.annotated for s in found)
        what = f"{folder.name}: {len(found)} documents, {annotated} (clause, agency, role)"
        for name, share, goal in (
            ("precision", right / max(read_, 1), 0.99),
            ("recall", right / max(annotated, 1), 0.98),
        ):
            figures.append(Figure(f"{what}, {name}", f"{share:.2%}", f"{goal:.0%}", share >= goal))
    return figures


def _slowest_damaged() -> Figure:
    """The longest that one of a thousand damaged documents takes."""
    documents = sorted((FOLDERS[0].parent / "plans").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in documents]
    slowest = 0.0
    for seed in range(_DAMAGED):
        chance = random.Random(seed)
        source = Source.of_text(mutated(texts[seed % len(texts)], chance))
        start = time.perf_counter()
        read(source)
        slowest = max(slowest, time.perf_counter() - start)
    return Figure(
        f"slowest of {_DAMAGED:,} damaged documents", f"{slowest:.3f} s", "1 s", slowest < 1
    )
