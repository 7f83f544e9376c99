"""Folding, going to a row, and the keys of the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from tests.window.clerk import Clerk


def test_left_folds_a_task_and_right_unfolds_it(clerk: Clerk) -> None:
    before = clerk.lines
    clerk.go("一.3")
    clerk.press(Qt.Key.Key_Left)
    assert not clerk.shows("一.3.1")
    assert clerk.line("一.4")
    assert clerk.current.startswith("一.3 ")
    clerk.press(Qt.Key.Key_Right)
    assert clerk.lines == before


def test_left_on_a_milestone_goes_up_to_its_task(clerk: Clerk) -> None:
    clerk.go("一.3.4")
    clerk.press(Qt.Key.Key_Left)
    assert clerk.current.startswith("一.3 ")


def test_space_folds_and_unfolds_a_heading(clerk: Clerk) -> None:
    before = clerk.lines
    clerk.window.view.go_to(0)
    clerk.press(Qt.Key.Key_Space, " ")
    assert clerk.lines[1].startswith("二、")
    assert clerk.current.startswith("一、")
    clerk.press(Qt.Key.Key_Space, " ")
    assert clerk.lines == before


def test_keys_that_ask_for_what_is_so_already_do_nothing(clerk: Clerk) -> None:
    before = clerk.lines
    clerk.go("一.3")
    clerk.press(Qt.Key.Key_Right)
    clerk.go("一.3.4")
    clerk.press(Qt.Key.Key_Right)
    assert clerk.lines == before


def test_click_on_the_arrow_folds(clerk: Clerk) -> None:
    clerk.click("一.3", 20)
    assert not clerk.shows("一.3.1")


def test_folded_stays_folded_through_filter_and_tick(clerk: Clerk) -> None:
    clerk.go("一.3")
    clerk.press(Qt.Key.Key_Left)
    clerk.go("一.1.1")
    clerk.press(Qt.Key.Key_Space, " ")
    clerk.push("牵头")
    clerk.push("全部 ")
    assert not clerk.shows("一.3.1")


def menu_action(clerk: Clerk, text: str) -> QAction:
    return next(a for a in clerk.window.findChildren(QAction) if a.text() == text)


def test_menu_folds_to_tasks_and_unfolds_all(clerk: Clerk) -> None:
    before = clerk.lines
    menu_action(clerk, "折叠到任务").trigger()
    assert len(clerk.lines) == 9 + 27
    menu_action(clerk, "全部展开").trigger()
    assert clerk.lines == before


def test_selection_in_a_task_that_is_folded_goes_to_the_task(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    menu_action(clerk, "折叠到任务").trigger()
    assert clerk.current.startswith("五.1 ")


def whole_in_view(clerk: Clerk) -> bool:
    """Whether the chosen row is seen from its first to its last line of words."""
    view = clerk.window.view
    rect = view.visualRect(view.currentIndex())
    return rect.top() >= 0 and rect.bottom() <= view.viewport().height()


@pytest.mark.parametrize("number", ["一.4.2", "三.3.1", "五.1.6", "七.1.11", "八.2.1", "要求.2.1"])
def test_row_gone_to_is_whole_in_view(clerk: Clerk, number: str) -> None:
    clerk.go(number)
    assert whole_in_view(clerk)


def test_every_row_walked_to_with_the_down_key_is_whole_in_view(clerk: Clerk) -> None:
    clerk.window.resize(1093, 614)
    clerk.window.view.go_to(0)
    hidden = []
    for _ in clerk.lines[1:]:
        QTest.keyClick(clerk.window.view, Qt.Key.Key_Down)
        if not whole_in_view(clerk):
            hidden.append(clerk.current)
    assert hidden == []
    assert clerk.window.view.currentIndex().row() == len(clerk.lines) - 1


def test_every_row_walked_to_with_the_up_key_is_whole_in_view(clerk: Clerk) -> None:
    clerk.window.resize(1093, 614)
    clerk.window.view.go_to(len(clerk.lines) - 1)
    hidden = []
    for _ in clerk.lines[1:]:
        QTest.keyClick(clerk.window.view, Qt.Key.Key_Up)
        if not whole_in_view(clerk):
            hidden.append(clerk.current)
    assert hidden == []


def test_end_and_home_reach_the_last_and_first_row(clerk: Clerk) -> None:
    view = clerk.window.view
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == len(clerk.lines) - 1
    assert whole_in_view(clerk)
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 0
