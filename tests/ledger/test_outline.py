"""The list: what each unit sees, counted and ordered by the ledger, line by line."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.ledger.agencies import Unit, role_counts, unit_by_name, units
from taizhang.ledger.changes import SetStatus, Tick, WriteNote
from taizhang.ledger.filters import Filter, filter_of
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.lines import Line, MilestoneLine, SectionLine, TaskLine
from taizhang.ledger.listing import Folds, Totals
from taizhang.ledger.outline import Outline, outline
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Plan, Role, SectionKind
from tests.conftest import AT

DAY = date(2012, 9, 30)


def drawn(shown: Outline, start: int = 0, stop: int = 10_000) -> list[str]:
    """The lines as text, indented by what they are."""
    return [draw(line) for line in shown.lines(start, stop)]


def draw(line: Line) -> str:
    if isinstance(line, SectionLine):
        return f"{line.number} {line.title} {line.done}/{line.applicable}"
    if isinstance(line, TaskLine):
        return f"  {line.number} {line.title} [{line.role or ''}] {line.done}/{line.applicable}"
    assert isinstance(line, MilestoneLine)
    return f"    {line.number} {line.text} {line.status}"


def task_numbers(shown: Outline) -> list[str]:
    lines = shown.lines(0, len(shown))
    return [line.number for line in lines if isinstance(line, TaskLine)]


def test_the_quality_bureau_has_every_task(ledger: Ledger, quality: Unit) -> None:
    shown = outline(ledger, Filter(quality.id))
    assert shown.totals == Totals(tasks=26, milestones=126, requirements=1)
    assert role_counts(ledger, quality.id) == {
        Role.LEAD: 16,
        Role.RESPONSIBLE: 10,
        Role.PARTICIPANT: 0,
        Role.GUIDE: 0,
        Role.GENERAL: 0,
        Role.ADDRESSED: 1,
        Role.ARCHIVED: 0,
    }
    assert drawn(shown, 0, 7) == [
        "一 组织实施质量强省建设 0/15",
        "  一.1 部署推进质量强省工作 [负责] 0/4",
        "    一.1.1 制定出台《省政府关于加快推进质量强省建设的意见》 未开始",
        "    一.1.2 建立统筹协调工作机制 未开始",
        "    一.1.3 明确目标任务和工作分工，推动质量强省工作有计划、有步骤地展开 未开始",
        "    一.1.4 召开质量强省建设动员大会，动员部署质量强省工作 未开始",
        "  一.2 健全质量评价考核机制 [负责] 0/4",
    ]


def test_each_unit_sees_what_the_plan_says(ledger: Ledger, plan: Plan) -> None:
    for unit in units(ledger):
        named = {
            task.number: assignment.role
            for section in plan.sections
            for task in section.tasks
            for assignment in task.assignments
            if assignment.agency == unit.name
        }
        shown = outline(ledger, Filter(unit.id))
        lines = [line for line in shown.lines(0, len(shown)) if isinstance(line, TaskLine)]
        own = {
            t.number: t.role for t in lines if t.role not in (Role.GENERAL, Role.ADDRESSED, None)
        }
        assert own == named, unit.name
        general = [t.number for t in lines if t.role is Role.GENERAL]
        if unit.agency.kind == "本级部门":
            assert general == [n for n in ("五.1", "五.2", "八.2") if n not in named]
        else:
            assert general == []
        assert [t.number for t in lines if t.role is Role.ADDRESSED] == ["要求.2"]


def test_general_tasks_are_not_counted_as_own(ledger: Ledger, education: Unit) -> None:
    totals = outline(ledger, Filter(education.id)).totals
    assert (totals.tasks, totals.general, totals.requirements) == (3, 3, 1)
    shown = outline(ledger, Filter(education.id))
    own = [g for g in shown.groups if g.role not in (Role.GENERAL, Role.ADDRESSED)]
    assert totals.milestones == sum(g.shown for g in own)


def test_the_whole_plan_marks_others_tasks(ledger: Ledger, education: Unit, plan: Plan) -> None:
    shown = outline(ledger, Filter(education.id, whole_plan=True))
    expected = [t.number for s in plan.sections for t in s.tasks]
    assert task_numbers(shown) == expected
    assert shown.totals.others == 26 - 6


@pytest.mark.parametrize("page", [1, 3, 7, 64])
def test_any_window_of_lines_is_the_same_as_all(ledger: Ledger, quality: Unit, page: int) -> None:
    whole = drawn(outline(ledger, Filter(quality.id)))
    shown = outline(ledger, Filter(quality.id))
    starts = list(range(0, len(whole), page))
    pieces = {s: drawn(shown, s, s + page) for s in reversed(starts)}
    assert [line for s in starts for line in pieces[s]] == whole
    assert drawn(shown, len(whole), len(whole) + 5) == []


def test_folding(ledger: Ledger, quality: Unit) -> None:
    shown = outline(ledger, Filter(quality.id))
    task_id = find(ledger, "一.1").task_id
    shown.fold(Folds(frozenset({task_id}), frozenset({2})))
    lines = drawn(shown)
    assert lines[1].startswith("  一.1")
    assert lines[2].startswith("  一.2")
    at = lines.index("二 深入开展质量强企活动 0/13")
    assert lines[at + 1].startswith("三 ")
    assert len(shown) == len(lines)
    hidden = find_milestone(ledger, "二.1.1")
    assert shown.row_of_milestone(*hidden) is None
    assert shown.row_of_task(hidden[0]) is None


def test_every_line_is_found_again(ledger: Ledger, quality: Unit) -> None:
    shown = outline(ledger, Filter(quality.id))
    for row, line in enumerate(shown.lines(0, len(shown))):
        if isinstance(line, MilestoneLine):
            assert shown.row_of_milestone(line.task_id, line.id) == row
        elif isinstance(line, TaskLine):
            assert shown.row_of_task(line.id) == row
        elif isinstance(line, SectionLine):
            assert shown.row_of_section(line.id) == row


def test_filters_combine(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(Tick(find_milestone(ledger, "一.3.2")[1], quality.id, DAY), AT)
    done = outline(ledger, filter_of(quality.id, status=Status.DONE))
    assert drawn(done) == [
        "一 组织实施质量强省建设 1/5",
        "  一.3 建立质量奖励制度 [牵头] 1/5",
        "    一.3.2 制定质量奖管理办法 已完成",
    ]
    lead = outline(ledger, filter_of(quality.id, role=Role.LEAD, section="一"))
    assert task_numbers(lead) == ["一.3", "一.4"]
    both = outline(ledger, filter_of(quality.id, role=Role.LEAD, section="一", status=Status.DONE))
    assert both.totals == Totals(tasks=1, milestones=1, done=1)
    assert (
        len(outline(ledger, filter_of(quality.id, role=Role.RESPONSIBLE, status=Status.DONE))) == 0
    )


def test_what_does_not_apply_is_taken_off_the_sum(ledger: Ledger, quality: Unit) -> None:
    skipped = find_milestone(ledger, "一.3.5")[1]
    ledger.apply(SetStatus(skipped, quality.id, Status.NOT_APPLICABLE, "不归口"), AT)
    shown = outline(ledger, filter_of(quality.id, section="一"))
    assert "  一.3 建立质量奖励制度 [牵头] 0/4" in drawn(shown)
    assert shown.totals.skipped == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("黑名单", ["四.2.4"]),
        ("ａａ级 AAA", ["二.1.2"]),
        ("900", ["五.1.6"]),
        ("质量奖 评审", ["一.3.3", "一.3.4"]),
        ("50%", []),
        ("_", []),
        ("'", []),
        ("已印发", ["一.3.2"]),
    ],
)
def test_search(ledger: Ledger, quality: Unit, text: str, found: list[str]) -> None:
    note = find_milestone(ledger, "一.3.2")
    ledger.apply(WriteNote(quality.id, *note, NoteField.PROGRESS, "办法已印发"), AT)
    shown = outline(ledger, Filter(quality.id, text=text))
    lines = shown.lines(0, len(shown))
    assert [line.number for line in lines if isinstance(line, MilestoneLine)] == found


def test_a_title_or_task_note_that_matches_shows_the_whole_task(
    ledger: Ledger, quality: Unit
) -> None:
    task = find(ledger, "一.3").task_id
    ledger.apply(WriteNote(quality.id, task, None, NoteField.NEXT_STEPS, "请示领导"), AT)
    assert outline(ledger, Filter(quality.id, text="请示")).totals.milestones == 5
    assert outline(ledger, Filter(quality.id, text="产品伤害监测研究")).totals.milestones == 4
    other = unit_by_name(ledger, "省财政厅")
    assert len(outline(ledger, Filter(other.id, text="请示"))) == 0


def test_every_section_kind_is_there(plan: Plan) -> None:
    assert [s.kind for s in plan.sections].count(SectionKind.REQUIREMENTS) == 1
