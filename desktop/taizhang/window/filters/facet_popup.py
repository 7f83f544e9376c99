"""What a column is filtered by: its values, with how many rows have each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.facets import Facet, facets
from taizhang.ledger.filters import Column, Condition, Filter
from taizhang.plan.names import matches, spell
from taizhang.window import theme
from taizhang.window.filters.value_words import ValueWords
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_WIDTH = 72 * theme.GRID
_MOST_HEIGHT = 90 * theme.GRID
_VALUE = Qt.ItemDataRole.UserRole
_SEARCHED_FROM = 8
"""So many values are found faster by typing than by looking."""


class FacetPopup(QFrame):
    """Ticking values shows the rows that have one of them, at once; nothing ticked shows all.

    The counts are of rows that all other conditions show. Down from the search line goes to the
    values, blank ticks, Enter or Esc closes.
    """

    chosen = Signal(object, object)
    """The column, and its condition (None for none)."""

    def __init__(
        self, ledger: Ledger, words: ValueWords, wanted: Filter, column: Column, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._words = words
        self._column = column
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        rows.setSpacing(theme.GRID)
        title = QLabel(term(column))
        title.setFont(theme.bold(self.font()))
        rows.addWidget(title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("找（拼音也可以）"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        rows.addWidget(self.search)
        self.values = self._build_values()
        rows.addWidget(self.values)
        self.none = QLabel(self.tr("没有可选的值。"))
        self.none.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        rows.addWidget(self.none)
        self.negated = QCheckBox(self.tr("除去所选（非）"))
        self.negated.toggled.connect(self._announce)
        rows.addWidget(self.negated)
        rows.addLayout(self._build_buttons())
        self._fill(facets(ledger, wanted, column), wanted.on(column))
        count = self.values.topLevelItemCount()
        self.search.setVisible(count >= _SEARCHED_FROM)
        for part in (self.values, self.negated, self.clear):
            part.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self._size()
        parts = (self.search, self.values, self.done)
        next(part for part in parts if part.isVisibleTo(self)).setFocus()

    def _build_values(self) -> QTreeWidget:
        values = QTreeWidget()
        values.setColumnCount(2)
        values.setRootIsDecorated(False)
        values.setHeaderHidden(True)
        values.setUniformRowHeights(True)
        values.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        values.setAccessibleName(term(self._column))
        header = values.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        values.itemChanged.connect(self._announce)
        values.installEventFilter(self)
        return values

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.clear = QPushButton(self.tr("不筛选"))
        self.clear.clicked.connect(self._untick_all)
        self.done = QPushButton(self.tr("关闭"))
        self.done.clicked.connect(self.close)
        self.done.installEventFilter(self)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.done)
        return row

    def _fill(self, found: list[Facet], condition: Condition | None) -> None:
        with QSignalBlocker(self.values), QSignalBlocker(self.negated):
            for facet in found:
                item = QTreeWidgetItem()
                words = self._words.value(self._column, facet.value)
                item.setText(0, words)
                item.setToolTip(0, words if "<" not in words else "")
                item.setText(1, str(facet.count))
                item.setTextAlignment(
                    1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                )
                item.setForeground(1, theme.muted(self.palette()))
                item.setData(0, _VALUE, facet.value)
                ticked = condition is not None and facet.value in condition.values
                item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.values.addTopLevelItem(item)
            self.negated.setChecked(condition is not None and condition.negated)
        for first in self._items()[:1]:
            self.values.setCurrentItem(first)

    def _size(self) -> None:
        rows = max(self.values.topLevelItemCount(), 1)
        height = self.values.sizeHintForRow(0) * rows + 2 * self.values.frameWidth() + 2
        self.values.setFixedHeight(min(height, _MOST_HEIGHT))
        widest = self.values.sizeHintForColumn(0) + 16 * theme.GRID
        self.setFixedWidth(min(max(_WIDTH // 2 + 10 * theme.GRID, widest), 2 * _WIDTH))

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, moved as far as the screen asks."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(corner) or self.screen()
        room = screen.availableGeometry()
        x = min(corner.x(), room.right() - self.width())
        y = min(corner.y(), room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))
        self.show()

    @property
    def condition(self) -> Condition | None:
        """What is ticked; None where nothing is."""
        ticked = frozenset(
            str(item.data(0, _VALUE))
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )
        return Condition(self._column, ticked, self.negated.isChecked()) if ticked else None

    def tick(self, words: str, on: bool = True) -> None:
        """Tick the value that is shown with these words. Raises KeyError when none is."""
        for item in self._items():
            if item.text(0) == words:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                return
        raise KeyError(words)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.values.topLevelItem(i) for i in range(self.values.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _announce(self) -> None:
        self.chosen.emit(self._column, self.condition)

    def _untick_all(self) -> None:
        with QSignalBlocker(self.values):
            for item in self._items():
                item.setCheckState(0, Qt.CheckState.Unchecked)
        self._announce()

    def _find(self, text: str) -> None:
        """Hide what does not match; ticked values stay in sight."""
        for item in self._items():
            name = item.text(0)
            ticked = item.checkState(0) is Qt.CheckState.Checked
            item.setHidden(bool(text) and not ticked and not matches(text, name, spell(name)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.values.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
