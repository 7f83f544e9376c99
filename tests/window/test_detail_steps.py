"""分解 in the pane: added, written, ticked, moved and removed by keys; nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from taizhang.errors import KnownError
from taizhang.ledger.soundness import findings
from taizhang.window.detail.step_days import parse_step_day
from taizhang.window.detail.steps_section import StepsTable
from tests.window.clerk import DAY, Clerk, type_text

_ALT = Qt.KeyboardModifier.AltModifier
PLACE = "一.3.2"


def table(clerk: Clerk) -> StepsTable:
    return clerk.window.detail.steps.table


def cells(clerk: Clerk) -> list[str]:
    """The steps as shown, a line each, with the box."""
    model = clerk.window.detail.steps.model
    lines = []
    for row in range(model.rowCount()):
        words = [model.data(model.index(row, column)) for column in range(model.columnCount())]
        box = model.data(model.index(row, 0), Qt.ItemDataRole.CheckStateRole)
        mark = {Qt.CheckState.Checked: "[x] ", Qt.CheckState.Unchecked: "[ ] ", None: ""}[box]
        lines.append(mark + " | ".join(word for word in words if word))
    return lines


def go(clerk: Clerk) -> StepsTable:
    clerk.go(PLACE)
    table(clerk).setFocus()
    return table(clerk)


def editing(clerk: Clerk) -> QLineEdit:
    editor = clerk.focus
    assert isinstance(editor, QLineEdit)
    return editor


def add(clerk: Clerk, *texts: str) -> StepsTable:
    shown = go(clerk)
    model = clerk.window.detail.steps.model
    shown.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    for text in texts:
        press_keys(clerk, text[0])
        type_text(editing(clerk), text[1:])
        end(clerk)
    return shown


def end(clerk: Clerk, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press a key that ends editing; Qt takes the text over when it comes back to its events."""
    QTest.keyClick(editing(clerk), key)
    QApplication.processEvents()


def press_keys(clerk: Clerk, text: str) -> None:
    """Type the first character where no editor is open yet."""
    clerk.press(Qt.Key.Key_unknown, text)


def texts(clerk: Clerk) -> list[str]:
    return [step.text for step in clerk.record(PLACE).steps]


def test_one_after_the_other_by_typing_and_enter(clerk: Clerk) -> None:
    shown = add(clerk, "起草", "送审", "印发")
    assert texts(clerk) == ["起草", "送审", "印发"]
    assert cells(clerk) == ["[ ] 起草", "[ ] 送审", "[ ] 印发", "＋ 添加一步，回车确认"]
    assert shown.currentIndex().row() == 3
    assert "分解 0/3" in clerk.detail_words


def test_tab_goes_on_to_person_and_day_of_the_new_step(clerk: Clerk) -> None:
    go(clerk)
    press_keys(clerk, "起")
    for words in ("草", "王处长", "6.30"):
        type_text(editing(clerk), words)
        end(clerk, Qt.Key.Key_Tab)
    clerk.window.view.setFocus()
    (step,) = clerk.record(PLACE).steps
    assert (step.text, step.person, step.due) == ("起草", "王处长", date(2012, 6, 30))
    assert cells(clerk)[0] == "[ ] 起草 | 王处长 | ▲ 06-30"


