"""A plan is amended: what was recorded moves along by its words, and nothing recorded is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import amend, backups, plans
from taizhang.ledger.agencies import own_unit, unit_by_name
from taizhang.ledger.changes import Reviewed, SetOwnAgency, SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.filters import Filter, filter_of
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.lines import MilestoneLine
from taizhang.ledger.outline import outline, rechecks
from taizhang.ledger.plan_rows import read_plan
from taizhang.ledger.records import milestone_record, record_of, task_record
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.plan.difference import Kind, compare
from taizhang.plan.model import Assignment, Milestone, Plan, Role, Section, Task
from tests.conftest import AT

QUALITY = "省质监局"


def again(plan: Plan, *sections: Section, key: str = "next") -> Plan:
    return replace(plan, key=key, sections=sections)


def renumbered(section: Section, number: str, *tasks: Task) -> Section:
    """The section with these tasks, numbered anew."""
    return replace(
        section,
        number=number,
        tasks=tuple(
            replace(
                task,
                number=f"{number}.{i}",
                milestones=tuple(
                    replace(m, number=f"{number}.{i}.{k}") for k, m in enumerate(task.milestones, 1)
                ),
            )
            for i, task in enumerate(tasks, 1)
        ),
    )


def with_words(task: Task, old: str, new: str) -> Task:
    """The task with other words in its text; the milestones' spans follow."""
    text = task.text.replace(old, new)
    milestones: list[Milestone] = []
    for milestone in task.milestones:
        words = milestone.text.replace(old, new)
        start = text.index(words, milestones[-1].end if milestones else 0)
        milestones.append(replace(milestone, text=words, start=start, end=start + len(words)))
    return replace(task, text=text, milestones=tuple(milestones))


def without(task: Task, number: str) -> Task:
    return replace(task, milestones=tuple(m for m in task.milestones if m.number != number))


def content(plan: Plan) -> tuple[object, ...]:
    return plan.sections, plan.agencies, plan.preamble, plan.general_text, plan.published


def test_a_plan_comes_back_as_it_went_in(ledger: Ledger, plan: Plan) -> None:
    assert read_plan(ledger, ledger.plan_id) == plan


def test_the_same_plan_changes_nothing(ledger: Ledger, plan: Plan) -> None:
    before = ledger.rows("SELECT * FROM milestone ORDER BY id")
    done = amend.amend(ledger, plan, AT)
    assert (done.difference.changed, done.archived, done.rechecks) == ((), 0, 0)
    assert ledger.rows("SELECT * FROM milestone ORDER BY id") == before
    assert content(read_plan(ledger, ledger.plan_id)) == content(plan)
    assert findings(ledger) == []
    assert ledger.rows("SELECT number, title FROM plan_version") == [(1, plan.facts.title)]


def test_numbers_shift_and_the_record_moves_along(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(unit.id, task_id, milestone_id, NoteField.PROGRESS, "已印发"), AT)
    first, second, *rest = plan.sections
    swapped = renumbered(second, "一", *second.tasks), renumbered(first, "二", *first.tasks[1:])
    done = amend.amend(ledger, again(plan, *swapped, *rest), AT)
    assert done.difference.counts()[Kind.REMOVED] == 1
    assert find_milestone(ledger, "二.2.2") == (task_id, milestone_id)
    record = milestone_record(ledger, unit.id, task_id, milestone_id)
    assert (record.status, record.completed_on) == (Status.DONE, date(2012, 9, 30))
    assert record.notes.texts == {NoteField.PROGRESS: "已印发"}
    assert record.recheck == ""
    assert findings(ledger) == []
    # 一.1 had no record: it is gone; its milestones too
    with pytest.raises(KnownError):
        find(ledger, "存档.1")


def test_what_changed_in_meaning_is_marked(ledger: Ledger, plan: Plan) -> None:
    unit, other = unit_by_name(ledger, QUALITY), unit_by_name(ledger, "省监察厅")
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    words = milestone_record(ledger, unit.id, task_id, milestone_id).text
    first, *rest = plan.sections
    task = with_words(first.tasks[2], words, words + "并报省政府审定")
    tasks = (*first.tasks[:2], task, *first.tasks[3:])
    done = amend.amend(ledger, again(plan, replace(first, tasks=tasks), *rest), AT)
    assert done.rechecks == 1
    record = milestone_record(ledger, unit.id, task_id, milestone_id)
    assert record.recheck == f"文字有改动，原为“{words}”"
    assert record.status is Status.DONE
    assert rechecks(ledger, unit.id) == 1
    assert rechecks(ledger, other.id) == 0
    shown = outline(ledger, filter_of(unit.id, recheck=True))
    assert [line.number for line in shown.milestones_of(task_id)] == ["一.3.2"]
    ledger.apply(Reviewed(milestone_id, unit.id), AT)
    assert rechecks(ledger, unit.id) == 0
    ledger.undo(AT)
    assert rechecks(ledger, unit.id) == 1
    assert findings(ledger) == []


