"""核对方案: choosing marks the source, unsure places are walked through, import and cancel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang.reader.correct import task_of
from taizhang.reader.read import read
from taizhang.reader.source import Source
from taizhang.window.review.review_dialog import ReviewDialog
from tests.window.clerk import press
from tests.window.reviewer import CTRL, SHIFT, TEXT, Key, Reviewer, reading_of, seat
from tests.window.test_access import nameless

Open = Callable[..., Reviewer]


@pytest.fixture
def open_review(qtbot: QtBot) -> Open:
    return partial(seat, qtbot)


@pytest.fixture
def clerk(qtbot: QtBot) -> Reviewer:
    return seat(qtbot)


# --- choosing -------------------------------------------------------------------------------------


def test_it_opens_at_the_first_task_with_its_words_marked(clerk: Reviewer) -> None:
    assert clerk.dialog.tasks.list.hasFocus()
    assert clerk.chosen == "一.1"
    (words,) = clerk.dialog.source.marked
    assert words.startswith("1.稳生产")
    assert words.endswith("财政局负责）")


def test_the_list_shows_headings_tasks_and_what_is_no_task_in_order(clerk: Reviewer) -> None:
    assert [row.split("；")[0] for row in clerk.rows] == [
        "未作为任务：各区要加强领导，落实责任。",
        "一　稳企业",
        "一.1 稳生产",
        "一.2 稳就业",
        "一.3 稳外贸",
        "二　惠民生",
        "二.4 稳物价",
    ]
    assert "牵头 市经信局；负责 市发改委、市财政局" in clerk.rows[2]


def test_a_row_chosen_is_marked_in_the_source(clerk: Reviewer) -> None:
    clerk.go("二.4")
    assert clerk.dialog.source.marked[0].startswith("4.稳物价")


def test_an_agency_a_milestone_a_title_chosen_are_marked_in_the_task(clerk: Reviewer) -> None:
    editor = clerk.dialog.editor
    editor.agencies.table.setFocus()
    clerk.key(Key.Key_Down)
    assert clerk.dialog.source.marked[1:] == ["市发改委"]
    editor.text.setFocus()
    clerk.key(Key.Key_Down)
    assert clerk.dialog.source.marked[1:] == ["新建厂房20座"]
    editor.title.setFocus()
    assert clerk.dialog.source.marked[1:] == ["稳生产"]


def test_enter_in_the_source_chooses_what_was_read_there(clerk: Reviewer) -> None:
    source = clerk.dialog.source
    place = TEXT.index("市商务局") + 1
    source.setFocus()
    source.select(place, place)
    clerk.key(Key.Key_Return)
    assert clerk.chosen == "一.3"
    assert source.marked[1:] == ["市商务局"]
    one = clerk.dialog.editor.agencies.current
    assert one is not None
    assert one.agency == "市商务局"
    place = TEXT.index("打击")
    source.select(place, place)
    clerk.key(Key.Key_Return)
    assert clerk.chosen == "二.4"
    assert source.marked[1:] == ["年底前打击囤积居奇"]
    assert clerk.dialog.editor.text.milestone == 1


def test_a_click_in_the_source_chooses_too_and_what_is_no_task_says_so(clerk: Reviewer) -> None:
    source = clerk.dialog.source
    source.select(TEXT.index("加强领导"), TEXT.index("加强领导"))
    at = source.cursorRect().center()
    QTest.mouseClick(source.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clerk.chosen == ""
    assert [words.strip() for words in source.marked] == ["各区要加强领导，落实责任。"]
    words = [label.text() for label in clerk.dialog.editor.findChildren(QLabel)]
    assert any("没有作为任务" in text for text in words)


def test_f6_walks_through_the_parts_of_the_window_and_comes_round(clerk: Reviewer) -> None:
    editor = clerk.dialog.editor
    seen = []
    for _ in range(5):
        clerk.key(Key.Key_F6)
        seen.append(clerk.focus)
    assert seen == [
        editor.title,
        editor.text,
        editor.agencies.table,
        clerk.dialog.source,
        clerk.dialog.tasks.list,
    ]
    clerk.key(Key.Key_F6, SHIFT)
    assert clerk.focus is clerk.dialog.source


# --- places to look at ----------------------------------------------------------------------------


def test_f8_walks_through_the_unsure_places_and_f9_settles_one(clerk: Reviewer) -> None:
    count = len(clerk.reading.unsure)
    assert count == 2
    assert "有 2 处待看" in clerk.bar
    clerk.key(Key.Key_F8)
    assert clerk.bar.startswith("1 / 2　期限在正文中：6月底前")
    assert clerk.chosen == "一.1"
    assert clerk.dialog.source.marked[1:] == ["6月底前"]
    clerk.key(Key.Key_F8)
    assert clerk.chosen == "二.4"
    clerk.key(Key.Key_F8, SHIFT)
    assert clerk.chosen == "一.1"
    clerk.key(Key.Key_F9)
    assert [one.task for one in clerk.reading.unsure] == ["二.4"]
    assert clerk.bar.startswith("1 / 1")
    clerk.key(Key.Key_F9)
    assert not clerk.dialog.reading.unsure
    assert "没有需要核对的地方" in clerk.bar
    clerk.key(Key.Key_F8)
    clerk.key(Key.Key_Z, CTRL)
    assert len(clerk.reading.unsure) == 1
    assert "还有 1 处待看" in clerk.dialog.foot.words


def test_facts_unfold_while_what_they_lack_is_looked_at(open_review: Open) -> None:
    clerk = open_review(read(Source.of_text(TEXT)))
    form = clerk.dialog.facts.title
    assert not form.isVisible()
    clerk.key(Key.Key_F8)
    assert "文件信息缺失" in clerk.bar
    assert form.isVisible()
    clerk.key(Key.Key_F8)
    assert not form.isVisible()
    clerk.dialog.facts.toggle.setChecked(True)
    clerk.key(Key.Key_F8, SHIFT)
    clerk.key(Key.Key_F8)
    assert form.isVisible()


def test_the_list_of_unsure_places_goes_to_each(clerk: Reviewer) -> None:
    clerk.key(Key.Key_3, CTRL)
    assert clerk.focus is clerk.dialog.doubts.table
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_Down)
    assert clerk.chosen == "二.4"
    assert clerk.dialog.tabs.currentIndex() == 2
    clerk.key(Key.Key_F9)
    assert [one.task for one in clerk.reading.unsure] == ["一.1"]


def test_a_correction_settles_its_doubt(clerk: Reviewer) -> None:
    clerk.overwrite(clerk.dialog.editor.due, "2020-6-30")
    assert task_of(clerk.reading, "一.1").due == date(2020, 6, 30)
    assert [one.task for one in clerk.reading.unsure] == ["二.4"]


# --- facts, import and cancel ---------------------------------------------------------------------


def test_import_gives_the_reading_as_corrected(clerk: Reviewer) -> None:
    button = clerk.dialog.foot.accept
    assert button.text() == "导入 4 项任务"
    clerk.dialog.editor.title.setFocus()
    clerk.key(Key.Key_End)
    clerk.type("产")  # not left yet: it counts all the same
    button.click()
    assert clerk.dialog.result() == ReviewDialog.DialogCode.Accepted
    assert clerk.dialog.year == 2020
    assert clerk.reading.tasks[0].title == "稳生产产"


def test_what_a_plan_needs_is_asked_for_beside_its_field(open_review: Open) -> None:
    clerk = open_review(reading_of("1.稳生产。制定方案。（市经信局负责）"))
    facts = clerk.dialog.facts
    assert facts.missing() == ["标题", "年度"]
    clerk.dialog.foot.accept.click()
    assert clerk.dialog.isVisible()
    assert clerk.notice == "还不能导入：请先填写标题、年度。"
    assert clerk.focus is facts.title
    said = [label.text() for label in facts.findChildren(QLabel) if label.isVisible()]
    assert "没有读到标题，请填写。" in said
    clerk.overwrite(facts.title, "某市工作方案")
    clerk.overwrite(facts.year, "二〇")
    assert "年度" in clerk.notice
    clerk.overwrite(facts.year, "2021年")
    clerk.overwrite(facts.issued_on, "2021-03-01")
    assert facts.missing() == []
    clerk.dialog.foot.accept.click()
    assert not clerk.dialog.isVisible()
    assert clerk.dialog.year == 2021
    assert clerk.reading.facts.title is not None
    assert clerk.reading.facts.title.value == "某市工作方案"
    assert clerk.reading.facts.issued_on == date(2021, 3, 1)


def answer(words: str) -> None:
    """Press the button of the next question that says so."""

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = [b for b in box.buttons() if b.text() == words]
        button.click()

    QTimer.singleShot(50, press_it)


def test_cancel_asks_only_when_corrections_would_be_lost(clerk: Reviewer) -> None:
    clerk.overwrite(clerk.dialog.editor.title, "稳住生产")
    answer("继续核对")
    QTest.keyClick(clerk.dialog, Key.Key_Escape)
    assert clerk.dialog.isVisible()
    answer("放弃更正")
    QTest.keyClick(clerk.dialog, Key.Key_Escape)
    assert not clerk.dialog.isVisible()
    assert clerk.dialog.result() == ReviewDialog.DialogCode.Rejected


def test_cancel_without_corrections_asks_nothing(clerk: Reviewer) -> None:
    clerk.dialog.foot.cancel.click()
    assert not clerk.dialog.isVisible()


def test_a_document_without_tasks_says_how_to_make_one(open_review: Open) -> None:
    clerk = open_review(reading_of("某市2020年工作方案\n\n各区要加强领导，落实责任。"))
    assert clerk.dialog.tasks.empty.isVisible()
    assert "选中" in clerk.dialog.tasks.empty.text()
    clerk.dialog.foot.accept.click()
    assert "没有任务" in clerk.notice
    assert clerk.focus is clerk.dialog.source
    text = clerk.reading.source.text
    clerk.dialog.source.select(text.index("各区"), len(text))
    clerk.key(Key.Key_Return, CTRL)
    assert clerk.chosen == "一.1"
    assert clerk.task.text == "各区要加强领导，落实责任。"
    assert not clerk.dialog.tasks.empty.isVisible()


def test_an_empty_document_opens(open_review: Open) -> None:
    clerk = open_review(reading_of(" "))
    assert clerk.chosen == ""
    clerk.key(Key.Key_F8)
    clerk.key(Key.Key_F9)
    clerk.key(Key.Key_F6)


# --- access, hostile and large text ---------------------------------------------------------------


def test_every_control_has_a_name(clerk: Reviewer) -> None:
    clerk.dialog.facts.toggle.setChecked(True)
    assert nameless(clerk.dialog) == []


def test_tab_reaches_everything_and_comes_round(clerk: Reviewer) -> None:
    dialog = clerk.dialog
    dialog.facts.toggle.setChecked(True)
    start = clerk.focus
    stops: list[QWidget] = []
    for _ in range(60):
        clerk.key(Key.Key_Tab)
        stops.append(clerk.focus)
        if clerk.focus is start:
            break
    assert stops[-1] is start
    editor = dialog.editor
    wanted = [
        dialog.source,
        dialog.facts.title,
        dialog.facts.year,
        dialog.doubts.bar.next,
        editor.title,
        editor.due,
        editor.join_button,
        editor.text,
        editor.milestone.due,
        editor.milestone.name,
        editor.agencies.table,
        editor.agencies.new_name,
        editor.agencies.open_ended,
        dialog.foot.accept,
    ]
    assert [w for w in wanted if w not in stops] == []
    after_list = [w for w in stops if editor.isAncestorOf(w)]
    assert after_list[0] is editor.title


def test_no_two_keys_are_the_same_and_enter_presses_no_button_unasked(clerk: Reviewer) -> None:
    keys = [one.key().toString() for one in clerk.dialog.findChildren(QShortcut)]
    assert sorted(keys) == sorted(set(keys))
    buttons = clerk.dialog.findChildren(QPushButton)
    assert [b.text() for b in buttons if b.autoDefault() or b.isDefault()] == []
    clerk.dialog.tasks.list.setFocus()
    clerk.key(Key.Key_Return)
    assert clerk.dialog.isVisible()


def test_words_from_outside_are_never_markup(open_review: Open) -> None:
    text = TEXT.replace("稳生产", "<b>稳</b>").replace("市经信局", "<i>市经信局")
    clerk = open_review(reading_of(text))
    for label in clerk.dialog.findChildren(QLabel):
        if any(mark in label.text() for mark in "<>"):
            assert label.textFormat() is Qt.TextFormat.PlainText
    for widget in clerk.dialog.findChildren(QWidget):
        assert "<b>" not in widget.toolTip()
    model = clerk.dialog.tasks.model
    tips = [
        model.data(model.index(k), Qt.ItemDataRole.ToolTipRole) for k in range(model.rowCount())
    ]
    assert not [tip for tip in tips if "<" in tip]


def test_a_large_plan_is_shown_row_by_row(open_review: Open) -> None:
    lines = ["某市2020年工作方案", "一、任务"]
    lines += [f"{k}.任务{k}号。制定方案{k}。（市经信局牵头，市财政局负责）" for k in range(1, 400)]
    clerk = open_review(reading_of("\n".join(lines)))
    assert len(clerk.reading.tasks) > 300
    clerk.key(Key.Key_End)
    assert clerk.task.title == "任务399号"
    assert clerk.dialog.source.marked[0].startswith("399.")
    clerk.key(Key.Key_J, CTRL)
    assert "后面没有" in clerk.notice
    # Widgets are made for the chosen task alone.
    assert len(clerk.dialog.findChildren(QAbstractButton)) < 60


def test_it_can_be_made_small_enough_for_a_scaled_screen(clerk: Reviewer) -> None:
    least = clerk.dialog.minimumSizeHint()
    assert least.width() <= 1093
    assert least.height() <= 574


def test_a_key_that_belongs_to_a_line_stays_its(clerk: Reviewer) -> None:
    title = clerk.dialog.editor.title
    title.setFocus()
    title.end(False)
    clerk.type("丙")
    clerk.key(Key.Key_Z, CTRL)
    assert title.text() == "稳生产"
    assert not clerk.dialog.session.corrections.made
    press(title, Key.Key_Return)
    assert clerk.dialog.isVisible()
