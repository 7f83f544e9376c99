"""我的单位: asked at the first start, found by name and pinyin, added where the plan has none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit, own_unit, unit_by_name, units
from taizhang.ledger.store import Ledger
from taizhang.plan.model import AgencyKind
from taizhang.window.agency_dialog import AgencyDialog
from tests.window.clerk import Clerk, type_text
from tests.window.conftest import Desk


class Asked:
    """The dialog as the clerk has it before him."""

    def __init__(self, ledger: Ledger, current: Unit | None, qtbot: QtBot) -> None:
        self.ledger = ledger
        self.qtbot = qtbot
        self.dialog = AgencyDialog(ledger, current)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()

    @property
    def names(self) -> list[str]:
        rows = range(self.dialog.list.count())
        return [self.dialog.list.item(row).text().split("　")[0] for row in rows]

    @property
    def chosen_row(self) -> str:
        row = self.dialog.list.currentRow()
        return self.names[row] if row >= 0 else ""

    @property
    def words(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible()]

    def search(self, text: str) -> None:
        self.dialog.search.setFocus()
        self.dialog.search.clear()
        type_text(self.dialog.search, text)

    @property
    def new_name(self) -> QLineEdit:
        fields = self.dialog.findChildren(QLineEdit)
        return next(f for f in fields if f.accessibleName() == "要添加的单位名称")

    def add(self, name: str, kind: AgencyKind = AgencyKind.LOCAL) -> None:
        self.new_name.setFocus()
        self.new_name.clear()
        type_text(self.new_name, name)
        (box,) = self.dialog.findChildren(QComboBox)
        box.setCurrentIndex(box.findText(kind.value))
        buttons = self.dialog.findChildren(QPushButton)
        button = next(b for b in buttons if b.text() == "添加")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def accept_button(self) -> QPushButton:
        (box,) = self.dialog.findChildren(QDialogButtonBox)
        return next(b for b in box.buttons() if isinstance(b, QPushButton) and "用" in b.text())


@pytest.fixture
def asked(ledger: Ledger, qtbot: QtBot) -> Asked:
    return Asked(ledger, None, qtbot)


@pytest.mark.parametrize(
    "typed", ["省质监局", "质监", "zjj", "ZJJ", "ｚｊｊ", "szjj", "zhijianju", "质量技术监督"]
)
def test_unit_is_found_by_name_initials_and_pinyin(asked: Asked, typed: str) -> None:
    asked.search(typed)
    assert "省质监局" in asked.names
    assert len(asked.names) < 6


@pytest.mark.parametrize("typed", ["rhnjfh", "renhangnanjing"])
def test_bank_is_spelt_as_it_is_spoken(asked: Asked, typed: str) -> None:
    asked.search(typed)
    assert asked.names == ["人行南京分行"]


def test_enter_takes_what_was_found(asked: Asked) -> None:
    asked.search("zjj")
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Return)
    assert asked.dialog.result() == QDialog.DialogCode.Accepted
    assert asked.dialog.chosen is not None
    assert asked.dialog.chosen.name == "省质监局"


def test_up_and_down_in_the_search_box_move_in_the_list(asked: Asked) -> None:
    asked.search("sj")
    first, second = asked.names[:2]
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Down)
    assert asked.chosen_row == second
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Up)
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Up)
    assert asked.chosen_row == first
    for _ in asked.names * 2:
        QTest.keyClick(asked.dialog.search, Qt.Key.Key_Down)
    assert asked.chosen_row == asked.names[-1]
    assert asked.dialog.search.hasFocus()


def test_up_and_down_are_harmless_when_nothing_is_found(asked: Asked) -> None:
    asked.search("qqqq")
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(asked.dialog.search, Qt.Key.Key_Return)
    assert asked.dialog.chosen is None


def test_nothing_found_is_said_with_the_next_step(asked: Asked) -> None:
    asked.search("<b>qqqq</b>")
    assert "没有名称含“<b>qqqq</b>”的单位。可以在下面按本单位的名称添加。" in asked.words
    assert not asked.accept_button.isEnabled()
    label = next(w for w in asked.dialog.findChildren(QLabel) if "qqqq" in w.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_present_unit_is_chosen_when_asked_again(
    ledger: Ledger, education: Unit, qtbot: QtBot
) -> None:
    assert Asked(ledger, education, qtbot).chosen_row == "省教育厅"


def test_added_unit_is_listed_and_chosen(asked: Asked) -> None:
    asked.add("苏州市人民政府")
    assert asked.chosen_row == "苏州市人民政府"
    assert unit_by_name(asked.ledger, "苏州市人民政府").agency.kind is AgencyKind.LOCAL
    asked.search("szsrmzf")
    assert asked.names == ["苏州市人民政府"]


@pytest.mark.parametrize("kind", [AgencyKind.DEPARTMENT, AgencyKind.CENTRAL])
def test_unit_is_added_as_the_kind_that_was_chosen(asked: Asked, kind: AgencyKind) -> None:
    asked.add("省粮食局", kind)
    assert unit_by_name(asked.ledger, "省粮食局").agency.kind is kind


@pytest.mark.parametrize("name", ["省质监局", " 省质监局 ", "江苏省质量技术监督局"])
def test_unit_that_is_there_is_not_added_again(asked: Asked, name: str) -> None:
    before = len(units(asked.ledger))
    asked.add(name)
    assert f"已经有名为“{name.strip()}”的单位。" in asked.words
    assert len(units(asked.ledger)) == before
    assert asked.new_name.text() == name


def test_collective_is_not_added_as_a_unit(asked: Asked) -> None:
    asked.add("省有关部门")
    assert "已经有名为“省有关部门”的单位。" in asked.words


def test_blank_name_is_refused(asked: Asked) -> None:
    asked.add("  ")
    assert "请写单位的名称。" in asked.words


def test_enter_in_the_name_box_adds_and_does_not_close(asked: Asked) -> None:
    asked.new_name.setFocus()
    type_text(asked.new_name, "苏州市人民政府")
    QTest.keyClick(asked.new_name, Qt.Key.Key_Return)
    assert asked.chosen_row == "苏州市人民政府"
    assert asked.dialog.isVisible()


# -- at the window ------------------------------------------------------------------------------


def answer(name: str) -> None:
    """Answer the dialog that is about to open by typing ``name`` and Enter."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AgencyDialog)
        type_text(dialog.search, name)
        dialog.accept()

    QTimer.singleShot(0, act)


