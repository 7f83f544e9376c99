"""The list itself: keys, folding, and lines as high as their words need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from taizhang.ledger.lines import Line, MilestoneLine, TaskLine
from taizhang.ledger.status import Status
from taizhang.window import theme
from taizhang.window.bulk.selection import Selection
from taizhang.window.filters.header import OutlineHeader
from taizhang.window.outline_columns import USUAL, Column, heading
from taizhang.window.outline_delegate import OutlineDelegate
from taizhang.window.outline_model import OutlineModel
from taizhang.window.viewports import give_viewport

_WIDTHS = {
    Column.ROLE: 68,
    Column.STATUS: 88,
    Column.DONE: 124,
    Column.DUE: 80,
    Column.PACE: 88,
    Column.LEAD: 112,
    Column.EVIDENCE: 64,
    Column.STEPS: 64,
    Column.NOTE: 200,
}
"""At least; words of another language may need more."""
_HEADER_PADDING = f"padding: {theme.GRID}px {6 * theme.GRID}px {theme.GRID}px {theme.GAP}px"
"""Room for the arrow of the column's filter at the right."""
_LEAST_TEXT = 260
"""The words of tasks and milestones are never narrower: before that the list scrolls sideways."""
_LEAST_WIDTH = 480
_SCROLL_TRIES = 4

