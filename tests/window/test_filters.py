"""Filters: each alone, all together, cleared, and what becomes of the selection."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from taizhang.ledger import filters
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.store import open_ledger
from tests.window.clerk import Clerk
from tests.window.conftest import Desk

FIVE = "五、大力实施名牌战略"


def numbers(clerk: Clerk) -> list[str]:
    """The numbers of the milestones shown."""
    return [line.strip("[ x]").split(" ")[0] for line in clerk.lines if line.startswith("  ")]


def tick(clerk: Clerk, *milestones: str) -> None:
    for number in milestones:
        clerk.go(number)
        clerk.window.view.setFocus()
        clerk.press(Qt.Key.Key_Space, " ")


@pytest.mark.parametrize(("pill", "tasks"), [("牵头", 16), ("负责", 10)])
def test_role_shows_as_many_tasks_as_its_pill_counts(clerk: Clerk, pill: str, tasks: int) -> None:
    clerk.push(pill)
    assert f"{tasks} 项任务" in clerk.foot
    assert all(
        f" | {pill} | " in line for line in clerk.lines if line[1:2] == "." and " | " in line
    )


def test_status_shows_only_milestones_of_that_status(clerk: Clerk) -> None:
    tick(clerk, "一.3.2", "五.1.1")
    clerk.filter(filters.Column.STATUS, "已完成")
    assert numbers(clerk) == ["一.3.2", "五.1.1"]
    clerk.filter(filters.Column.STATUS)
    assert len(numbers(clerk)) > 100


@pytest.mark.parametrize("words", ["未开始", "进行中", "已完成", "不适用"])
def test_every_status_can_be_chosen(clerk: Clerk, words: str) -> None:
    clerk.filter(filters.Column.STATUS, words)
    assert bool(numbers(clerk)) == (words == "未开始")


def test_section_shows_only_its_tasks(clerk: Clerk) -> None:
    clerk.filter(filters.Column.SECTION, "三、着力强化质量安全监管")
    assert clerk.lines[0].startswith("三、着力强化质量安全监管")
    assert {number[0] for number in numbers(clerk)} == {"三"}


def test_part_three_is_among_the_sections(clerk: Clerk) -> None:
    clerk.filter(filters.Column.SECTION, "工作要求")
    assert {number.split(".")[0] for number in numbers(clerk)} == {"要求"}


@pytest.mark.parametrize("text", ["质量信用", "质量 信用", "aa级", "ＡＡ级", "量"])
def test_text_finds_words_from_one_character_in_any_width_and_case(clerk: Clerk, text: str) -> None:
    clerk.search(text)
    assert numbers(clerk)
    assert len(numbers(clerk)) < 126


def test_text_finds_notes(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write("已送法制办").settle()
    clerk.search("送法制办")
    assert numbers(clerk) == ["一.3.2"]


def test_text_is_no_pattern(clerk: Clerk) -> None:
    clerk.search("%")
    assert numbers(clerk) == []
    clerk.search("_' OR 1 --")
    assert numbers(clerk) == []


def test_filters_are_combined(clerk: Clerk) -> None:
    tick(clerk, "五.1.1", "五.1.6", "一.3.2")
    clerk.push("牵头")
    clerk.filter(filters.Column.STATUS, "已完成")
    clerk.filter(filters.Column.SECTION, FIVE)
    clerk.search("江苏名牌")
    assert numbers(clerk) == ["五.1.6"]


def test_button_that_clears_is_there_only_when_something_is_filtered(clerk: Clerk) -> None:
    before = clerk.lines
    with pytest.raises(AssertionError, match="清除筛选"):
        clerk.push("清除筛选")
    clerk.push("牵头")
    clerk.filter(filters.Column.SECTION, FIVE)
    clerk.search("江苏名牌")
    clerk.push("清除筛选")
    assert clerk.lines == before
    assert clerk.window.bar.search.text() == ""


def test_clearing_keeps_the_whole_plan_in_view(teacher: Clerk) -> None:
    teacher.push("全部任务")
    teacher.search("名牌")
    teacher.window.bar.clear()
    assert teacher.shows("一.3.2")


def test_empty_result_is_a_sentence_with_the_next_step(clerk: Clerk) -> None:
    clerk.push("参加")
    assert clerk.lines == []
    assert "清除筛选" in clerk.window.view.empty_text
    assert clerk.foot.startswith("0 项任务")


def test_detail_is_empty_when_the_list_is(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.push("参加")
    assert any(words.startswith("选一项任务") for words in clerk.detail_words)


def test_ticked_row_that_leaves_hands_the_selection_to_the_next(clerk: Clerk) -> None:
    clerk.filter(filters.Column.STATUS, "未开始")
    tick(clerk, "一.3.2")
    assert not clerk.shows("一.3.2")
    assert "一.3.3" in clerk.current
    clerk.press(Qt.Key.Key_Space, " ")
    assert clerk.is_ticked("一.3.3")
    assert "一.3.4" in clerk.current


def test_last_row_that_leaves_hands_the_selection_to_the_one_before(clerk: Clerk) -> None:
    clerk.filter(filters.Column.STATUS, "未开始")
    last = numbers(clerk)[-1]
    tick(clerk, last)
    assert numbers(clerk)[-1] in clerk.current


def test_selection_stays_on_its_row_when_the_filter_still_shows_it(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    clerk.search("江苏名牌")
    assert "五.1.6" in clerk.current
    clerk.window.bar.clear()
    assert "五.1.6" in clerk.current


def test_panel_shows_the_row_that_is_chosen_after_each_filter(clerk: Clerk) -> None:
    for text in ("质量奖", "名牌", "计量", ""):
        clerk.search(text)
        number = clerk.current.strip("[ x]").split(" ")[0]
        if "." in number:
            task = ".".join(number.split(".")[:2])
            assert any(words.startswith(f"{task} ") for words in clerk.detail_words)


def test_typing_in_the_search_box_keeps_the_cursor_there(clerk: Clerk) -> None:
    clerk.search("质量")
    assert clerk.focus is clerk.window.bar.search


def test_day_is_asked_when_there_is_a_unit_to_judge(desk: Desk, ledger_path: Path) -> None:
    window = desk.open(open_ledger(ledger_path)).window
    assert not window.bar.day.isVisible()
    window.choose(unit_by_name(window.ledger, "省质监局"))
    assert window.bar.day.isVisible()
