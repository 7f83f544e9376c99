"""核对方案 from the keyboard: everything that was read can be reached, corrected and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang.plan.model import Role
from taizhang.reader.correct import task_of
from taizhang.reader.read import read
from taizhang.reader.reading import Reading, ReadTask
from taizhang.reader.source import Source
from taizhang.window.review.review_dialog import ReviewDialog
from tests.window.clerk import press, type_text
from tests.window.test_access import nameless

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TEXT = """某市2020年稳增长工作方案

各区要加强领导，落实责任。
一、稳企业
1.稳生产。制定稳产方案，新建厂房20座。6月底前召开大会。（市经信局牵头，市发改委、财政局负责）
2.稳就业。开展招聘活动10场。建立用工台账。（市人社局、市发展改革委负责）
3.稳外贸。支持企业出口，办好展会。（市商务局负责，市财政局参加）
二、惠民生
4.稳物价。加强市场监测。打击囤积居奇。（市市场监管局负责，年内完成）
"""


def reading_of(text: str = TEXT) -> Reading:
    return read(Source.of_text(text, "方案.txt"))


class Reviewer:
    """A clerk before the dialog, who has no mouse."""

    def __init__(self, dialog: ReviewDialog) -> None:
        self.dialog = dialog

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        type_text(self.focus, text)

    def overwrite(self, widget: QWidget, text: str) -> None:
        """Write something else into a line and press Enter."""
        widget.setFocus()
        self.key(Key.Key_A, CTRL)
        self.type(text)
        self.key(Key.Key_Return)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def reading(self) -> Reading:
        return self.dialog.reading

    @property
    def chosen(self) -> str:
        return self.dialog.editor.number

    @property
    def task(self) -> ReadTask:
        return task_of(self.reading, self.chosen)

    def go(self, number: str) -> None:
        """Walk down the list to a task."""
        self.dialog._show_tab(0)
        self.key(Key.Key_Home)
        for _ in range(len(self.dialog.tasks.model.rows)):
            if self.chosen == number:
                return
            self.key(Key.Key_Down)
        pytest.fail(f"{number} is not in the list")

    @property
    def roles(self) -> dict[str, str]:
        return {one.agency: str(one.role) for one in self.task.assignments}

    @property
    def cut(self) -> list[str]:
        return [one.text for one in self.task.milestones]

    @property
    def notice(self) -> str:
        return self.dialog.notice.sentence

    @property
    def bar(self) -> str:
        return self.dialog.doubts.bar.words

    @property
    def rows(self) -> list[str]:
        model = self.dialog.tasks.model
        return [model.data(model.index(row)) for row in range(model.rowCount())]


Open = Callable[..., Reviewer]


@pytest.fixture
def open_review(qtbot: QtBot) -> Iterator[Open]:
    def open_(reading: Reading | None = None, aliases: Mapping[str, str] | None = None) -> Reviewer:
        dialog = ReviewDialog(reading or reading_of(), aliases or {})
        qtbot.addWidget(dialog)
        for model in (
            dialog.tasks.model,
            dialog.names.model,
            dialog.doubts.model,
            dialog.editor.agencies.model,
        ):
            mode = QAbstractItemModelTester.FailureReportingMode.Warning
            QAbstractItemModelTester(model, mode, dialog)
        dialog.resize(1366, 728)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return Reviewer(dialog)

    yield open_
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ReviewDialog):
            widget.session.corrections.__init__(widget.reading)  # type: ignore[misc]
            widget.close()


@pytest.fixture
def clerk(open_review: Open) -> Reviewer:
    return open_review()


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
    assert source.marked[1:] == ["打击囤积居奇"]
    assert clerk.dialog.editor.text.milestone == 1


def test_a_click_in_the_source_chooses_too_and_what_is_no_task_says_so(clerk: Reviewer) -> None:
    source = clerk.dialog.source
    source.select(TEXT.index("加强领导"), TEXT.index("加强领导"))
    at = source.cursorRect().center()
    QTest.mouseClick(source.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clerk.chosen == ""
    assert source.marked == ["各区要加强领导，落实责任。"]
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
    assert clerk.bar.startswith("1 / 2　期限在正文中“6月底前”")
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
    assert clerk.reading.unsure == ()
    assert "没有需要核对的地方" in clerk.bar
    clerk.key(Key.Key_F8)
    clerk.key(Key.Key_Z, CTRL)
    assert len(clerk.reading.unsure) == 1
    assert "还有 1 处待看" in clerk.dialog.foot.words


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
    assert [one.task for one in clerk.reading.unsure] == ["二.4"] or clerk.reading.unsure


# --- correcting a task ----------------------------------------------------------------------------


def test_enter_on_a_task_leads_to_its_title_which_is_written_over(clerk: Reviewer) -> None:
    clerk.key(Key.Key_Return)
    assert clerk.focus is clerk.dialog.editor.title
    clerk.overwrite(clerk.focus, "稳住生产")
    assert clerk.task.title == "稳住生产"
    assert "一.1 稳住生产" in clerk.rows[2]
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.task.title == "稳生产"
    assert clerk.dialog.editor.title.text() == "稳生产"
    clerk.key(Key.Key_Y, CTRL)
    assert clerk.task.title == "稳住生产"


def test_an_empty_title_is_refused_in_one_sentence(clerk: Reviewer) -> None:
    clerk.dialog.editor.title.setFocus()
    clerk.key(Key.Key_A, CTRL)
    clerk.key(Key.Key_Delete)
    clerk.key(Key.Key_Return)
    assert clerk.notice == "任务标题不能为空。"
    assert clerk.dialog.editor.title.text() == "稳生产"


def test_milestones_are_cut_with_enter_and_joined_with_backspace(clerk: Reviewer) -> None:
    clerk.go("一.3")
    text = clerk.dialog.editor.text
    text.setFocus()
    before = clerk.cut
    text.go_to_place(clerk.task.text.index("企业"))
    clerk.key(Key.Key_Return)
    assert clerk.cut == ["支持", before[0].removeprefix("支持"), *before[1:]]
    assert text.milestone == 1
    clerk.key(Key.Key_Backspace)
    assert clerk.cut == before
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.cut[0] == "支持"
    clerk.key(Key.Key_Home, CTRL)
    clerk.key(Key.Key_End)
    clerk.key(Key.Key_Delete)
    assert clerk.cut == before


def test_ctrl_enter_splits_a_task_and_ctrl_j_joins_it_again(clerk: Reviewer) -> None:
    clerk.go("一.2")
    text = clerk.dialog.editor.text
    text.setFocus()
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_Home)
    clerk.key(Key.Key_Return, CTRL)
    assert [task.number for task in clerk.reading.tasks][1:3] == ["一.2", "一.2-2"]
    assert task_of(clerk.reading, "一.2-2").text == "建立用工台账。"
    assert clerk.chosen == "一.2"
    clerk.key(Key.Key_J, CTRL)
    assert clerk.cut == ["开展招聘活动10场", "建立用工台账"]
    assert len(clerk.reading.tasks) == 4


def test_a_task_is_taken_out_and_made_again_of_marked_words(clerk: Reviewer) -> None:
    clerk.go("二.4")
    clerk.dialog.editor.remove_button.setFocus()
    clerk.key(Key.Key_Space)
    assert "稳物价" not in [task.title for task in clerk.reading.tasks]
    assert clerk.rows[-1].startswith("未作为任务：稳物价")
    source = clerk.dialog.source
    source.setFocus()
    source.select(TEXT.index("4.稳物价"), TEXT.index("4.稳物价"))
    clerk.key(Key.Key_End, SHIFT)
    clerk.key(Key.Key_Return, CTRL)
    made = clerk.task
    assert (made.number, made.title) == ("二.4", "稳物价") or made.title == "稳物价"
    assert [one.agency for one in made.assignments] == ["市市场监管局"]


def test_without_marked_words_no_task_is_made(clerk: Reviewer) -> None:
    clerk.dialog.source.setFocus()
    clerk.key(Key.Key_Return, CTRL)
    assert "先在原文中选中" in clerk.notice
    assert not clerk.dialog.make_button.isEnabled()


def test_days_are_written_in_the_usual_ways_and_nonsense_is_refused(clerk: Reviewer) -> None:
    clerk.go("一.2")
    due = clerk.dialog.editor.due
    for written in ("2020.9.30", "2020年9月30日", "20200930", "２０２０－９－３０"):
        clerk.overwrite(due, written)
        assert clerk.task.due == date(2020, 9, 30), written
        clerk.overwrite(due, "2020-01-01")
    clerk.overwrite(due, "明年")
    assert clerk.notice == "“明年”不是日期。请写成 2012-09-30 这样。"
    clerk.overwrite(due, "2020-02-30")
    assert "不是日期" in clerk.notice
    assert due.text() == "2020-01-01"


def test_a_milestone_gets_a_day_and_a_target(clerk: Reviewer) -> None:
    clerk.go("二.4")
    form = clerk.dialog.editor.milestone
    clerk.overwrite(form.due, "2020-03-31")
    assert clerk.task.milestones[0].due == date(2020, 3, 31)
    clerk.overwrite(form.name, "监测点")
    assert clerk.task.milestones[0].target is None
    clerk.overwrite(form.low, "1.2万")
    clerk.overwrite(form.unit, "个")
    target = clerk.task.milestones[0].target
    assert target is not None
    assert (target.name, target.low, target.high, target.unit) == ("监测点", 12000, 12000, "个")
    clerk.overwrite(form.high, "1")
    assert "大于" in clerk.notice
    clerk.overwrite(form.low, "许多")
    assert "不是数" in clerk.notice
    assert form.low.text() == "12000"
    form.remove.setFocus()
    clerk.key(Key.Key_Space)
    assert clerk.task.milestones[0].target is None


# --- agencies -------------------------------------------------------------------------------------


def test_roles_are_given_with_a_digit_and_agencies_removed_with_delete(clerk: Reviewer) -> None:
    table = clerk.dialog.editor.agencies.table
    table.setFocus()
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_4)
    assert clerk.roles == {"市经信局": "牵头", "市发改委": "指导", "市财政局": "负责"}
    clerk.key(Key.Key_Delete)
    assert list(clerk.roles) == ["市经信局", "市财政局"]
    clerk.key(Key.Key_Z, CTRL)
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.roles["市发改委"] == "负责"


def test_an_agency_is_written_over_in_its_cell(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    agencies.go_to(1)
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_A, CTRL)
    clerk.type("市统计局")
    clerk.key(Key.Key_Return)
    assert clerk.roles["市统计局"] == "负责"
    agencies.go_to(1)
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_A, CTRL)
    clerk.type("市经信局")
    clerk.key(Key.Key_Return)
    assert clerk.notice == "任务“一.1”里已经有“市经信局”。"


def test_a_role_is_chosen_in_its_cell(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    clerk.key(Key.Key_Down)
    agencies.table.setCurrentIndex(agencies.model.index(1, 0))
    clerk.key(Key.Key_F2)
    box = clerk.focus
    assert isinstance(box, QComboBox)
    clerk.key(Key.Key_Up)
    assert box.currentData() is Role.LEAD
    clerk.key(Key.Key_Return)
    assert clerk.roles["市发改委"] == "牵头"


def test_a_collective_is_ticked_with_space(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    agencies.table.setCurrentIndex(agencies.model.index(2, 2))
    clerk.key(Key.Key_Space)
    assert [one.collective for one in clerk.task.assignments] == [False, False, True]


def test_an_agency_is_added_and_the_list_left_open(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.new_role.setFocus()
    clerk.key(Key.Key_Down)
    clerk.overwrite(agencies.new_name, "市公安局")
    assert clerk.roles["市公安局"] == "参加"
    assert agencies.new_name.text() == ""
    clerk.overwrite(agencies.new_name, "市公安局")
    assert "已经有" in clerk.notice
    agencies.open_ended.setFocus()
    clerk.key(Key.Key_Space)
    assert clerk.task.open_ended
    assert "参加 市公安局等" in clerk.rows[2]


def test_near_spellings_are_merged_with_one_press_and_remembered(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = clerk.dialog.names
    assert clerk.focus is names.table
    first = names.model.rows[0]
    assert {first.name, first.like} == {"市发改委", "市发展改革委"}
    clerk.key(Key.Key_M, CTRL)
    assert clerk.dialog.merged == {first.name: first.like}
    agencies = {one.agency for task in clerk.reading.tasks for one in task.assignments}
    assert first.name not in agencies
    assert clerk.focus is names.table
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.dialog.merged == {}
    assert names.model.rows[0] == first


def test_any_two_names_are_merged_by_writing(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = clerk.dialog.names
    clerk.key(Key.Key_End)
    name = names.current
    clerk.key(Key.Key_Return)
    assert clerk.focus is names.into
    clerk.type("市经信局")
    clerk.key(Key.Key_Escape)
    clerk.key(Key.Key_Return)
    assert clerk.dialog.merged == {name: "市经信局"}


def test_a_name_chosen_is_marked_wherever_it_stands(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = [one.name for one in clerk.dialog.names.model.rows]
    for _ in range(names.index("市财政局")):
        clerk.key(Key.Key_Down)
    assert clerk.dialog.source.marked == ["财政局", "市财政局"]


def test_remembered_spellings_are_used_at_once(open_review: Open) -> None:
    clerk = open_review(aliases={"市发改委": "市发展改革委"})
    assert "市发展改革委" in clerk.roles
    assert not clerk.dialog.session.corrections.made


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
    clerk.key(Key.Key_Escape)
    assert clerk.dialog.isVisible()
    answer("放弃更正")
    clerk.key(Key.Key_Escape)
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
