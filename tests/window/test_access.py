"""Keyboard and screen reader: everything has a name, and everything is reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from taizhang.window.agency_dialog import AgencyDialog
from taizhang.window.plan_dialog import PlanDialog
from taizhang.window.report.report_dialog import ReportDialog
from tests.window.clerk import Clerk
from tests.window.test_report_dialog import TODAY, Before

_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def is_part_of_another(widget: QWidget) -> bool:
    """Qt's own pieces: a spin box's line, a combo's list, a calendar, a line's clear button."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView)):
            return True
        if parent.inherits("QMenuBar") or parent.inherits("QCalendarWidget"):
            return True
        if parent.inherits("QTabBar") or parent.inherits("QTabWidget"):
            return False
        parent = parent.parentWidget()
    return False


def label_of(widget: QWidget, root: QWidget) -> str:
    """The words of the label that is the widget's buddy."""
    for label in root.findChildren(QLabel):
        if label.buddy() is widget:
            return label.text()
    for form in root.findChildren(QFormLayout):
        beside = form.labelForField(widget)
        if isinstance(beside, QLabel):
            return beside.text()
    return ""


def nameless(root: QWidget) -> list[str]:
    out = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, _INTERACTIVE) or isinstance(widget, QScrollBar):
            continue
        if is_part_of_another(widget):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or label_of(widget, root)):
            out.append(f"{type(widget).__name__} {widget.toolTip()}")
    return out


def test_every_control_of_the_window_has_a_name(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    assert nameless(clerk.window.centralWidget()) == []


def test_every_control_of_the_unit_dialog_has_a_name(ledger: Ledger, qtbot: QtBot) -> None:
    dialog = AgencyDialog(ledger, None)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_every_control_of_the_report_dialog_has_a_name(
    ledger: Ledger, quality: Unit, qtbot: QtBot
) -> None:
    assert nameless(Before(ledger, quality, qtbot).dialog) == []


def test_every_control_of_the_plan_dialog_has_a_name(ledger: Ledger, qtbot: QtBot) -> None:
    dialog = PlanDialog(ledger)
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_every_menu_entry_has_words(clerk: Clerk) -> None:
    actions = [a for menu in clerk.window.menuBar().findChildren(QMenu) for a in menu.actions()]
    assert len(actions) > 12
    assert [a for a in actions if not a.isSeparator() and not a.text()] == []


def test_no_two_commands_have_the_same_keys(clerk: Clerk) -> None:
    keys = [k.toString() for a in clerk.window.findChildren(QAction) for k in a.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def tab_stops(clerk: Clerk, start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """What has the focus after each Tab, until it comes round."""
    start.setFocus()
    stops: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(clerk.focus, key)
        stops.append(clerk.focus)
        if clerk.focus is start:
            break
    return stops


def test_tab_reaches_list_search_filters_and_notes_and_comes_round(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    stops = tab_stops(clerk, clerk.window.view)
    assert stops[-1] is clerk.window.view
    assert clerk.window.bar.search in stops
    for editor in (clerk.note(field) for field in NoteField):
        assert editor in stops
    names = {stop.accessibleName() for stop in stops}
    assert {"状态", "搜索", "完成值：江苏名牌", "数据截至"} <= names


def test_tab_reaches_the_role_pills_and_the_buttons(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    stops = tab_stops(clerk, clerk.window.view)
    texts = [stop.text() for stop in stops if isinstance(stop, QAbstractButton)]
    assert any(text.startswith("省质监局") for text in texts)
    assert any(text in {"本单位任务", "全部任务"} for text in texts)
    assert any(text.startswith(("全部 ", "牵头 ")) for text in texts)
    assert "生成报告…" in texts


def test_every_tab_stop_has_a_name(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    unnamed = [
        type(stop).__name__
        for stop in tab_stops(clerk, clerk.window.view)
        if not stop.accessibleName() and not (isinstance(stop, QAbstractButton) and stop.text())
    ]
    assert unnamed == []


def test_tab_from_the_list_leads_on_to_the_chosen_row(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    clerk.window.view.setFocus()
    QTest.keyClick(clerk.window.view, Qt.Key.Key_Tab)
    assert clerk.window.detail.isAncestorOf(clerk.focus)


def test_what_has_the_focus_in_the_panel_is_scrolled_into_view(clerk: Clerk) -> None:
    clerk.go("七.1.3")
    clerk.window.view.setFocus()
    unseen = []
    for _ in range(20):
        QTest.keyClick(clerk.focus, Qt.Key.Key_Tab)
        inside = clerk.window.detail.widget().isAncestorOf(clerk.focus)
        if inside and clerk.focus.visibleRegion().isEmpty():
            unseen.append(f"{type(clerk.focus).__name__} {clerk.focus.accessibleName()}")
    assert unseen == []


def test_ctrl_f_leads_to_the_search_and_escape_back(clerk: Clerk) -> None:
    QTest.keyClick(clerk.window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert clerk.window.bar.search.hasFocus()
    QTest.keyClick(clerk.focus, Qt.Key.Key_Escape)
    assert clerk.window.view.hasFocus()


@pytest.mark.parametrize("kind", [AgencyDialog, ReportDialog])
def test_escape_closes_a_dialog(
    ledger: Ledger, quality: Unit, qtbot: QtBot, kind: type[QWidget]
) -> None:
    dialog: QWidget = (
        AgencyDialog(ledger, quality)
        if kind is AgencyDialog
        else ReportDialog(ledger, quality, TODAY, None)
    )
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    focus = QApplication.focusWidget() or dialog
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_notice_tells_a_screen_reader_its_sentence(clerk: Clerk) -> None:
    clerk.window.notice.say("台账是只读的。")
    assert clerk.window.notice.accessibleDescription() == "台账是只读的。"
