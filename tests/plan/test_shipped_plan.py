"""The shipped plan against the document as published, and against an independent reading of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest

from taizhang.plan.model import AgencyKind, MilestoneKind, Plan, Role, SectionKind, Task, Validity
from taizhang.plan.punctuation import PUNCTUATION, display
from tests.conftest import DATA

INDEPENDENT = json.loads((DATA / "jiangsu-2012-independent.json").read_text(encoding="utf-8"))


def tasks(plan: Plan) -> list[Task]:
    return [t for s in plan.sections if s.kind is SectionKind.TASKS for t in s.tasks]


def words(text: str) -> str:
    return "".join(c for c in text if c not in PUNCTUATION)


def test_document_facts(plan: Plan) -> None:
    facts = plan.facts
    assert facts.title == "江苏省贯彻实施质量发展纲要2012年行动计划"
    assert facts.doc_number == "苏政办发〔2012〕123号"
    assert facts.index_number == "014000319/2012-01296"
    assert facts.issuer == "江苏省人民政府办公厅"
    assert facts.issued_on == date(2012, 6, 21)
    assert facts.validity is Validity.REPEALED
    assert facts.repealed_by == "苏政发〔2016〕142号"
    for stated in (facts.index_number, facts.doc_number, facts.issuer, facts.notice_title):
        assert stated in plan.published


def test_counts(plan: Plan) -> None:
    assert [len(s.tasks) for s in plan.sections] == [4, 4, 5, 3, 2, 2, 4, 2, 2]
    assigned = [a for t in tasks(plan) for a in t.assignments]
    assert Counter(a.role for a in assigned) == {
        Role.LEAD: 19,
        Role.RESPONSIBLE: 62,
        Role.PARTICIPANT: 84,
    }
    assert [a.agency for a in assigned if a.collective] == ["省有关部门"] * 3
    assert len({a.agency for a in assigned if not a.collective}) == 29


def test_sections_tasks_and_assignments_match_the_independent_reading(plan: Plan) -> None:
    titles = {s.number: s.title for s in plan.sections}
    ours = [
        {
            "number": t.number,
            "section": titles[t.number[0]],
            "title": t.title,
            "open_ended": t.open_ended,
            "clause": t.clause,
            "assignments": [[a.agency, a.role.value] for a in t.assignments],
        }
        for t in tasks(plan)
    ]
    theirs = [
        {
            **{key: task[key] for key in ("number", "section", "open_ended", "assignments")},
            "title": display(task["title"]),
            "clause": display(f"({task['clause']})"),
        }
        for task in INDEPENDENT["tasks"]
    ]
    assert ours == theirs


def test_targets_match_the_independent_reading(plan: Plan) -> None:
    ours = [
        (t.number, m.target.low, m.target.high, m.target.unit, m.target.qualifier)
        for t in tasks(plan)
        for m in t.milestones
        if m.target is not None
    ]
    theirs = [
        (task["number"], g["low"], g["high"], g["unit"], g["qualifier"])
        for task in INDEPENDENT["tasks"]
        for g in task["targets"]
    ]
    assert len(ours) == 15
    assert ours == theirs


def test_every_paragraph_is_the_published_one(plan: Plan) -> None:
    paragraphs = [line.strip() for line in plan.published.splitlines()]
    for section in plan.sections[:8]:
        assert f"({section.number}){section.title}。" in paragraphs
        for place, task in enumerate(section.tasks, 1):
            assert f"{place}.{task.published}" in paragraphs


def test_requirements_are_part_three_word_for_word(plan: Plan) -> None:
    lines = [line.strip() for line in plan.published.splitlines() if line.strip()]
    part_three = lines[lines.index("三、工作要求") + 1]
    assert "".join(t.published for t in plan.sections[-1].tasks) == part_three


def test_preamble_and_general_part_are_published(plan: Plan) -> None:
    shown = display(plan.published)
    assert plan.preamble in shown
    assert plan.general_text in shown
    assert "2011-2020年）》" in plan.preamble


def test_milestones_put_together_are_the_task_but_for_punctuation(plan: Plan) -> None:
    for section in plan.sections:
        for task in section.tasks:
            assert words("".join(m.text for m in task.milestones)) == words(task.text), task.number


def test_milestones_are_spans_in_order_with_only_punctuation_between(plan: Plan) -> None:
    for section in plan.sections:
        for task in section.tasks:
            end = 0
            for milestone in task.milestones:
                assert task.text[milestone.start : milestone.end] == milestone.text
                assert set(task.text[end : milestone.start]) <= PUNCTUATION
                end = milestone.end
            assert set(task.text[end:]) <= PUNCTUATION


def test_actions_the_document_strings_together_are_cut_apart(plan: Plan) -> None:
    (award,) = [t for t in tasks(plan) if t.number == "一.3"]
    assert [m.text for m in award.milestones] == [
        "设立江苏省质量奖",
        "制定质量奖管理办法",
        "成立质量奖评审委员会",
        "开展首届江苏省质量奖评审活动",
        "指导推进各地政府质量奖励工作",
    ]


def test_a_target_stands_in_its_milestone(plan: Plan) -> None:
    for task in tasks(plan):
        for milestone in task.milestones:
            has_target = milestone.target is not None
            assert milestone.kind is (MilestoneKind.TARGET if has_target else MilestoneKind.ACTION)
            if milestone.target is not None:
                assert milestone.target.written in milestone.text


def test_published_text_keeps_its_marks_and_shown_text_has_full_width_ones(plan: Plan) -> None:
    for task in tasks(plan):
        shown = task.title + task.text + task.clause
        assert not re.search(r"[,;:()?!]", shown), task.number
        assert len(f"{task.title}。{task.text}{task.clause}") == len(task.published)
    assert "(省质监局负责)" in plan.published


def test_every_agency_has_a_full_name_and_collectives_cover_units(plan: Plan) -> None:
    collectives = [a for a in plan.agencies if a.kind is AgencyKind.COLLECTIVE]
    assert len(collectives) == 3
    assert all(a.covers for a in collectives)
    named = [a for a in plan.agencies if a.kind is not AgencyKind.COLLECTIVE]
    assert len(named) == 29
    assert all("江苏" in a.full_name or "南京" in a.full_name for a in named)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("(省质监局牵头,省农委参加)", "（省质监局牵头，省农委参加）"),
        ("纲要(2011-2020年)》", "纲要（2011-2020年）》"),
        ("制(修)订", "制（修）订"),
        ("12,000家", "12,000家"),
        ("AA (x, y)", "AA (x, y)"),
        ("时间:10:30", "时间：10:30"),
        ("纲要(2011)", "纲要（2011）"),
    ],
)
def test_display_widens_marks_in_chinese_text_only(published: str, shown: str) -> None:
    assert display(published) == shown
    assert len(shown) == len(published)
