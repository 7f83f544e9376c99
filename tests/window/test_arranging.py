"""Order, groups, columns and views at the window; where the pane at the left leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from taizhang.ledger import filters
from taizhang.ledger.filters import Arrangement, Sort
from taizhang.ledger.lines import GroupLine, MilestoneLine
from taizhang.ledger.views import views
from taizhang.window import calendar_file
from taizhang.window.nav import Kind, Where
from taizhang.window.outline_columns import FILTERABLE, USUAL, Column, heading
from tests.window.clerk import Clerk


def milestones(clerk: Clerk) -> list[MilestoneLine]:
    model = clerk.window.model
    lines = (model.line(row) for row in range(model.rowCount()))
    return [line for line in lines if isinstance(line, MilestoneLine)]


def groups(clerk: Clerk) -> list[GroupLine]:
    model = clerk.window.model
    lines = (model.line(row) for row in range(model.rowCount()))
    return [line for line in lines if isinstance(line, GroupLine)]


def tick(clerk: Clerk, *numbers: str) -> None:
    for number in numbers:
        clerk.go(number)
        clerk.window.view.setFocus()
        clerk.press(Qt.Key.Key_Space, " ")


def press_heading(clerk: Clerk, column: Column, from_right: int = 40) -> None:
    """Press a column's heading, or with fewer pixels from its right end the arrow there."""
    header = clerk.window.view.header
    right = header.sectionViewportPosition(column) + header.sectionSize(column)
    at = QPoint(right - from_right, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def chips(clerk: Clerk) -> list[str]:
    buttons = clerk.window.bar.chips.findChildren(QToolButton)
    return [b.text() for b in buttons if b.isVisibleTo(clerk.window) and b.text() != "×"]


def test_pressing_a_heading_sorts_up_then_down_then_as_the_document(clerk: Clerk) -> None:
    before = clerk.lines
    tick(clerk, "三.1.1", "一.3.2")
    press_heading(clerk, Column.STATUS)
    assert [m.number for m in milestones(clerk)][-2:] == ["一.3.2", "三.1.1"]
    press_heading(clerk, Column.STATUS)
    assert [m.number for m in milestones(clerk)][:2] == ["一.3.2", "三.1.1"]
    assert not groups(clerk)
    press_heading(clerk, Column.STATUS)
    assert len(clerk.lines) == len(before)
    assert clerk.window.model.arrangement.is_documents


def test_groups_fold_and_say_how_many_rows_they_have(clerk: Clerk) -> None:
    tick(clerk, "三.1.1", "一.3.2")
    clerk.window.arranging.arrange(Arrangement(filters.Column.STATUS))
    headings = groups(clerk)
    assert [(g.value, g.shown, g.done) for g in headings] == [("未开始", 126, 0), ("已完成", 2, 2)]
    assert clerk.lines[0] == "未开始（126） | 0/126"
    clerk.window.view.go_to(0)
    clerk.press(Qt.Key.Key_Left)
    assert len(clerk.lines) == 1 + 1 + 2
    clerk.window.fold_all(True)
    assert len(clerk.lines) == 2
    clerk.window.fold_all(False)
    assert len(clerk.lines) == 128 + 2


def test_left_goes_from_a_row_to_its_group(clerk: Clerk) -> None:
    clerk.window.arranging.arrange(Arrangement(filters.Column.LEAD))
    clerk.go("三.1.1")
    clerk.press(Qt.Key.Key_Left)
    line = clerk.window.view.current_line()
    assert isinstance(line, GroupLine)


def test_a_row_stays_chosen_when_the_list_is_arranged(clerk: Clerk) -> None:
    clerk.go("三.1.1")
    for arrangement in (
        Arrangement(filters.Column.ROLE, filters.Column.DUE, Sort.DOWN),
        Arrangement(None, filters.Column.NUMBER, Sort.DOWN),
        Arrangement(),
    ):
        clerk.window.arranging.arrange(arrangement)
        line = clerk.window.view.current_line()
        assert isinstance(line, MilestoneLine)
        assert line.number == "三.1.1"


def test_ticking_a_sorted_list_keeps_it_sorted(clerk: Clerk) -> None:
    press_heading(clerk, Column.STATUS)
    tick(clerk, "一.3.2")
    assert milestones(clerk)[-1].number == "一.3.2"


def test_the_arrow_of_a_heading_opens_its_values(clerk: Clerk) -> None:
    press_heading(clerk, Column.STATUS, from_right=10)
    assert clerk.window.model.arrangement.is_documents
    clerk.filter(filters.Column.STATUS, "已完成", negated=True)
    assert chips(clerk) == ["状态 除去 已完成"]


def test_conditions_are_chips_that_can_be_taken_away(clerk: Clerk) -> None:
    everything = len(clerk.lines)
    clerk.filter(filters.Column.STATUS, "未开始", "进行中")
    clerk.filter(filters.Column.LEAD, "省质监局")
    assert chips(clerk) == ["状态：未开始、进行中", "牵头单位：省质监局"]
    shown = {m.leads for m in milestones(clerk)}
    assert all("省质监局" in leads for leads in shown)
    buttons = clerk.window.bar.chips.findChildren(QToolButton)
    aways = [b for b in buttons if b.text() == "×" and b.isVisibleTo(clerk.window)]
    QTest.mouseClick(aways[1], Qt.MouseButton.LeftButton)
    assert chips(clerk) == ["状态：未开始、进行中"]
    clerk.push("清除筛选")
    assert chips(clerk) == []
    assert len(clerk.lines) == everything


def test_values_are_found_by_pinyin_and_counted(clerk: Clerk) -> None:
    popup = clerk.window.bar.open_filter(filters.Column.AGENCY)
    popup.search.setText("czt")
    rows = [popup.values.topLevelItem(i) for i in range(popup.values.topLevelItemCount())]
    found = [row for row in rows if row is not None and not row.isHidden()]
    assert [row.text(0) for row in found] == ["省财政厅"]
    count = int(found[0].text(1))
    popup.tick("省财政厅")
    popup.close()
    assert len(milestones(clerk)) == count


def test_columns_are_chosen_and_remembered(clerk: Clerk) -> None:
    view = clerk.window.view
    assert list(view.columns) == list(USUAL)
    menu = QMenu()
    view.fill_columns_menu(menu)
    (lead,) = [a for a in menu.actions() if a.text() == heading(Column.LEAD)]
    lead.trigger()
    assert list(view.columns) == [*USUAL, Column.LEAD]
    assert "省质监局" in str(clerk.window.model.data(clerk.index("一.3.1", Column.LEAD)))
    view.fill_columns_menu(menu)
    (due,) = [a for a in menu.actions() if a.text() == heading(Column.DUE)]
    due.trigger()
    assert Column.DUE not in view.columns


def test_every_column_has_words_for_every_row(clerk: Clerk) -> None:
    clerk.window.view.show_columns(tuple(Column))
    clerk.window.arranging.arrange(Arrangement(filters.Column.SECTION))
    model = clerk.window.model
    for row in range(0, model.rowCount(), 17):
        for column in Column:
            assert isinstance(model.data(model.index(row, column)), str)
    assert clerk.window.grab().width() > 0
    assert set(FILTERABLE) == set(Column) - {Column.TEXT}


def test_a_view_brings_back_filter_order_and_columns(clerk: Clerk) -> None:
    window = clerk.window
    clerk.filter(filters.Column.STATUS, "未开始")
    clerk.push("牵头")
    window.arranging.arrange(Arrangement(filters.Column.LEAD, filters.Column.DUE))
    window.view.show_columns((Column.TEXT, Column.PACE))
    before = clerk.lines
    window.arranging.save_view(" 我牵头的  未完成 ")
    assert views(window.ledger) == ["我牵头的 未完成"]
    window.bar.clear()
    window.arranging.arrange(Arrangement())
    window.view.show_columns(USUAL)
    window.arranging.show_view("我牵头的 未完成")
    assert clerk.lines == before
    assert window.view.columns == (Column.TEXT, Column.PACE)
    window.arranging.remove_view("我牵头的 未完成")
    assert views(window.ledger) == []
    window.undo()
    assert views(window.ledger) == ["我牵头的 未完成"]


def test_a_view_needs_a_name(clerk: Clerk) -> None:
    clerk.window.arranging.save_view("  ")
    assert "名称" in clerk.notice
    clerk.window.arranging.show_view("没有的")
    assert "没有名为“没有的”的视图" in clerk.notice


def pane(clerk: Clerk) -> list[str]:
    clerk.window.nav.refresh(clerk.window.bar.wanted)
    nav = clerk.window.nav
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(nav.item(i).data(role) or nav.item(i).text()) for i in range(nav.count())]