def close_question() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AgencyDialog)
    dialog.close()


def test_first_start_shows_no_tasks_and_asks(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    assert clerk.window.unit is None
    assert clerk.lines == []
    answer("zjj")
    clerk.window.ask_agency()
    assert clerk.pills[0] == "全部 26"
    assert "一" in clerk.current
    unit = own_unit(ledger)
    assert unit is not None
    assert unit.name == "省质监局"


def test_window_without_a_unit_says_what_to_do(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    buttons = clerk.window.bar.findChildren(type(clerk.window.bar._agency))
    assert [b for b in buttons if b.isVisible() and not b.text() and not b.accessibleName()] == []
    assert clerk.window.view.empty_text != ""


def test_cancelled_question_leaves_the_window_without_a_unit(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    QTimer.singleShot(0, close_question)
    clerk.window.ask_agency()
    assert clerk.window.unit is None
    assert own_unit(ledger) is None


def test_keys_and_menus_are_harmless_without_a_unit(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Left):
        clerk.press(key)
    clerk.search("质量")
    clerk.window.bar.clear()
    clerk.window.fold_all(True)
    assert clerk.window.unit is None


def test_added_city_sees_the_requirement_of_part_three(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)

    def add() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AgencyDialog)
        name = next(f for f in dialog.findChildren(QLineEdit) if "添加" in f.accessibleName())
        type_text(name, "苏州市人民政府")
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "添加")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        dialog.accept()

    QTimer.singleShot(0, add)
    clerk.window.ask_agency()
    assert clerk.window.unit is not None
    assert clerk.window.unit.name == "苏州市人民政府"
    assert clerk.pills[-1] == "工作要求 1"
    assert clerk.lines[0] == "工作要求 | 0/4"
    assert clerk.line("要求.1").startswith("要求.1 各市、县（市、区）人民政府 | 要求")
    clerk.window.activateWindow()
    clerk.qtbot.waitUntil(clerk.window.view.hasFocus)
    clerk.go("要求.1.1")
    clerk.press(Qt.Key.Key_Space, " ")
    assert clerk.is_ticked("要求.1.1")


def test_another_unit_shows_its_own_tasks_and_counts(clerk: Clerk) -> None:
    answer("jyt")
    clerk.window.ask_agency()
    assert clerk.pills[1:4] == ["牵头 0", "负责 2", "参加 1"]
    assert clerk.window.windowTitle().startswith("省教育厅 · ")
