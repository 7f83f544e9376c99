"""The conditions as chips, and a column's values when there are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QToolButton

from taizhang.ledger.filters import Arrangement, Column, Filter
from taizhang.ledger.lines import Line
from taizhang.window.outline_model import OutlineModel
from tests.window.clerk import Clerk


def chips(clerk: Clerk) -> list[QToolButton]:
    buttons = clerk.window.bar.chips.findChildren(QToolButton)
    return [b for b in buttons if b.isVisibleTo(clerk.window) and b.text() != "×"]


def ask(clerk: Clerk, column: Column, *values: str) -> None:
    bar = clerk.window.bar
    bar.ask_condition(column, Filter(0).where(column, *values).conditions[0])


def test_values_stand_in_the_order_of_the_columns_filter(clerk: Clerk) -> None:
    ask(clerk, Column.STATUS, "不适用", "已完成", "未开始")
    ask(clerk, Column.TIMING, "临期", "逾期")
    assert [chip.text() for chip in chips(clerk)] == [
        "状态：未开始、已完成、不适用",
        "期限：逾期、临期",
    ]


def test_a_chip_is_short_and_its_tip_tells_all(clerk: Clerk) -> None:
    ask(clerk, Column.SECTION, "三", "一", "二")
    (chip,) = chips(clerk)
    assert chip.text() == "类别：一、组织实施质量强省建设、二、深入开展质量强企活动 等 3 个值"
    whole = "类别：一、组织实施质量强省建设、二、深入开展质量强企活动、三、着力强化质量安全监管"
    assert chip.toolTip() == whole
    assert chip.accessibleName() == whole


def test_one_very_long_value_is_cut_in_the_chip_alone(clerk: Clerk) -> None:
    ask(clerk, Column.LEAD, "省" + "质" * 60)
    (chip,) = chips(clerk)
    assert chip.text() == "牵头单位：省" + "质" * 23 + "…"
    assert chip.toolTip() == "牵头单位：省" + "质" * 60


def test_lines_of_chips_do_not_touch(clerk: Clerk) -> None:
    clerk.window.resize(960, 700)
    ask(clerk, Column.SECTION, "一", "二", "三")
    ask(clerk, Column.STATUS, "未开始", "进行中", "已完成")
    ask(clerk, Column.LEAD, "省质监局", "省教育厅", "省科技厅")
    clerk.qtbot.wait(50)
    found = clerk.window.bar.chips.findChildren(QFrame, "chip")
    frames = [chip.geometry() for chip in found if chip.isVisibleTo(clerk.window)]
    tops = sorted({frame.top() for frame in frames})
    assert len(tops) > 1
    assert all(below - above > frames[0].height() for above, below in pairwise(tops))


def test_a_column_without_values_says_so_and_closes_by_key(clerk: Clerk) -> None:
    clerk.search("没有这样的词")
    popup = clerk.window.bar.open_filter(Column.AGENCY)
    assert popup.none.isVisible()
    assert not popup.values.isVisible()
    assert popup.focusWidget() is popup.done
    QTest.keyClick(popup.done, Qt.Key.Key_Return)
    assert not popup.isVisible()


def test_the_pane_names_the_group_that_is_chosen(clerk: Clerk) -> None:
    clerk.window.arranging.arrange(Arrangement(Column.STATUS))
    clerk.window.view.go_to(0)
    assert "未开始\n已完成 0/128" in clerk.detail_words


def test_selecting_all_reads_no_more_lines_than_are_shown(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    line = OutlineModel.line

    def counted(self: OutlineModel, row: int) -> Line | None:
        asked.add(row)
        return line(self, row)

    monkeypatch.setattr(OutlineModel, "line", counted)
    clerk.window.view.selectAll()
    clerk.qtbot.wait(50)
    assert len(clerk.window.view.selected.places()) == 128
    assert len(asked) < clerk.window.model.rowCount() // 2
