"""The ledgers that are measured on: the shipped plan's, and one of 10,000 milestones."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from taizhang import clock, paths
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import SetOwnAgency, Tick
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.store import open_ledger
from taizhang.plan.load import load_plan
from taizhang.plan.model import (
    Assignment,
    Milestone,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    Task,
)

AGENCY = "省质监局"
OTHERS = ("省发展改革委", "省商务厅")
RARE = "稻鳖"
"""Two characters that the plan does not have; a few milestones of the large ledger do."""
_SECTIONS, _TASKS, _MILESTONES = 8, 50, 25
_LENGTH = 60
_DUE = date(2012, 12, 31)
_CLAUSE = f"（{AGENCY}牵头，{'、'.join(OTHERS)}参加）"


def shipped(path: Path) -> None:
    """The plan that the program comes with (26 tasks), some of it ticked."""
    create_ledger(path, load_plan(paths.shipped_plan()))
    _use(path, every=3)


def large(path: Path) -> None:
    """A plan of 8 sections, 400 tasks and 10,000 milestones, one agency leading them all."""
    create_ledger(path, large_plan())
    _use(path, every=10)


def large_plan(tasks: int = _TASKS) -> Plan:
    """A plan of ``tasks`` tasks of 25 milestones in each of 8 sections.

    Texts are put together from pieces of the shipped plan: real words, real frequencies.
    """
    shipped_plan = load_plan(paths.shipped_plan())
    pieces = [p for p in re.split(r"[\W\d]+", shipped_plan.published) if 4 <= len(p) <= 20]
    rng = random.Random(2012)
    numerals = "一二三四五六七八"[:_SECTIONS]
    sections = tuple(_section(numeral, tasks, pieces, rng) for numeral in numerals)
    return replace(shipped_plan, key="benchmark-10000", sections=sections)


def _section(numeral: str, count: int, pieces: list[str], rng: random.Random) -> Section:
    tasks = tuple(_task(f"{numeral}.{n}", pieces, rng) for n in range(1, count + 1))
    return Section(numeral, rng.choice(pieces), SectionKind.TASKS, tasks)


def _task(number: str, pieces: list[str], rng: random.Random) -> Task:
    milestones: list[Milestone] = []
    text = ""
    for place in range(1, _MILESTONES + 1):
        words = _sentence(pieces, rng)
        start = len(text)
        text += f"{words}；"
        target = Target("数量", 900.0, 900.0, "个", "", "900个") if place % 10 == 0 else None
        end = start + len(words)
        milestones.append(Milestone(f"{number}.{place}", words, start, end, _DUE, target))
    title = rng.choice(pieces)
    assignments = (
        Assignment(AGENCY, Role.LEAD),
        *(Assignment(name, Role.PARTICIPANT) for name in OTHERS),
    )
    published = f"{title}。{text}{_CLAUSE}"
    return Task(number, title, text, _CLAUSE, published, assignments, tuple(milestones))


def _sentence(pieces: list[str], rng: random.Random) -> str:
    words = RARE if rng.random() < 0.0005 else rng.choice(pieces)
    while len(words) < _LENGTH:
        words += f"、{rng.choice(pieces)}"
    return words[:_LENGTH]


def _use(path: Path, every: int) -> None:
    """Choose the agency and tick every so many milestones, as a clerk would have."""
    ledger = open_ledger(path)
    try:
        unit = unit_by_name(ledger, AGENCY)
        ledger.apply(SetOwnAgency(unit.id), clock.now())
        for milestone_id in milestone_ids(path)[::every]:
            ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), clock.now())
    finally:
        ledger.close()


def milestone_ids(path: Path) -> list[int]:
    """The milestones that concern the agency, in the plan's order."""
    ledger = open_ledger(path)
    try:
        unit = unit_by_name(ledger, AGENCY)
        sql = (
            "SELECT m.id FROM milestone AS m JOIN duty AS d ON d.task_id = m.task_id "
            "WHERE d.agency_id = ? ORDER BY m.id"
        )
        return [row[0] for row in ledger.rows(sql, (unit.id,))]
    finally:
        ledger.close()
