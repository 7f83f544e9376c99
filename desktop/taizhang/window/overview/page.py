"""总览: one page that says in ten seconds how far the unit is. Every part leads to its rows.

It shows an `Overview` and asks for rows; it knows neither the ledger nor the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.pace import DUE_SOON_WITHIN, Timing
from taizhang.ledger.status import Status
from taizhang.report.overview import LISTED, Item, Leads, Overview, Verdict
from taizhang.report.wording import percent
from taizhang.window import theme
from taizhang.window.overview.apart import Apart
from taizhang.window.overview.bar_row import BarRow
from taizhang.window.overview.head import Head
from taizhang.window.overview.item_row import ItemRow, Listed
from taizhang.window.overview.output import Output
from taizhang.window.overview.panel import Card, PaceCard, Panel
from taizhang.window.overview.row import Row
from taizhang.window.overview.target_row import TargetRow
from taizhang.window.overview.tile import (
    CompletionTile,
    MonthTile,
    Tile,
    TimingTile,
)
from taizhang.window.words import short_day

_THREE, _TWO = 980, 620
"""From these widths on (device-independent pixels) the cards stand in three or two columns."""

_TILES = (7, 3, 3, 6)
"""How wide the tiles are beside each other."""
_CARDS: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {
    3: ((3, 4), (44, 39, 32)),
    2: ((3,), (6, 5)),
    1: ((), (1,)),
}
"""For so many columns: where among the cards a new one begins, and how wide they are."""


def _shared(width: int, shares: Sequence[int]) -> list[tuple[int, int]]:
    """Where each part begins and how wide it is, with a gap between two."""
    room = width - theme.GAP * (len(shares) - 1)
    ends = [round(room * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return [(a + n * theme.GAP, b - a) for n, (a, b) in enumerate(pairwise(ends))]


class OverviewPage(QScrollArea):
    """The page. It fits a window of 1366×768 and scrolls in a smaller one."""

    rows_asked = Signal(object)
    """`Leads` of what was pressed."""
    day_asked = Signal(object)
    """Another day, as of which the overview is asked for."""
    said = Signal(str)
    """How saving or printing went."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_built = False
        self.overview: Overview | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("总览"))
        self.output = Output(self)
        self._holder = QWidget()
        self._build_empty()
        self._build_head()
        self._build_tiles()
        self._build_cards()
        self.setWidget(self._holder)
        self._is_built = True
        self.show_overview(None)

    # -- building ---------------------------------------------------------------------------

    def _build_empty(self) -> None:
        self.empty = QWidget(self._holder)
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(0, 12 * theme.GRID, 0, 0)
        self.empty_words = QLabel()
        self.empty_words.setTextFormat(Qt.TextFormat.PlainText)
        self.empty_words.setWordWrap(True)
        self.empty_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.instead = Apart()
        self.instead.pressed.connect(self.rows_asked)
        column.addWidget(self.empty_words)
        column.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignHCenter)

    def _build_head(self) -> None:
        self.head = Head(self._holder)
        self.head.day_asked.connect(self.day_asked)
        self.head.print_asked.connect(self.ask_and_print)
        self.head.save_asked.connect(self.ask_and_save)

    def _build_tiles(self) -> None:
        self.tiles: list[Tile] = [
            CompletionTile(),
            TimingTile(Timing.OVERDUE),
            TimingTile(Timing.DUE_SOON),
            MonthTile(),
        ]
        for tile in self.tiles:
            tile.setParent(self._holder)
            tile.clicked.connect(lambda _=False, t=tile: self.rows_asked.emit(t.leads))
            tile.focused.connect(lambda t=tile: self._show_focus(t))

    def _build_cards(self) -> None:
        self.sections = Panel(BarRow)
        self.statuses = self.sections.add_legend()
        self.roles = Panel(BarRow)
        self.apart = Apart()
        self.apart.pressed.connect(self.rows_asked)
        self.apart.focused.connect(self._show_focus)
        self.pace = PaceCard(self.apart)
        self.paces = self.pace.paces
        self.targets = Panel(TargetRow)
        self.overdue = Panel(ItemRow)
        self.due_soon = Panel(ItemRow)
        self.completed = Panel(ItemRow)
        self.cards: list[Card] = [
            self.sections,
            self.roles,
            self.pace,
            self.targets,
            self.overdue,
            self.due_soon,
            self.completed,
        ]
        for card in self.cards:
            card.setParent(self._holder)
            card.pressed.connect(self.rows_asked)
            card.focused.connect(self._show_focus)

    # -- showing ----------------------------------------------------------------------------

    def show_overview(self, overview: Overview | None) -> None:
        """Show it; None before a unit was chosen."""
        self.overview = overview
        self.head.setVisible(overview is not None)
        has_tasks = overview is not None and not overview.is_empty
        self.empty.setVisible(not has_tasks)
        for part in (*self.tiles, *self.cards):
            part.setVisible(has_tasks)
        self.instead.setVisible(overview is not None)
        if overview is None:
            self.empty_words.setText(
                self.tr("还没有选择单位。选择单位以后，这里用一页说明它的完成情况。")
            )
            self._place()
            return
        self.head.show_overview(overview)
        self.apart.show_overview(overview)
        self.instead.show_overview(overview)
        if not has_tasks:
            words = self.tr("方案没有点名{unit}，没有可以统计的任务。")
            self.empty_words.setText(words.format(unit=overview.agency.short_name))
            self._place()
            return
        for tile in self.tiles:
            tile.show_value(overview)
        self._show_cards(overview)
        self._place()
        self._order_stops()

    def _show_cards(self, overview: Overview) -> None:
        self.sections.show_heading(self.tr("完成情况 · 按类别"))
        time = percent(overview.whole.elapsed)
        self.sections.beside.setText(self.tr("┃ 时间进度 {time}").format(time=time))
        self.statuses.show_values(overview.statuses)
        self.sections.show_values(overview.sections, "")
        self.roles.show_heading(self.tr("完成情况 · 按角色"))
        self.roles.show_values(overview.roles, "")
        self.pace.show_heading(self.tr("序时进度（节点数）"))
        self.paces.show_values(overview.paces)
        self._show_targets(overview)
        self._show_lists(overview)

    def _show_lists(self, overview: Overview) -> None:
        self._show_list(
            self.overdue,
            overview.overdue,
            self.tr("逾 {n} 天"),
            self.tr("逾期 {n} 项"),
            Leads(timing=Timing.OVERDUE),
            self.tr("没有逾期的节点。"),
        )
        self._show_list(
            self.due_soon,
            overview.due_soon,
            self.tr("剩 {n} 天"),
            self.tr("临期 {n} 项"),
            Leads(timing=Timing.DUE_SOON),
            self.tr("没有 {n} 天内到期的节点。").format(n=DUE_SOON_WITHIN.days),
        )
        begun = overview.whole.counts.done > 0
        self._show_list(
            self.completed,
            overview.month.completed,
            "",
            self.tr("本月新完成 {n} 项"),
            Leads(status=Status.DONE, changed_since=overview.month.first),
            self.tr("本月没有新完成的节点。") if begun else self.tr("还没有完成的节点。"),
        )

    def _listed(self, item: Item, word: str) -> Listed:
        assert self.overview is not None
        day = short_day(item.day, self.overview.plan.year)
        days = word.format(n=item.days) if item.days else self.tr("当日")
        return Listed(item, day, days if word else "")

    def _show_targets(self, overview: Overview) -> None:
        missing = sum(bar.verdict is Verdict.MISSING for bar in overview.targets)
        words = (
            self.tr("量化指标 {n} 项，未填 {missing} 项") if missing else self.tr("量化指标 {n} 项")
        )
        if not overview.targets:
            words = self.tr("量化指标")
        self.targets.show_heading(words.format(n=len(overview.targets), missing=missing))
        self.targets.show_values(overview.targets, self.tr("本单位的任务没有量化指标。"))

    def _show_list(
        self,
        panel: Panel,
        items: Sequence[Item],
        days: str,
        words: str,
        leads: Leads,
        empty: str,
    ) -> None:
        rest = len(items) - LISTED
        more = self.tr("还有 {n} 项").format(n=rest) if rest > 0 else ""
        panel.show_heading(words.format(n=len(items)), more, leads)
        panel.show_values([self._listed(item, days) for item in items[:LISTED]], empty)

    # -- arranging --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_built:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._is_built:
            self._place()

    def _place(self) -> None:
        """Set every part for the width there is, in one, two or three columns."""
        width = self.viewport().width() - 2 * theme.GAP
        columns = 3 if width >= _THREE else 2 if width >= _TWO else 1
        top = theme.GAP
        if not self.head.isHidden():
            self.head.arrange(columns)
            self.head.setGeometry(theme.GAP, top, width, self.head.sizeHint().height())
            top += self.head.height() + theme.GAP
        if not self.empty.isHidden():
            height = max(self.empty.heightForWidth(width), self.empty.sizeHint().height())
            self.empty.setGeometry(theme.GAP, top, width, height)
            top += height
        else:
            top = self._place_tiles(top, width, columns)
            top = self._place_cards(top, width, columns)
        self._holder.setMinimumHeight(top)

    def _place_tiles(self, top: int, width: int, columns: int) -> int:
        """Returns where the next part begins."""
        lines = (
            [(_TILES, self.tiles)]
            if columns > 1
            else [((1, 1), self.tiles[:2]), ((1, 1), self.tiles[2:])]
        )
        for shares, tiles in lines:
            places = _shared(width, shares)
            height = max(t.height_for(w) for t, (_, w) in zip(tiles, places, strict=True))
            for tile, (x, wide) in zip(tiles, places, strict=True):
                tile.setGeometry(theme.GAP + x, top, wide, height)
            top += height + theme.GAP
        return top

    def _place_cards(self, top: int, width: int, columns: int) -> int:
        """Returns where the longest column ends."""
        ends, shares = _CARDS[columns]
        tops = [top] * columns
        places = _shared(width, shares)
        for number, card in enumerate(self.cards):
            column = sum(number >= end for end in ends)
            x, wide = places[column]
            card.setGeometry(theme.GAP + x, tops[column], wide, card.height_for(wide))
            card.place()
            tops[column] += card.height() + theme.GAP
        return max(tops)

    def _order_stops(self) -> None:
        """Tab goes through the page as it is read."""
        parts = [self.head.day, self.head.save, self.head.print, *self.in_order()]
        for first, second in pairwise(parts):
            QWidget.setTabOrder(first, second)

    def in_order(self) -> list[Row]:
        """What there is to press, as it is read."""
        return [*self.tiles, *(row for card in self.cards for row in card.in_order())]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is given the focus as a whole gives it to its first part."""
        super().focusInEvent(event)
        self.tiles[0].setFocus(event.reason())

    def _show_focus(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, theme.GAP)

    # -- paper ------------------------------------------------------------------------------

    def ask_and_save(self) -> None:
        """Ask where to, and save the page as PDF."""
        if self.overview is not None:
            self._say(self.output.ask_and_save(self.overview))

    def save(self, path: Path) -> None:
        """Save the page as PDF."""
        if self.overview is not None:
            self._say(self.output.save(self.overview, path))

    def ask_and_print(self) -> None:
        """The system's print dialog, then the page."""
        if self.overview is not None:
            self._say(self.output.ask_and_print(self.overview))

    def _say(self, words: str) -> None:
        if words:
            self.said.emit(words)
