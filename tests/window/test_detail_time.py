"""时限与序时 in the pane: by keys, with reasons, as of the bar's day, undone and redone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit

from taizhang.ledger.pace import TO_JUDGE, Pace
from taizhang.ledger.record import PaceOverride
from taizhang.ledger.scheme import SCHEMES, scheme
from taizhang.window.detail.due_form import DueForm
from taizhang.window.detail.pace_form import PaceForm
from tests.window.clerk import DAY, Clerk, type_text

_CONTROL = Qt.KeyboardModifier.ControlModifier


def due_form(clerk: Clerk) -> DueForm:
    form = clerk.window.detail.due.form
    assert form is not None
    return form


def pace_form(clerk: Clerk) -> PaceForm:
    form = clerk.window.detail.pace.form
    assert form is not None
    return form


def write(clerk: Clerk, name: str, text: str) -> None:
    """Go to a field of the form and type."""
    field = clerk.field(name)
    field.setFocus()
    type_text(field, text)


def ask_due(clerk: Clerk, number: str = "一.3.2") -> DueForm:
    clerk.go(number)
    QTest.keyClick(clerk.window.view, Qt.Key.Key_D, _CONTROL)
    return due_form(clerk)


def extend(clerk: Clerk, day: date, approver: str = "省政府") -> None:
    form = ask_due(clerk)
    form.day.setDate(QDate(day.year, day.month, day.day))
    write(clerk, "调整时限的理由", "评审推迟")
    write(clerk, "批准人或批准文号", approver)
    clerk.press(Qt.Key.Key_Return, "\r")


def said(clerk: Clerk) -> str:
    return "\n".join(clerk.detail_words)


def test_extended_by_keys_alone(clerk: Clerk) -> None:
    form = ask_due(clerk)
    assert form.day.hasFocus()
    type_text(form.day, "2013")
    for _ in range(2):  # by the day, which Qt counts as a stop of its own
        QTest.keyClick(clerk.focus, Qt.Key.Key_Tab)
    clerk.type("评审推迟")
    QTest.keyClick(clerk.focus, Qt.Key.Key_Tab)
    clerk.type("省政府")
    clerk.press(Qt.Key.Key_Return, "\r")
    made = clerk.record("一.3.2")
    assert made.due == date(2013, 12, 31)
    (change,) = made.deadlines
    assert (change.reason, change.approver, change.approved_on) == ("评审推迟", "省政府", None)
    assert not form.isVisible()
    assert clerk.window.view.hasFocus()
    assert "2012-12-31 → 2013-12-31　延期\n评审推迟；批准：省政府；2012-10-08 09:30" in said(clerk)
    assert "2012-12-31，调整 1 次" in clerk.detail_words


def test_an_extension_without_reason_or_approver_stays_in_the_form(clerk: Clerk) -> None:
    form = ask_due(clerk)
    form.day.setDate(QDate(2013, 3, 31))
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.notice == "延期要写明理由和批准人（单位）。"
    assert clerk.focus is form.reason
    clerk.type("评审推迟")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.focus is form.approver
    assert form.isVisible()
    assert form.reason.text() == "评审推迟"
    assert clerk.record("一.3.2").deadlines == ()


def test_an_earlier_day_needs_a_reason_only(clerk: Clerk) -> None:
    extend(clerk, date(2012, 10, 31), approver="")
    assert clerk.record("一.3.2").due == date(2012, 10, 31)
    assert "2012-12-31 → 2012-10-31　提前" in said(clerk)


def test_escape_leaves_the_form_and_goes_back_to_the_list(clerk: Clerk) -> None:
    form = ask_due(clerk)
    QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert clerk.focus is clerk.window.view
    assert clerk.record("一.3.2").deadlines == ()


def test_what_is_typed_in_the_form_waits_while_another_row_is_looked_at(clerk: Clerk) -> None:
    form = ask_due(clerk)
    write(clerk, "调整时限的理由", "评审")
    clerk.go("一.3.3")
    assert not form.isVisible()
    clerk.go("一.3.2")
    assert form.isVisible()
    assert form.reason.text() == "评审"


def test_the_form_begins_anew_at_another_milestone(clerk: Clerk) -> None:
    ask_due(clerk)
    write(clerk, "调整时限的理由", "评审")
    form = ask_due(clerk, "一.3.3")
    assert form.reason.text() == ""


def test_withdrawn_undone_and_redone(clerk: Clerk) -> None:
    extend(clerk, date(2013, 3, 31))
    clerk.window.detail.due.withdraw_button.click()
    assert clerk.record("一.3.2").due == date(2012, 12, 31)
    assert "原时限" not in clerk.detail_words
    for wanted in ("2013-03-31", "2012-12-31"):
        clerk.window.undo()
        assert wanted in clerk.detail_words
    clerk.window.redo()
    assert "2013-03-31" in clerk.detail_words


def test_the_day_of_approval_counts_from_then_on(clerk: Clerk) -> None:
    form = ask_due(clerk)
    form.day.setDate(QDate(2013, 3, 31))
    form.dated.setChecked(True)
    form.approved.setDate(QDate(2012, 11, 20))
    write(clerk, "调整时限的理由", "评审推迟")
    write(clerk, "批准人或批准文号", "苏政办函〔2012〕58号")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.record("一.3.2").deadlines[-1].approved_on == date(2012, 11, 20)
    assert "截至 2012-09-30 还没有批准，按 2012-12-31 算。" in said(clerk)
    (day,) = clerk.window.bar.findChildren(QDateEdit)
    day.setDate(QDate(2012, 11, 20))
    assert "还没有批准" not in said(clerk)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2013, 1, 3), "◆ 逾期 3 天"),
        (date(2012, 12, 31), "◇ 临期，就是这一天"),
        (date(2012, 12, 26), "◇ 临期，还有 5 天"),
        (date(2012, 11, 1), ""),
    ],
)
def test_timing_in_word_and_shape_as_of_the_day(clerk: Clerk, day: date, words: str) -> None:
    clerk.go("一.3.2")
    clerk.window.detail.set_day(day)
    shown = clerk.window.detail.due.timing
    assert (shown.text() if shown.isVisible() else "") == words


def test_what_was_done_later_was_not_done_as_of_the_day(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.press(Qt.Key.Key_Space, " ")
    assert "● 已完成" in clerk.detail_words
    clerk.window.detail.set_day(DAY - timedelta(days=1))
    assert "— 其他" in clerk.detail_words
    assert "截至 2012-09-29：时间过了 75%，完成多少算不出来" in said(clerk)


def test_judged_with_a_reason_beside_the_worked_out_one_and_cleared(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.window.detail.set_day(date(2012, 9, 30))
    assert "▼ 欠序时" in clerk.detail_words
    clerk.window.detail.pace.judge_button.click()
    form = pace_form(clerk)
    form.pace.setCurrentIndex(TO_JUDGE.index(Pace.ON_TIME))
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.notice == "自行判定序时进度要写明理由。"
    assert clerk.focus is form.reason
    clerk.type("只差会签")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.record("一.3.2").pace_override == PaceOverride(Pace.ON_TIME, "只差会签")
    assert not form.isVisible()
    assert "■ 达序时" in clerk.detail_words
    assert "自行判定：只差会签\n测算为 ▼ 欠序时" in said(clerk)
    clerk.window.detail.pace.clear_button.click()
    assert clerk.record("一.3.2").pace_override is None
    assert "▼ 欠序时" in clerk.detail_words


def test_confirming_a_judgement_that_stands_changes_nothing(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    panel = clerk.window.detail.pace
    panel.judge_button.click()
    write(clerk, "判定的理由", "只差会签")
    clerk.press(Qt.Key.Key_Return, "\r")
    lines = clerk.window.ledger.rows("SELECT count(*) FROM journal")
    panel.judge_button.click()
    clerk.press(Qt.Key.Key_Return, "\r")
    assert not pace_form(clerk).isVisible()
    assert clerk.window.ledger.rows("SELECT count(*) FROM journal") == lines


def test_nothing_can_be_changed_in_others_tasks(teacher: Clerk) -> None:
    teacher.push("全部任务")
    teacher.go("一.3.2")
    assert not teacher.window.detail.due.isVisible()
    assert not teacher.window.detail.steps.isVisible()
    teacher.window.detail.ask_due()
    assert teacher.notice == "先在列表里选一个本单位的节点，再调整它的时限。"


def test_nothing_is_asked_behind_the_overview(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.window.places.show_overview()
    clerk.window.detail.ask_due()
    assert clerk.window.detail.due.form is None
    assert "先在列表里选一个" in clerk.notice


def test_unsaved_day_and_judgement_stay_on_the_screen(clerk: Clerk) -> None:
    clerk.refuse_writing()
    extend(clerk, date(2013, 3, 31))
    assert "2013-03-31" in clerk.detail_words
    assert "评审推迟；批准：省政府；未保存" in said(clerk)
    assert not due_form(clerk).isVisible()
    clerk.window.detail.pace.judge_button.click()
    write(clerk, "判定的理由", "只差会签")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert "自行判定：只差会签" in said(clerk)
    assert len(clerk.window.saver.waiting) == 2
    clerk.window.undo()
    clerk.window.undo()
    assert "2012-12-31" in clerk.detail_words


def test_the_colours_are_chosen_in_the_menu(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.window.detail.set_day(date(2013, 1, 31))
    menu = clerk.window.menus.scheme
    assert list(menu.choices) == list(SCHEMES)
    inks = set()
    for name in ("蓝橙红", "黑白", "绿黄红"):
        menu.choices[name].trigger()
        assert scheme(clerk.window.ledger) == name
        timing = clerk.window.detail.due.timing
        inks.add(timing.palette().windowText().color().name())
    assert len(inks) == 2
    clerk.window.undo()
    menu.mark_chosen()
    assert menu.choices["黑白"].isChecked()


def test_markup_in_a_reason_is_plain_text(clerk: Clerk) -> None:
    form = ask_due(clerk)
    form.day.setDate(QDate(2012, 11, 30))
    write(clerk, "调整时限的理由", "<b>粗</b>")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert "<b>粗</b>" in clerk.window.detail.due.changes.text()
    assert clerk.window.detail.due.changes.textFormat() is Qt.TextFormat.PlainText


def test_every_field_of_the_forms_has_a_name(clerk: Clerk) -> None:
    ask_due(clerk)
    clerk.window.detail.pace.ask()
    boxes = clerk.window.detail.findChildren(QComboBox)
    assert all(box.accessibleName() for box in boxes)