def test_punctuation_alone_is_no_change(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    _, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(SetStatus(milestone_id, unit.id, Status.UNDER_WAY), AT)
    first, *rest = plan.sections
    tasks = tuple(with_words(t, "，", ",") for t in first.tasks)
    done = amend.amend(ledger, again(plan, replace(first, tasks=tasks), *rest), AT)
    assert (done.difference.changed, done.rechecks) == ((), 0)


def test_deadline_target_and_role_are_told(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    task_id, milestone_id = find_milestone(ledger, "五.1.6")
    ledger.apply(SetValue(milestone_id, unit.id, 905), AT)
    sections = list(plan.sections)
    task = sections[4].tasks[0]
    milestones = list(task.milestones)
    target = milestones[5].target
    assert target is not None
    milestones[5] = replace(
        milestones[5], due=date(2013, 6, 30), target=replace(target, low=950.0, high=950.0)
    )
    was = next(a.role for a in task.assignments if a.agency == QUALITY)
    roles = tuple(
        replace(a, role=Role.PARTICIPANT) if a.agency == QUALITY else a for a in task.assignments
    )
    changed = replace(task, milestones=tuple(milestones), assignments=roles)
    sections[4] = replace(sections[4], tasks=(changed, *sections[4].tasks[1:]))
    done = amend.amend(ledger, again(plan, *sections), AT)
    (told,) = done.difference.changed
    assert told.kinds == (Kind.AGENCIES,)
    assert [m.kinds for m in told.milestones if m.kinds] == [(Kind.DUE, Kind.TARGET)]
    words = milestone_record(ledger, unit.id, task_id, milestone_id).recheck
    assert words.split("；") == [
        "完成时限由 2012-12-31 改为 2013-06-30",
        f"指标由“{target.written}”改为“{target.written}”",
        f"本单位由“{was}”改为“参加”",
    ]


def test_a_removed_task_is_archived_with_its_record(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    task_id, milestone_id = find_milestone(ledger, "一.1.1")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(unit.id, task_id, None, NoteField.PROBLEMS, "经费不足"), AT)
    first, *rest = plan.sections
    done = amend.amend(ledger, again(plan, renumbered(first, "一", *first.tasks[1:]), *rest), AT)
    assert done.archived == 1
    assert find_milestone(ledger, "存档.1.1") == (task_id, milestone_id)
    task = task_record(ledger, unit.id, task_id)
    assert task.title == f"{first.tasks[0].title}（原 一.1）"
    assert (task.role, task.is_own) == (Role.ARCHIVED, False)
    assert task.notes.texts == {NoteField.PROBLEMS: "经费不足"}
    assert task.milestones[0].status is Status.DONE
    totals = outline(ledger, Filter(unit.id)).totals
    assert (totals.tasks, totals.archived) == (25, 1)
    assert record_of(ledger, unit, date(2012, 12, 31)).archived == (
        replace(task, milestones=task.milestones),
    )
    with pytest.raises(KnownError, match="已经存档"):
        ledger.apply(SetStatus(milestone_id, unit.id, Status.UNDER_WAY), AT)
    assert findings(ledger) == []
    # and amended again, it stays; taken in again, it is a new task
    amend.amend(ledger, again(plan, *plan.sections, key="third"), AT)
    assert find_milestone(ledger, "存档.1.1") == (task_id, milestone_id)
    assert outline(ledger, Filter(unit.id)).totals.tasks == 26
    assert findings(ledger) == []


def test_a_milestone_that_its_task_lost_is_archived(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(unit.id, task_id, milestone_id, NoteField.PROGRESS, "已印发"), AT)
    first, *rest = plan.sections
    tasks = (*first.tasks[:2], without(first.tasks[2], "一.3.2"), *first.tasks[3:])
    amend.amend(ledger, again(plan, replace(first, tasks=tasks), *rest), AT)
    archived_task, found = find_milestone(ledger, "存档.1.1")
    assert found == milestone_id
    assert archived_task != task_id
    record = milestone_record(ledger, unit.id, archived_task, milestone_id)
    assert (record.status, record.notes.texts) == (Status.DONE, {NoteField.PROGRESS: "已印发"})
    assert findings(ledger) == []


def test_a_unit_that_lost_its_part_still_sees_what_it_recorded(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, "省监察厅")
    line = next(
        line
        for line in outline(ledger, Filter(unit.id)).lines(0, 9)
        if isinstance(line, MilestoneLine)
    )
    ledger.apply(Tick(line.id, unit.id, date(2012, 9, 30)), AT)
    sections = tuple(
        replace(
            s,
            tasks=tuple(
                replace(t, assignments=tuple(a for a in t.assignments if a.agency != unit.name))
                for t in s.tasks
            ),
        )
        for s in plan.sections
    )
    amend.amend(ledger, again(plan, *sections), AT)
    found = record_of(ledger, unit, date(2012, 12, 31)).archived
    assert [m.status for t in found for m in t.milestones].count(Status.DONE) == 1
    # named again, it has its part back
    amend.amend(ledger, again(plan, *plan.sections, key="third"), AT)
    assert record_of(ledger, unit, date(2012, 12, 31)).archived == ()
    assert findings(ledger) == []


def test_undo_does_not_reach_behind_an_amendment(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    _, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    done = amend.amend(ledger, plan, AT)
    assert ledger.undoable() is None
    assert done.backup.reason is backups.Reason.UPDATE
    assert next(e.action for e in entries(ledger, Wanted())) == "更新方案"


def test_a_second_plan_stands_beside_the_first(ledger: Ledger, plan: Plan) -> None:
    unit = unit_by_name(ledger, QUALITY)
    ledger.apply(SetOwnAgency(unit.id), AT)
    _, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone_id, unit.id, date(2012, 9, 30)), AT)
    first = ledger.plan_id
    facts = replace(
        plan.facts, title="第二个方案", doc_number="苏政办发〔2013〕1号", issued_on=None
    )
    short = replace(plan, key="second", facts=facts, sections=plan.sections[:1])
    second = plans.add_plan(ledger, short, AT)
    assert ledger.plan_id == second
    assert plan_facts(ledger).issued_on is None
    own = own_unit(ledger)
    assert own is not None
    assert (own.name, own.id == unit.id) == (QUALITY, False)
    record = record_of(ledger, own, date(2012, 12, 31))
    assert len(record.sections) == 1
    assert all(m.status is Status.NOT_STARTED for t in record.tasks for m in t.milestones)
    assert outline(ledger, Filter(own.id, whole_plan=True)).totals.tasks == 4
    plans.show(ledger, first)
    assert record_of(ledger, unit, date(2012, 12, 31)).plan.title == plan.facts.title
    assert [(p.key, p.tasks) for p in plans.plans(ledger)] == [(plan.key, 26), ("second", 4)]
    assert plans.find_plan(ledger, "2013〕1号").id == second
    with pytest.raises(KnownError, match="几个方案"):
        plans.find_plan(ledger, "苏政办发")
    with pytest.raises(KnownError, match="已经有这个方案"):
        plans.add_plan(ledger, short, AT)
    assert ledger.undoable() is not None  # taking a plan in hides no earlier step
    assert findings(ledger) == []


def test_aliases_are_remembered(ledger: Ledger) -> None:
    plans.remember_aliases(ledger, {"省质监": QUALITY, QUALITY: QUALITY})
    plans.remember_aliases(ledger, {"省质监": "省质监局"})
    assert plans.aliases(ledger) == {"省质监": QUALITY}


def test_compare_tells_added_moved_and_reworded(plan: Plan) -> None:
    first, second, *rest = plan.sections
    moved = first.tasks[0]
    fresh = Task(
        "二.9",
        "新增一项全新的工作",
        "开展从未有过的活动。",
        "",
        "",
        (Assignment(QUALITY, Role.LEAD),),
        (),
    )
    told = compare(
        plan,
        again(
            plan,
            renumbered(first, "一", *first.tasks[1:]),
            renumbered(second, "二", *second.tasks, moved, fresh),
            *rest,
        ),
    )
    assert told.counts() == {Kind.ADDED: 1, Kind.MOVED: 1, Kind.RENUMBERED: 3}
