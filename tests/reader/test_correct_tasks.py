"""Tasks and milestones cut and joined: no word is lost, numbers stay unique."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taizhang.plan.model import Role
from taizhang.reader.correct import (
    set_assignment,
    set_due,
    task_of,
)
from taizhang.reader.correct_milestones import (
    cut_milestone,
    join_milestones,
    milestone_at,
    new_target,
    set_milestone_due,
    set_target,
)
from taizhang.reader.correct_tasks import (
    join_tasks,
    make_task,
    remove_task,
    renumber,
    split_task,
)
from taizhang.reader.read import read
from taizhang.reader.reading import Reason, Span, Unsure
from taizhang.reader.source import Source
from tests.reader.correcting import (
    cut_of,
    jiangsu,
    number_of,
    roles,
    sentence,
    small,
    sound,
)

# --- milestones -----------------------------------------------------------------------------------


def test_cutting_a_milestone_keeps_its_words_and_their_places() -> None:
    reading = small()
    number = number_of(reading, "稳外贸")
    task = task_of(reading, number)
    place = task.text.index("办好")
    if len(task.milestones) > 1:
        reading = join_milestones(reading, number, 0)
    cut = sound(cut_milestone(reading, number, place))
    assert cut_of(cut, number) == ["支持企业出口", "办好展会"]
    second = task_of(cut, number).milestones[1]
    assert cut.source.text[second.span.start : second.span.end] == "办好展会"


def test_places_are_found_behind_characters_that_are_not_shown() -> None:
    reading = small()
    number = number_of(reading, "稳就业")
    place = task_of(reading, number).text.index("活动")
    cut = sound(cut_milestone(reading, number, place))
    assert cut_of(cut, number)[:2] == ["开展招聘", "活动10场"]
    span = task_of(cut, number).milestones[1].span
    assert cut.source.text[span.start : span.end] == "活动10场"


def test_a_cut_needs_words_on_both_sides() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    assert "两边" in sentence(lambda: cut_milestone(reading, number, 0))
    end = len(task_of(reading, number).text)
    assert "两边" in sentence(lambda: cut_milestone(reading, number, end))


def test_joined_milestones_are_one_span_of_the_text() -> None:
    number = number_of(small(), "稳物价")
    joined = sound(join_milestones(small(), number, 0))
    assert cut_of(joined, number)[0] == "加强市场监测，打击囤积居奇"


def test_two_targets_are_not_joined_in_silence() -> None:
    reading = small()
    number = number_of(reading, "稳就业")
    assert [m.target is not None for m in task_of(reading, number).milestones] == [True, True]
    assert "指标" in sentence(lambda: join_milestones(reading, number, 0))


def test_a_joined_milestone_keeps_the_only_target_and_the_later_day() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    task = task_of(reading, number)
    index = next(k for k, m in enumerate(task.milestones) if m.target is not None)
    assert task.milestones[index + 1].due == date(2020, 6, 30)
    joined = sound(join_milestones(reading, number, index))
    one = task_of(joined, number).milestones[index]
    assert one.target is not None
    assert one.due == date(2020, 6, 30)


def test_cutting_two_figures_apart_gives_each_half_its_target() -> None:
    reading = small()
    number = number_of(reading, "稳就业")
    one = replace(
        task_of(reading, number).milestones[0], text=task_of(reading, number).text.rstrip("。")
    )
    one = replace(
        one,
        end=len(one.text),
        span=Span(one.span.start, task_of(reading, number).text_span.end - 1),
    )
    task = replace(task_of(reading, number), milestones=(one,))
    doubt = Unsure(Reason.TWO_TARGETS, one.span, one.text, number)
    reading = replace(
        reading,
        tasks=tuple(task if t.number == number else t for t in reading.tasks),
        unsure=(*reading.unsure, doubt),
    )
    cut = sound(cut_milestone(reading, number, task.text.index("新增")))
    figures = [m.target.low for m in task_of(cut, number).milestones if m.target is not None]
    assert figures == [10, 500]
    assert doubt not in cut.unsure


def test_a_target_is_set_corrected_and_taken_away() -> None:
    reading = small()
    number = number_of(reading, "稳物价")
    milestone = task_of(reading, number).milestones[0]
    target = new_target(milestone, "监测点", 30, 30, "个")
    reading = sound(set_target(reading, number, 0, target))
    assert task_of(reading, number).targets == (target,)
    reading = sound(set_target(reading, number, 0, replace(target, high=40)))
    assert [t.high for t in task_of(reading, number).targets] == [40]
    reading = sound(set_target(reading, number, 0, None))
    assert task_of(reading, number).targets == ()
    assert task_of(reading, number).milestones[0].target is None


def test_a_target_without_name_or_with_turned_figures_is_refused() -> None:
    number = number_of(small(), "稳物价")
    milestone = task_of(small(), number).milestones[0]
    nameless = new_target(milestone, " ", 1, 1, "个")
    turned = new_target(milestone, "监测点", 2, 1, "个")
    endless = new_target(milestone, "监测点", 2, float("inf"), "个")
    assert "名称" in sentence(lambda: set_target(small(), number, 0, nameless))
    assert "大于" in sentence(lambda: set_target(small(), number, 0, turned))
    assert "不是数" in sentence(lambda: set_target(small(), number, 0, endless))
    assert "没有第 9 个节点" in sentence(lambda: set_target(small(), number, 8, None))


def test_a_deadline_that_was_set_is_no_longer_unsure() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    assert [u.reason for u in reading.unsure if u.task == number and "6月" in u.words]
    index = next(k for k, m in enumerate(task_of(reading, number).milestones) if m.due)
    corrected = sound(set_milestone_due(reading, number, index, date(2020, 6, 20)))
    assert task_of(corrected, number).milestones[index].due == date(2020, 6, 20)
    assert not [u for u in corrected.unsure if u.task == number and "6月" in u.words]
    whole = sound(set_due(reading, number, None))
    assert task_of(whole, number).due is None
    assert not [u for u in whole.unsure if u.task == number and u.reason is Reason.DUE_IN_TEXT]


# --- tasks ----------------------------------------------------------------------------------------


def test_a_split_gives_two_tasks_with_all_words_and_the_same_clause() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    task = task_of(reading, number)
    place = task.text.index("新建")
    split = sound(split_task(reading, number, place))
    one, two = (t for t in split.tasks if t.number in (number, f"{number}-2"))
    assert one.text + two.text == task.text
    assert two.text.startswith("新建厂房20座。")
    assert one.assignments == two.assignments == task.assignments
    assert split.source.text[two.span.start :].startswith("新建厂房20座")
    assert [t.written for t in one.targets + two.targets] == [t.written for t in task.targets]
    assert len(split.tasks) == len(reading.tasks) + 1


def test_the_doubts_of_a_split_task_go_with_their_words() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    split = split_task(reading, number, task_of(reading, number).text.index("新建"))
    assert {u.task for u in split.unsure if "6月" in u.words} == {f"{number}-2"}


def test_a_split_may_fall_inside_a_milestone() -> None:
    reading = small()
    number = number_of(reading, "稳外贸")
    split = sound(split_task(reading, number, task_of(reading, number).text.index("企业")))
    assert cut_of(split, number) == ["支持"]
    assert cut_of(split, f"{number}-2")[0].startswith("企业出口")


def test_what_is_split_off_gets_the_next_free_number() -> None:
    reading = small()
    number = number_of(reading, "稳物价")
    assert f"{number}-2" in [task.number for task in reading.tasks]
    split = sound(split_task(reading, number, task_of(reading, number).text.index("打击")))
    assert [t.number for t in split.tasks][-3:] == [number, f"{number}-3", f"{number}-2"]


def test_a_split_needs_words_on_both_sides() -> None:
    number = number_of(small(), "稳物价")
    assert "两边" in sentence(lambda: split_task(small(), number, 0))
    assert "没有编号" in sentence(lambda: split_task(small(), "九.9", 1))


def test_splitting_and_joining_again_gives_back_the_task() -> None:
    reading = jiangsu()
    for task in reading.tasks:
        if len(task.milestones) < 2:
            continue
        place = task.milestones[1].start
        split = sound(split_task(reading, task.number, place))
        back = task_of(sound(join_tasks(split, task.number)), task.number)
        assert back.text == task.text or back.text == task.text.replace("，", "，。", 1)
        assert [m.text for m in back.milestones] == [m.text for m in task.milestones]
        assert back.assignments == task.assignments
        assert back.span == task.span
        assert back.clause == task.clause


def test_joined_tasks_have_the_agencies_of_both_with_the_stronger_role() -> None:
    reading = small()
    one, two = number_of(reading, "稳生产"), number_of(reading, "稳就业")
    reading = set_assignment(reading, two, 0, agency="市财政局", role=Role.LEAD)
    joined = sound(join_tasks(reading, one))
    assert roles(joined, one) == {
        "市经信局": "牵头",
        "市发改委": "负责",
        "市财政局": "牵头",
        "市发展改革委": "负责",
    }
    text = task_of(joined, one).text
    assert "稳就业。开展招聘活动10场" in text
    assert two not in [task.number for task in joined.tasks]


def test_tasks_of_two_sections_are_not_joined() -> None:
    last = number_of(small(), "稳外贸")
    assert "同一类别" in sentence(lambda: join_tasks(small(), last))


def test_a_removed_task_stays_as_a_part() -> None:
    reading = small()
    number = number_of(reading, "稳就业")
    removed = sound(remove_task(reading, number))
    assert len(removed.tasks) == len(reading.tasks) - 1
    (part,) = [p for p in removed.parts if p not in reading.parts]
    assert "开展招聘活动10场" in part.text
    assert "市人社局" in part.text
    assert part.heading == "稳就业"
    assert part.span == task_of(reading, number).span


def test_a_part_is_made_a_task_again_with_its_clause() -> None:
    reading = small()
    task = task_of(reading, number_of(reading, "稳就业"))
    removed = remove_task(reading, task.number)
    made, number = make_task(removed, task.span.start, task.span.end)
    sound(made)
    again = task_of(made, number)
    assert again.title == "稳就业"
    assert again.text == task.text
    assert again.number == task.number
    assert [m.text for m in again.milestones] == [m.text for m in task.milestones]
    assert [(a.agency, a.role, a.span) for a in again.assignments] == [
        (a.agency, a.role, a.span) for a in task.assignments
    ]
    assert again.clause_span == task.clause_span
    assert not [p for p in made.parts if "招聘" in p.text]


def test_every_task_of_the_shipped_plan_can_be_taken_out_and_made_again() -> None:
    reading = jiangsu()
    for task in reading.tasks:
        made, number = make_task(remove_task(reading, task.number), task.span.start, task.span.end)
        again = task_of(sound(made), number)
        assert (again.number, again.title, again.text) == (task.number, task.title, task.text)
        assert [a.agency for a in again.assignments] == [a.agency for a in task.assignments]


def test_marked_words_in_a_task_or_none_at_all_are_refused() -> None:
    reading = small()
    task = reading.tasks[0]
    assert task.number in sentence(lambda: make_task(reading, task.span.start + 2, task.span.end))
    place = reading.source.text.index("\n\n")
    assert "选中" in sentence(lambda: make_task(reading, place, place + 2))
    long = read(Source.of_text("字" * 30_000))
    assert "太长" in sentence(lambda: make_task(long, 0, 30_000))


def test_a_task_is_made_where_there_was_none() -> None:
    reading = read(Source.of_text("各地要高度重视，加强领导。\n要及时报送进展情况。"))
    assert reading.tasks == ()
    made, number = make_task(reading, 0, 12)
    sound(made)
    assert number == "一.1"
    assert [s.title for s in made.sections] == ["工作任务"]
    assert task_of(made, number).text.startswith("各地要高度重视")
    assert "及时报送" in "".join(p.text for p in made.parts)


def test_renumbering_counts_each_section_and_takes_the_doubts_along() -> None:
    reading = small()
    number = number_of(reading, "稳生产")
    reading = split_task(reading, number, task_of(reading, number).text.index("新建"))
    reading = replace(
        reading, unsure=(*reading.unsure, Unsure(Reason.NUMBER_GAP, Span(0, 1), "1."))
    )
    done = sound(renumber(reading))
    assert [t.number for t in done.tasks if t.section == "一"] == ["一.1", "一.2", "一.3", "一.4"]
    assert {u.task for u in done.unsure if "6月" in u.words} == {"一.2"}
    assert Reason.NUMBER_GAP not in [u.reason for u in done.unsure]


def test_the_milestone_at_a_place_is_the_one_that_holds_it_or_the_last_before() -> None:
    task = task_of(small(), number_of(small(), "稳生产"))
    assert milestone_at(task, 0) == 0
    assert milestone_at(task, task.milestones[1].start) == 1
    assert milestone_at(task, len(task.text)) == len(task.milestones) - 1
    assert milestone_at(replace(task, milestones=()), 0) == -1