def test_pane_counts_what_is_late_as_of_the_day(clerk: Clerk) -> None:
    assert pane(clerk)[:4] == ["总览", "全部任务", "◆ 逾期 0", "◇ 临期 0"]
    clerk.window.bar.day.setDate(clerk.window.bar.day.date().addYears(1))
    assert "◆ 逾期 126" in pane(clerk)
    clerk.window.places.go(Where(Kind.TIMING, "逾期"))
    assert len(milestones(clerk)) == 128
    assert chips(clerk) == ["期限：逾期"]


def test_pane_leads_to_views_and_back(clerk: Clerk) -> None:
    clerk.filter(filters.Column.SECTION, "三、着力强化质量安全监管")
    clerk.window.arranging.save_view("第三类")
    assert "第三类" in pane(clerk)
    clerk.window.places.go(Where(Kind.ALL))
    assert len(milestones(clerk)) == 128
    clerk.window.places.go(Where(Kind.VIEW, "第三类"))
    assert {m.number[0] for m in milestones(clerk)} == {"三"}


def at_overview(clerk: Clerk) -> bool:
    return clerk.window.places.is_at_overview


def test_overview_is_shown_and_leads_to_rows(clerk: Clerk) -> None:
    tick(clerk, "一.3.2")
    places = clerk.window.places
    places.go(Where(Kind.OVERVIEW))
    assert at_overview(clerk)
    overview = places.overview.overview
    assert overview is not None
    assert overview.whole.counts.done == 1
    places.lead(overview.sections[2].leads)
    assert not at_overview(clerk)
    assert {m.number[0] for m in milestones(clerk)} == {"三"}


def test_deadlines_go_out_as_a_calendar(clerk: Clerk, tmp_path: Path) -> None:
    clerk.push("牵头")
    path = tmp_path / "时限.ics"
    calendar_file.save(clerk.window, path)
    written = path.read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == len(milestones(clerk))
    assert "时限" in clerk.notice


@pytest.mark.parametrize("shown", [True, False])
def test_pane_is_there_or_not_as_it_was_left(clerk: Clerk, shown: bool) -> None:
    clerk.window.show_nav(shown)
    assert clerk.window.nav.isVisible() is shown
    assert clerk.window.state.shows_nav(0) is shown
