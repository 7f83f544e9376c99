"""撤销 and 重做: they say what they take back, and do it, after reopening too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from taizhang.ledger.agencies import own_unit, unit_by_name
from taizhang.ledger.changes import AddAgency
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.model import AgencyKind
from tests.conftest import AT
from tests.window.clerk import Clerk
from tests.window.conftest import Desk


def tick(clerk: Clerk, number: str) -> None:
    clerk.go(number)
    clerk.window.view.setFocus()
    clerk.press(Qt.Key.Key_Space, " ")


def ctrl(clerk: Clerk, key: Qt.Key) -> None:
    QTest.keyClick(clerk.focus, key, Qt.KeyboardModifier.ControlModifier)


def test_nothing_to_undo_in_a_new_ledger(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    assert not clerk.window.undo_action.isEnabled()
    assert not clerk.window.redo_action.isEnabled()


def test_undo_names_and_takes_back_a_tick(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    assert clerk.window.undo_action.text() == "撤销：勾选 一.3.2 制定质量奖管理办法"
    clerk.window.undo_action.trigger()
    assert not clerk.is_ticked("一.3.2")
    assert clerk.line("一.3.2").startswith("[ ]")
    assert clerk.window.redo_action.text() == "重做：勾选 一.3.2 制定质量奖管理办法"
    clerk.window.redo_action.trigger()
    assert clerk.line("一.3.2").startswith("[x]")


def test_undo_works_by_its_keys_from_the_list(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    ctrl(clerk, Qt.Key.Key_Z)
    assert not clerk.is_ticked("一.3.2")


def test_untick_is_undone_with_its_date(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    clerk.day.setDate(QDate(2012, 3, 5))
    tick(clerk, "一.3.2")
    assert clerk.window.undo_action.text().startswith("撤销：取消勾选")
    clerk.window.undo()
    assert clerk.line("一.3.2").endswith("03-05")


def test_undo_names_and_takes_back_a_figure(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    clerk.window.model.value_typed.emit(clerk.window.view.current_line(), "860")
    assert clerk.window.undo_action.text() == "撤销：完成值 五.1.6 力争全年发展900个江苏名牌"
    clerk.window.undo()
    assert clerk.line("五.1.6").endswith("未开始 | — / 900 个")
    clerk.window.redo()
    assert clerk.line("五.1.6").endswith("进行中 | 860 / 900 个")


def test_undo_names_and_takes_back_a_note(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write("已送审").settle()
    assert clerk.window.undo_action.text() == "撤销：备注 一.3.2 制定质量奖管理办法"
    clerk.window.undo()
    assert clerk.note().toPlainText() == ""
    clerk.window.redo()
    assert clerk.note().toPlainText() == "已送审"


def test_undo_takes_back_the_note_that_is_just_being_typed(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    clerk.write("已送审")
    clerk.window.undo()
    assert clerk.is_ticked("一.3.2")
    assert clerk.record("一.3.2").notes.texts == {}


def test_undo_names_and_takes_back_another_unit(clerk: Clerk) -> None:
    clerk.window.choose(unit_by_name(clerk.window.ledger, "省教育厅"))
    assert clerk.window.undo_action.text() == "撤销：我的单位 省教育厅"
    clerk.window.undo()
    assert clerk.window.windowTitle().startswith("省质监局 · ")
    assert clerk.pills[0] == "全部 26"
    clerk.window.redo()
    assert clerk.window.windowTitle().startswith("省教育厅 · ")


def test_undo_goes_back_over_everything_and_redo_forth(clerk: Clerk) -> None:
    start = clerk.lines
    tick(clerk, "一.3.2")
    clerk.go("五.1.6")
    clerk.window.model.value_typed.emit(clerk.window.view.current_line(), "860")
    clerk.write("名牌", NoteField.PROBLEMS).settle()
    clerk.choose("状态", "进行中", clerk.window.detail)
    tick(clerk, "五.1.6")
    end = clerk.lines
    steps = 0
    while clerk.window.undo_action.text().split(" ")[0] != "撤销：我的单位":
        clerk.window.undo()
        steps += 1
    assert steps == 4
    assert clerk.lines == start
    for _ in range(steps):
        clerk.window.redo()
    assert clerk.lines == end
    assert not clerk.window.redo_action.isEnabled()


def test_new_change_ends_what_could_be_made_again(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    clerk.window.undo()
    tick(clerk, "一.3.3")
    assert not clerk.window.redo_action.isEnabled()
    assert clerk.window.redo_action.text() == "重做"


def test_undo_and_redo_go_on_after_reopening(desk: Desk, clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    tick(clerk, "一.3.3")
    clerk.window.undo()
    path = clerk.window.ledger.path
    desk.close(clerk)
    again = desk.open(open_ledger(path))
    assert again.window.redo_action.text().startswith("重做：勾选 一.3.3")
    again.window.redo()
    assert again.is_ticked("一.3.3")
    again.window.undo()
    again.window.undo()
    assert not again.is_ticked("一.3.2")


def test_undo_of_the_first_choice_of_a_unit_shows_no_unit(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    clerk.window.choose(unit_by_name(ledger, "省质监局"))
    clerk.window.undo()
    assert own_unit(ledger) is None
    assert clerk.window.unit is None
    assert clerk.lines == []


def test_undo_of_a_status_keeps_the_row_chosen(clerk: Clerk) -> None:
    tick(clerk, "五.1.6")
    clerk.window.undo()
    assert "五.1.6" in clerk.current


@pytest.mark.parametrize("name", ["A&B 公司", "甲&乙市人民政府"])
def test_ampersand_in_a_menu_text_is_no_access_key(
    desk: Desk, ledger_path: Path, name: str
) -> None:
    ledger = open_ledger(ledger_path)
    ledger.apply(AddAgency(name, AgencyKind.LOCAL), AT)
    clerk = desk.open(ledger)
    assert clerk.window.undo_action.text() == f"撤销：添加单位 {name.replace('&', '&&')}"


def test_nothing_left_to_undo_is_said_in_one_sentence(desk: Desk, ledger: Ledger) -> None:
    clerk = desk.open(ledger)
    clerk.window.undo()
    assert clerk.notice == "没有可以撤销的操作。"