_STATUS_KEYS: dict[int, Status] = {
    Qt.Key.Key_1: Status.NOT_STARTED,
    Qt.Key.Key_2: Status.UNDER_WAY,
    Qt.Key.Key_3: Status.DONE,
    Qt.Key.Key_4: Status.NOT_APPLICABLE,
}
_QUESTION_MARKS = ("?", "？")
_NO_KEY = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTableView):
    """A flat table of lines, with the folding of an outline.

    Not a tree: a table of ten thousand lines opens and filters at once, a tree of them does not.
    """

    chosen = Signal(object)
    """The line that is current now, None when there is none."""
    first_painted = Signal()
    """The first lines are on the screen; what they need not wait for can begin."""
    note_asked = Signal()
    """Enter was pressed on a line."""
    status_asked = Signal(object)
    """The `Status` that a single key stands for, for all that is selected."""
    tick_all_asked = Signal()
    """Space was pressed while many rows are selected."""
    next_asked = Signal(bool)
    """The next milestone that is not settled, or with True the one before."""
    copy_asked = Signal()
    paste_asked = Signal()
    keys_asked = Signal()
    """? was pressed."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._model = model
        self._delegate = OutlineDelegate(model, self)
        self.is_held: Callable[[], bool] = lambda: False
        """Whether the chosen task must stay as it is, for a note is being written."""
        self._kept: Line | None = None
        self._kept_row = 0
        self._painted = False
        self._taken = False
        self.empty_text = ""
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.selected = Selection(self, model)
        self._delegate.covers = self.selected.covers
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._announce)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("任务与节点"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Coming and going it would change the width of all lines, and their heights with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._delegate.height(None, 0, self.font()))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.fit_rows)
        self.header = OutlineHeader(self)
        columns = self.header
        self.setHorizontalHeader(columns)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        columns.setStyleSheet(f"QHeaderView::section {{ {_HEADER_PADDING} }}")
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            needed = self._delegate.width(column, self.fontMetrics())
            self.setColumnWidth(column, max(width, needed))
        self.show_columns(USUAL)
        columns.sectionResized.connect(self._column_resized)
        columns.customContextMenuRequested.connect(self._ask_columns)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.fit_rows())

    # -- columns ----------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown, from left to right."""
        order = [Column(self.header.logicalIndex(place)) for place in range(len(Column))]
        return tuple(column for column in order if not self.isColumnHidden(column))

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit in tasks and milestones."""
        self._delegate.marked = words
        self.viewport().update()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these, from left to right; the text is always the first."""
        wanted = (Column.TEXT, *(c for c in columns if c is not Column.TEXT))
        for place, column in enumerate(wanted):
            self.header.moveSection(self.header.visualIndex(column), place)
        for column in Column:
            self.setColumnHidden(column, column not in wanted)
        self._columns_changed()

    def _columns_changed(self) -> None:
        self._fit_text()
        self._fit_later()

    def _column_resized(self, logical: int, _old: int, _new: int) -> None:
        if logical != Column.TEXT:
            self._fit_text()
        self._fit_later()

    def _fit_text(self) -> None:
        """The text takes what the other columns leave."""
        others = sum(self.columnWidth(c) for c in Column if c is not Column.TEXT)
        self.setColumnWidth(Column.TEXT, max(self.viewport().width() - others, _LEAST_TEXT))

    def fill_columns_menu(self, menu: QMenu) -> None:
        """Offer every column to be shown or not."""
        menu.clear()
        shown = self.columns
        for column in Column:
            action = menu.addAction(heading(column))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(column is not Column.TEXT)
            action.triggered.connect(lambda on, c=column: self._show_column(c, on))
        menu.addSeparator()
        menu.addAction(self.tr("恢复默认的列")).triggered.connect(lambda: self.show_columns(USUAL))

    def _show_column(self, column: Column, on: bool) -> None:
        kept = [c for c in self.columns if c is not column]
        self.show_columns([*kept, column] if on else kept)

    def _ask_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.fill_columns_menu(menu)
        menu.exec(self.header.viewport().mapToGlobal(at))
        menu.deleteLater()

    # -- lines ------------------------------------------------------------------------------

    def current_line(self) -> Line | None:
        """The line that keys act on."""
        return (
            self._model.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        )

    def go_to(self, row: int) -> None:
        """Make ``row`` current and bring it into view."""
        index = self._model.index(row, Column.TEXT)
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a line whole into view.

        Lines that come into view by it get the height of their words, which moves the line again.
        """
        for _ in range(_SCROLL_TRIES):
            super().scrollTo(index, hint)
            self.fit_rows()
            self.updateGeometries()
            line = self.visualRect(index)
            room = self.viewport().height()
            if line.top() >= 0 and (line.bottom() < room or line.height() > room):
                break

    def fit_rows(self) -> None:
        """Give every line in view the height its words need."""
        header = self.verticalHeader()
        width = self.columnWidth(Column.TEXT)
        bottom = self.viewport().height()
        row = max(self.rowAt(0), 0)
        y = self.rowViewportPosition(row)
        while row < self._model.rowCount() and y < bottom:
            height = self._delegate.height(self._model.line(row), width, self.font())
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
            y += height
            row += 1

    def _fit_later(self) -> None:
        self._fitting.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.visualRect(self.currentIndex())
        was_in_view = current.isValid() and 0 <= current.top() < event.oldSize().height()
        super().resizeEvent(event)
        self._fit_text()
        self.fit_rows()
        if was_in_view:
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self._delegate.height(None, 0, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        if self._model.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(theme.muted(self.palette()))
            margin = 8 * theme.GRID
            room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self.empty_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the list; returns whether the key was one of them."""
        if self.state() is QAbstractItemView.State.EditingState:
            return False  # Enter in the editor comes on to the list: it ends the figure, no more
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.text() in _QUESTION_MARKS:
            self.keys_asked.emit()
        elif _held(event) == _NO_KEY:
            return self._plain_key(event, self.current_line())
        elif _held(event) == _SHIFT and event.key() == Qt.Key.Key_N:
            self.next_asked.emit(True)
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent, line: Line | None) -> bool:
        """Keys that are pressed alone."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.selected.is_many:
            self.selected.reduce()
        elif key == Qt.Key.Key_N:
            self.next_asked.emit(False)
        elif line is None:
            return False
        elif key in _STATUS_KEYS:
            if not event.isAutoRepeat():
                self.status_asked.emit(_STATUS_KEYS[key])
        elif key == Qt.Key.Key_Space:
            self._tick_or_fold(line)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_asked.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(line, into=key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Equal) and self._is_target(line):
            self.edit(self._model.index(self.currentIndex().row(), Column.DONE))
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters go nowhere: Qt would read every line of the list for each."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """No input method composes here: a single key must reach the list as it is."""
        return False if query is Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def _is_target(self, line: Line | None) -> bool:
        return isinstance(line, MilestoneLine) and line.is_open and line.target_low is not None

    def _tick_or_fold(self, line: Line) -> None:
        if self.selected.is_many:
            self.tick_all_asked.emit()
        elif isinstance(line, MilestoneLine):
            if line.is_open:
                self._model.tick_asked.emit(line, line.status is not Status.DONE)
        else:
            self._toggle(line)

    def _step(self, line: Line | None, into: bool) -> None:
        """Right unfolds, left folds or goes up to the heading."""
        outline = self._model.outline
        if line is None or outline is None:
            return
        if isinstance(line, MilestoneLine):
            row = outline.heading_row(line)
            if not into and row is not None:
                self.go_to(row)
        elif outline.folds.hides(line) == into:
            self._toggle(line)

    def _toggle(self, line: Line) -> None:
        outline = self._model.outline
        assert outline is not None
        self._model.fold(outline.folds.toggled(line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self._model.line(index.row()) if index.isValid() else None
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if (
            event.button() is Qt.MouseButton.LeftButton
            and alone
            and self._press(index, line, event.position().toPoint())
        ):
            self._taken = True
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand that shakes on a box or an arrow selects nothing."""
        if not self._taken:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._taken:
            self._taken = False
        else:
            super().mouseReleaseEvent(event)

    def _press(self, index: QModelIndex, line: Line | None, at: QPoint) -> bool:
        if line is None or index.column() != Column.TEXT:
            return False
        if isinstance(line, MilestoneLine):
            box = self._delegate.box_rect(
                self.visualRect(index), QFontMetrics(self.font()), self.style()
            )
            if line.is_open and box.adjusted(-4, -4, 4, 4).contains(at):
                if not self.selectionModel().isSelected(index):
                    self.go_to(index.row())
                self._model.tick_asked.emit(line, line.status is not Status.DONE)
                return True
            return False
        left = self._delegate.text_left(line, QFontMetrics(self.font()))
        arrow_end = min(left, 40) if isinstance(line, TaskLine) else theme.GAP + 16
        if at.x() < arrow_end:
            self.go_to(index.row())
            self._toggle(line)
            return True
        return False

    def _remember(self) -> None:
        self._kept = self.current_line()
        self._kept_row = max(self.currentIndex().row(), 0)
        self.selected.remember()

    def _restore(self) -> None:
        """After a reset stay on the same line, or where it was when it is gone.

        While a note is written nothing else is chosen: the keys would go on into another note.
        """
        rows = self.selected.kept_rows()
        row = self._row_of(self._kept)
        if row is None and self.is_held():
            self.fit_rows()
            return
        if row is None:
            last = self._model.rowCount() - 1
            row = min(rows, key=self._from_kept) if rows else min(self._kept_row, last)
        if row >= 0:
            self.go_to(row)
            if len(rows) > 1:
                self.selected.select(rows)
        else:
            self.fit_rows()
        self.chosen.emit(self.current_line())

    def _from_kept(self, row: int) -> int:
        return abs(row - self._kept_row)

    def _row_of(self, line: Line | None) -> int | None:
        outline = self._model.outline
        return None if outline is None or line is None else outline.row_of(line)

    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self._model.line(current.row()) if current.isValid() else None)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The keys held down with one; digits of the number pad are like others."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