def test_an_input_method_begins_a_step(clerk: Clerk) -> None:
    shown = go(clerk)
    for preedit, committed in (("qicao", ""), ("", "起草办法")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(committed)
        QApplication.sendEvent(shown, event)
    end(clerk)
    assert texts(clerk) == ["起草办法"]


def test_going_elsewhere_keeps_what_is_being_written(clerk: Clerk) -> None:
    go(clerk)
    press_keys(clerk, "起")
    type_text(editing(clerk), "草")
    clerk.window.view.setFocus()
    assert texts(clerk) == ["起草"]


def test_a_refresh_does_not_touch_what_is_being_written(clerk: Clerk) -> None:
    shown = add(clerk, "起草")
    shown.setCurrentIndex(shown.model().index(0, 0))
    clerk.press(Qt.Key.Key_F2)
    type_text(editing(clerk), "初稿")
    clerk.window.detail.set_day(date(2012, 3, 1))
    clerk.window.detail.refresh()
    assert editing(clerk).text() == "初稿"


def test_ticked_with_todays_day_and_back(clerk: Clerk) -> None:
    shown = add(clerk, "起草", "送审")
    shown.setCurrentIndex(shown.model().index(1, 2))
    clerk.press(Qt.Key.Key_Space, " ")
    assert [step.done_on for step in clerk.record(PLACE).steps] == [None, DAY]
    assert cells(clerk)[1] == "[x] 送审 | ✓ 09-30"
    assert "分解 1/2" in clerk.detail_words
    clerk.press(Qt.Key.Key_Space, " ")
    assert "分解 0/2" in clerk.detail_words


def test_moved_by_alt_and_arrows_with_the_cursor(clerk: Clerk) -> None:
    shown = add(clerk, "甲", "乙", "丙")
    shown.setCurrentIndex(shown.model().index(2, 0))
    for _ in range(3):
        QTest.keyClick(shown, Qt.Key.Key_Up, _ALT)
    assert texts(clerk) == ["丙", "甲", "乙"]
    assert shown.currentIndex().row() == 0
    QTest.keyClick(shown, Qt.Key.Key_Down, _ALT)
    assert texts(clerk) == ["甲", "丙", "乙"]
    assert shown.currentIndex().row() == 1


def test_removed_and_brought_back(clerk: Clerk) -> None:
    shown = add(clerk, "甲", "乙")
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert texts(clerk) == ["乙"]
    assert shown.currentIndex().row() == 0
    for _ in range(3):
        clerk.window.undo()
    assert texts(clerk) == []
    for _ in range(3):
        clerk.window.redo()
    assert texts(clerk) == ["乙"]
    assert findings(clerk.window.ledger) == []


def test_keys_on_the_last_line_do_nothing_to_the_steps(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    assert shown.currentIndex().row() == 1
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        clerk.press(key)
    QTest.keyClick(shown, Qt.Key.Key_Up, _ALT)
    assert texts(clerk) == ["甲"]


def test_words_person_and_day_are_written_in_place(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    for column, words in ((0, "乙"), (1, "李科长"), (2, "12月1日")):
        shown.setCurrentIndex(shown.model().index(0, column))
        QTest.keyClick(shown, Qt.Key.Key_Return)
        editing(clerk).selectAll()
        type_text(editing(clerk), words)
        end(clerk)
    (step,) = clerk.record(PLACE).steps
    assert (step.text, step.person, step.due) == ("乙", "李科长", date(2012, 12, 1))
    shown.setCurrentIndex(shown.model().index(0, 2))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    editing(clerk).clear()
    end(clerk)
    assert clerk.record(PLACE).steps[0].due is None


def test_what_is_no_day_is_refused_in_one_sentence(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    shown.setCurrentIndex(shown.model().index(0, 2))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    type_text(editing(clerk), "2-30")
    end(clerk)
    assert clerk.notice == "“2-30”不是日期。日期写作 6-30 或 2012-06-30。"
    assert clerk.record(PLACE).steps[0].due is None


def test_escape_in_a_cell_takes_nothing_over_and_stays(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_F2)
    type_text(editing(clerk), "乙")
    end(clerk, Qt.Key.Key_Escape)
    assert texts(clerk) == ["甲"]
    assert clerk.focus is shown


def test_overdue_as_of_the_bars_day(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    model = clerk.window.detail.steps.model
    assert model.setData(model.index(0, 2), "8-31")
    assert cells(clerk)[0] == "[ ] 甲 | ▲ 08-31"
    assert "逾期" in str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    clerk.window.detail.set_day(date(2012, 8, 31))
    assert cells(clerk)[0] == "[ ] 甲 | 08-31"
    assert shown.isVisible()


def test_steps_of_another_milestone_are_others(clerk: Clerk) -> None:
    add(clerk, "甲")
    clerk.go("一.3.3")
    assert cells(clerk) == ["＋ 添加一步，回车确认"]
    clerk.go(PLACE)
    assert cells(clerk)[0] == "[ ] 甲"


def test_unsaved_steps_stay_on_the_screen(clerk: Clerk) -> None:
    add(clerk, "甲", "乙")
    clerk.refuse_writing()
    shown = add(clerk, "丙")
    shown.setCurrentIndex(shown.model().index(0, 0))
    clerk.press(Qt.Key.Key_Space, " ")
    QTest.keyClick(shown, Qt.Key.Key_Down, _ALT)
    QTest.keyClick(shown, Qt.Key.Key_Up)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert cells(clerk) == ["[x] 甲 | ✓ 09-30", "[ ] 丙", "＋ 添加一步，回车确认"]
    clerk.window.ledger.connection.execute("PRAGMA query_only = OFF")
    clerk.window.saver.flush()
    assert texts(clerk) == ["甲", "丙"]
    assert cells(clerk)[0] == "[x] 甲 | ✓ 09-30"


def test_the_table_is_as_high_as_its_rows(clerk: Clerk) -> None:
    shown = add(clerk, "很长的一步，写了又写，" * 6, "乙")
    last = shown.visualRect(shown.model().index(2, 0))
    assert last.bottom() <= shown.viewport().height()
    assert shown.rowHeight(0) >= 3 * shown.fontMetrics().lineSpacing()
    assert shown.verticalScrollBar().maximum() == 0


def test_tab_leaves_the_table(clerk: Clerk) -> None:
    shown = add(clerk, "甲")
    QTest.keyClick(shown, Qt.Key.Key_Tab)
    assert clerk.focus is not shown
    assert not shown.isAncestorOf(clerk.focus)


@pytest.mark.parametrize(
    "text",
    ["6-30", "06-30", "6.30", "6/30", "6月30日", "６月３０号", "0630", "20120630", "2012年6月30日"],
)
def test_days_as_they_are_typed(text: str) -> None:
    assert parse_step_day(text, 2012) == date(2012, 6, 30)


def test_no_day_and_what_is_none() -> None:
    assert parse_step_day(" ", 2012) is None
    for text in ("2-30", "13-1", "明天", "630", "1-2-3-4"):
        with pytest.raises(KnownError):
            parse_step_day(text, 2012)
