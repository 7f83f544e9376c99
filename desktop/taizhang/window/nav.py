"""The pane at the left: the overview, what is late, and the views, each one press away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taizhang.ledger.filters import Column, Filter
from taizhang.ledger.listing import OWN_ROLES
from taizhang.ledger.outline import rechecks
from taizhang.ledger.pace import Timing
from taizhang.window import theme
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_WHERE = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_WIDTH = 32 * theme.GRID
_MOST_WIDTH = 44 * theme.GRID
_WIDE = 1200
"""From this width of the window on (device-independent pixels) the list can spare more for it."""


class Kind(Enum):
    """What a line of the pane leads to."""

    OVERVIEW = auto()
    ALL = auto()
    TIMING = auto()
    RECHECK = auto()
    VIEW = auto()


@dataclass(frozen=True, slots=True)
class Where:
    """Where a line of the pane leads; ``name`` is the timing's or the view's."""

    kind: Kind
    name: str = ""


OVERDUE = Where(Kind.TIMING, Timing.OVERDUE)


class _CountDelegate(QStyledItemDelegate):
    """Counts stand at the right, one below the other."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        count = index.data(_COUNT)
        if count is None:
            return
        details: Any = option  # PySide6's stubs leave out the option's fields
        selected = bool(details.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(details.palette.color(role))
        room = details.rect.adjusted(0, 0, -theme.GAP, 0)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side, str(count))
        painter.restore()


class NavPane(QListWidget):
    """Lines that lead somewhere; Enter or a press goes there."""

    asked = Signal(object)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._wanted = Filter(0)
        self._views: list[str] = []
        self._marked: Where | None = None
        self.setAccessibleName(self.tr("总览、逾期和视图"))
        self.setFixedWidth(_WIDTH)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_CountDelegate(self))
        padding = f"{theme.GRID}px {theme.GAP}px"
        self.setStyleSheet(
            f"QListWidget {{ background: palette(window) }}"
            f"QListWidget::item {{ padding: {padding} }}"
            f"QListWidget::item:selected {{ background: palette(highlight);"
            f" color: palette(highlighted-text) }}"
        )
        self.itemPressed.connect(self._go)

    def refresh(self, wanted: Filter) -> None:
        """Count anew for the unit and the day of ``wanted``, and mark where the list is now."""
        self._wanted = wanted
        here = self._here() or self._marked
        with QSignalBlocker(self):
            self.clear()
            for where, words, count in self._lines():
                self._add(where, words, count)
            if not self._views:
                self._hint(self.tr("还没有保存视图"))
            self.mark(here)
        self._fit()

    def _fit(self) -> None:
        """As wide as its longest line, within limits: names of views begin alike."""
        room = self.sizeHintForColumn(0)
        bar = self.verticalScrollBar()
        if self.count() * self.sizeHintForRow(0) > self.height():
            room += bar.sizeHint().width()
        most = _MOST_WIDTH if self.window().width() >= _WIDE else _WIDTH
        self.setFixedWidth(min(max(_WIDTH, room), most))

    def _here(self) -> Where | None:
        found = [item.data(_WHERE) for item in self.selectedItems()]
        return found[0] if found and isinstance(found[0], Where) else None

    def mark(self, where: Where | None) -> None:
        """Mark a line as where the window is; None marks none."""
        self._marked = where
        with QSignalBlocker(self):
            self.setCurrentRow(-1)
            for row in range(self.count()):
                if where is not None and self.item(row).data(_WHERE) == where:
                    self.setCurrentRow(row)

    def _lines(self) -> list[tuple[Where | None, str, int | None]]:
        from taizhang.ledger.facets import facets
        from taizhang.ledger.views import views

        ledger, agency_id = self._ledger, self._wanted.agency_id
        own = Filter(agency_id, as_of=self._wanted.as_of).where(Column.ROLE, *OWN_ROLES)
        late = {facet.value: facet.count for facet in facets(ledger, own, Column.TIMING)}
        lines: list[tuple[Where | None, str, int | None]] = [
            (Where(Kind.OVERVIEW), self.tr("总览"), None),
            (Where(Kind.ALL), self.tr("全部任务"), None),
        ]
        for timing in Timing:
            mark = theme.TIMING_MARKS[timing]
            words = f"{mark} {term(timing)}"
            lines.append((Where(Kind.TIMING, timing), words, late.get(timing, 0)))
        count = rechecks(ledger, agency_id)
        if count:
            lines.append((Where(Kind.RECHECK), self.tr("待复核"), count))
        self._views = views(ledger)
        lines.append((None, self.tr("我的视图"), None))
        lines += [(Where(Kind.VIEW, name), name, None) for name in self._views]
        return lines

    def _add(self, where: Where | None, words: str, count: int | None) -> None:
        item = QListWidgetItem(words)
        item.setData(_WHERE, where)
        item.setData(_COUNT, count)
        if count is not None:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} {count}")
        item.setToolTip("" if "<" in words else words)
        if where is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(theme.muted(self.palette()))
        elif where.kind is Kind.TIMING and count:
            ink = theme.warning if where.name == Timing.OVERDUE else theme.caution
            item.setForeground(ink(self.palette()))
        self.addItem(item)

    def _hint(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(theme.muted(self.palette()))
        item.setToolTip(words)
        self.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        where = item.data(_WHERE)
        if isinstance(where, Where):
            self.asked.emit(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            item = self.currentItem()
            if item is not None:
                self._go(item)
            return
        super().keyPressEvent(event)
