"""The shipped plan, read from its published text, is the plan that was made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from taizhang import paths
from taizhang.plan.model import AgencyKind, Plan, SectionKind, Task
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, Reason
from taizhang.reader.source import Source
from taizhang.reader.to_plan import plan_of

UNTOLD = "重点领域标准化试点"
"""The one target whose name stands in its task's title, not in its own words."""


@pytest.fixture(scope="module")
def published() -> Path:
    return paths.shipped_plan().with_suffix(".txt")


@pytest.fixture(scope="module")
def reading(published: Path) -> Reading:
    return read(Source.of_text(published.read_text(encoding="utf-8"), published.name))


@pytest.fixture(scope="module")
def made(reading: Reading, published: Path) -> Plan:
    return plan_of(reading, published.stem)


def tasks(plan: Plan) -> list[Task]:
    return [task for section in plan.sections for task in section.tasks]


def test_facts_and_general_parts(made: Plan, plan: Plan) -> None:
    assert made.key == plan.key
    assert made.facts == plan.facts
    assert made.preamble == plan.preamble
    assert (made.general_heading, made.general_text) == (plan.general_heading, plan.general_text)
    assert made.published == plan.published


def test_sections(made: Plan, plan: Plan) -> None:
    assert [(s.number, s.title, s.kind, len(s.tasks)) for s in made.sections] == [
        (s.number, s.title, s.kind, len(s.tasks)) for s in plan.sections
    ]
    assert made.sections[-1].kind is SectionKind.REQUIREMENTS


def test_tasks_word_for_word(made: Plan, plan: Plan) -> None:
    for mine, theirs in zip(tasks(made), tasks(plan), strict=True):
        assert (mine.number, mine.title, mine.text) == (theirs.number, theirs.title, theirs.text)
        assert (mine.clause, mine.published) == (theirs.clause, theirs.published)
        assert mine.assignments == theirs.assignments, mine.number
        assert mine.open_ended == theirs.open_ended


def test_targets(made: Plan, plan: Plan) -> None:
    mine = [m.target for task in tasks(made) for m in task.milestones if m.target]
    theirs = [m.target for task in tasks(plan) for m in task.milestones if m.target]
    assert len(mine) == len(theirs) == 15
    for one, other in zip(mine, theirs, strict=True):
        assert (one.low, one.high, one.unit) == (other.low, other.high, other.unit)
        assert (one.qualifier, one.written) == (other.qualifier, other.written)
        assert other.name in (one.name, UNTOLD)


def test_milestones_are_cut_as_by_hand(made: Plan, plan: Plan) -> None:
    """Nineteen of twenty cuts at least are the reader's and the hand's alike."""
    agreed = differing = 0
    for mine, theirs in zip(tasks(made), tasks(plan), strict=True):
        cuts = {m.start for m in mine.milestones} - {0}
        wanted = {m.start for m in theirs.milestones} - {0}
        agreed += len(cuts & wanted)
        differing += len(cuts ^ wanted)
        for milestone in mine.milestones:
            assert milestone.text == mine.text[milestone.start : milestone.end]
    assert 2 * agreed / (2 * agreed + differing) > 0.95


def test_agencies(made: Plan, plan: Plan) -> None:
    mine = {agency.short_name: agency for agency in made.agencies}
    theirs = {agency.short_name: agency for agency in plan.agencies}
    assert mine.keys() == theirs.keys()
    assert {n: a.kind for n, a in mine.items()} == {n: a.kind for n, a in theirs.items()}
    assert mine["省财政厅"].full_name == "江苏省财政厅"
    assert mine["省有关部门"].covers == (AgencyKind.DEPARTMENT,)
    assert mine["各市、县（市、区）人民政府"].covers == (AgencyKind.LOCAL,)


def test_only_its_two_deadlines_are_unsure(reading: Reading) -> None:
    assert [(one.reason, one.words, one.task) for one in reading.unsure] == [
        (Reason.DUE_IN_TEXT, "年内", "三.1"),
        (Reason.DUE_IN_TEXT, "年底前", "四.1"),
    ]
