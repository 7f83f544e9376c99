"""The pane at the left: what it marks, what it counts, how wide it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from taizhang.ledger import filters
from taizhang.ledger.filters import AS_DOCUMENT
from taizhang.window.nav import OVERDUE, Kind, Where
from tests.window.clerk import Clerk


def marked(clerk: Clerk) -> list[str]:
    """What is marked once the pane has counted."""
    clerk.window.nav.refresh(clerk.window.bar.wanted)
    return [item.text() for item in clerk.window.nav.selectedItems()]


def test_the_mark_follows_the_filter(clerk: Clerk) -> None:
    window = clerk.window
    assert marked(clerk) == ["全部任务"]
    window.places.go(OVERDUE)
    assert marked(clerk) == ["◆ 逾期"]
    window.bar.clear()
    assert marked(clerk) == ["全部任务"]
    clerk.filter(filters.Column.TIMING, "临期")
    assert marked(clerk) == ["◇ 临期"]
    clerk.search("质量")
    assert marked(clerk) == []


def test_searching_from_the_overview_marks_the_list(clerk: Clerk) -> None:
    clerk.window.places.go(Where(Kind.OVERVIEW))
    assert marked(clerk) == ["总览"]
    clerk.search("质量")
    assert marked(clerk) == []
    clerk.window.bar.clear()
    assert marked(clerk) == ["全部任务"]


def test_a_view_is_marked_until_something_else_is_shown(clerk: Clerk) -> None:
    clerk.filter(filters.Column.SECTION, "三、着力强化质量安全监管")
    clerk.window.arranging.save_view("第三类")
    clerk.window.places.go(Where(Kind.VIEW, "第三类"))
    assert marked(clerk) == ["第三类"]
    clerk.filter(filters.Column.STATUS, "已完成")
    assert marked(clerk) == []


def test_the_pane_is_filled_when_it_is_shown_later(clerk: Clerk) -> None:
    window = clerk.window
    window.show_nav(False)
    window.nav.clear()
    window.show_nav(True)
    clerk.qtbot.waitUntil(lambda: window.nav.count() > 0)
    assert [item.text() for item in window.nav.selectedItems()] == ["全部任务"]


def test_names_of_views_widen_the_pane_within_limits(clerk: Clerk) -> None:
    nav = clerk.window.nav
    nav.refresh(clerk.window.bar.wanted)
    narrow = nav.width()
    clerk.window.arranging.save_view("牵头任务中未完成的")
    nav.refresh(clerk.window.bar.wanted)
    wide = nav.width()
    assert nav.sizeHintForColumn(0) <= wide
    assert narrow < wide
    clerk.window.arranging.save_view("牵头" * 40)
    nav.refresh(clerk.window.bar.wanted)
    assert nav.width() < 2 * narrow
    assert nav.item(nav.count() - 1).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("years", [0, -1])
def test_nothing_overdue_is_said_in_a_sentence(clerk: Clerk, years: int) -> None:
    day = clerk.window.bar.day
    day.setDate(day.date().addYears(years))
    clerk.window.places.go(OVERDUE)
    words = f"截至 {day.date().toString('yyyy-MM-dd')} 没有逾期的节点。"
    assert clerk.window.view.empty_text == words
    clerk.search("质量")
    assert "清除筛选" in clerk.window.view.empty_text
    assert clerk.window.model.arrangement == AS_DOCUMENT
