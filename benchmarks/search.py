"""The search against SQL's own scan, on plans of 1,000 to 100,000 milestones."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import ledgers
from benchmarks.figures import Figure, p50, percentile
from taizhang import clock
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import Together, WriteNote
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger, open_ledger

_SIZES = {1_000: 5, 10_000: 50, 100_000: 500}
"""Milestones, and how many tasks each of eight sections has for it."""
_QUERIES = (
    "质",
    "质量",
    "质量信用",
    "省",
    "企业",
    "标准",
    "监督检查",
    "旅游",
    "锅炉",
    "稻鳖",
    "航母",
)
"""One to four characters: in most milestones, in some, in a handful, in none."""
_ROUNDS = 3
_WRITES = 30
_NOTES_AT_ONCE = 1_000
_GOAL_AT = 10_000
_GOAL_MS = 5.0
_END = object()

# What SQL can do by itself over the same texts: no folding, no pinyin, one word.
_SCAN = """
    SELECT m.id FROM milestone AS m WHERE instr(m.text, :word)
    UNION SELECT m.id FROM milestone AS m JOIN task AS t ON t.id = m.task_id
        WHERE instr(t.title, :word) OR instr(t.clause, :word)
    UNION SELECT n.milestone_id FROM note AS n WHERE n.agency_id = :agency AND instr(n.text, :word)
"""
_SCAN_LIKE = _SCAN.replace("instr(", "like('%' || :word || '%', ").replace(", :word)", ")")


def measure(folder: Path) -> list[Figure]:
    """A ledger for each size, half of its milestones with a note."""
    figures: list[Figure] = []
    for size, tasks in _SIZES.items():
        path = folder / str(size) / "benchmark.ledger"
        create_ledger(path, ledgers.large_plan(tasks))
        ledger = open_ledger(path)
        try:
            agency_id = unit_by_name(ledger, ledgers.AGENCY).id
            _write_notes(ledger, agency_id)
            what = f"{size:,} milestones"
            figures.append(_prepared(what, ledger, agency_id))
            figures.append(_typed(what, ledger, agency_id, size == _GOAL_AT))
            figures.append(_after_writing(what, ledger, agency_id))
        finally:
            ledger.close()
    return figures


def _write_notes(ledger: Ledger, agency_id: int) -> None:
    rows = ledger.rows("SELECT task_id, id, text FROM milestone WHERE id % 2 = 0")
    notes = tuple(
        WriteNote(agency_id, task_id, id_, NoteField.PROGRESS, f"已完成{text[:20]}")
        for task_id, id_, text in rows
    )
    for start in range(0, len(notes), _NOTES_AT_ONCE):
        ledger.apply(Together(notes[start : start + _NOTES_AT_ONCE], "批量备注"), clock.now())


def _prepared(what: str, ledger: Ledger, agency_id: int) -> Figure:
    steps = ledger.search.prepare(agency_id)
    times = []
    while (taken := _time(lambda: next(steps, _END)))[1] is not _END:
        times.append(taken[0])
    plan, notes, *rest = times
    words = f"{sum(times):.0f} ms in {len(times)} steps: plan {plan:.0f}, notes {notes:.0f}"
    return Figure(f"{what}: search made ready", f"{words}, others p95 {percentile(rest, 95):.0f}")


def _typed(what: str, ledger: Ledger, agency_id: int, is_goal: bool) -> Figure:
    """Each query a character at a time; SQL scans for the same."""
    found: list[float] = []
    instr: list[float] = []
    like: list[float] = []
    for _ in range(_ROUNDS):
        for query in _QUERIES:
            for end in range(1, len(query) + 1):
                typed = query[:end]
                named = {"word": typed, "agency": agency_id}
                found.append(_time(partial(ledger.search.hits, agency_id, typed))[0])
                instr.append(_time(partial(ledger.rows, _SCAN, named))[0])
                like.append(_time(partial(ledger.rows, _SCAN_LIKE, named))[0])
    middle, slow = p50(found), percentile(found, 95)
    words = (
        f"p50 {middle:.2f} ms, p95 {slow:.2f}; SQL instr {p50(instr) / middle:.1f} times, "
        f"LIKE {p50(like) / middle:.1f} times"
    )
    if not is_goal:
        return Figure(f"{what}: a character typed", words)
    return Figure(
        f"{what}: a character typed", words, f"p95 <= {_GOAL_MS:.0f} ms", slow <= _GOAL_MS
    )


def _after_writing(what: str, ledger: Ledger, agency_id: int) -> Figure:
    ((task_id, milestone_id),) = ledger.rows("SELECT task_id, id FROM milestone LIMIT 1")
    times = []
    for count in range(_WRITES):
        note = WriteNote(agency_id, task_id, milestone_id, NoteField.PROGRESS, f"第{count}次")
        ledger.apply(note, clock.now())
        times.append(_time(partial(ledger.search.hits, agency_id, "质量"))[0])
    words = f"p50 {p50(times):.2f} ms, p95 {percentile(times, 95):.2f}"
    return Figure(f"{what}: the first query after a note", words)


def _time(job: Callable[[], object]) -> tuple[float, object]:
    """Milliseconds of the processor, and what the job gave; none of it waits for a disk."""
    begin = time.process_time()
    given = job()
    return (time.process_time() - begin) * 1e3, given
