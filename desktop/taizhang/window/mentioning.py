"""@单位 in an editor: a list of units while one is being typed, and a light mark where they stand.

The list is a child of the window that never takes the focus: an input method goes on as if it were
not there, and what it commits is looked at like what is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QTextEdit

from taizhang.ledger.agencies import Unit
from taizhang.ledger.mentions import being_typed, mentions
from taizhang.plan.names import matches
from taizhang.window import theme
from taizhang.window.marks import in_units

_MOST_ROWS = 8
_MOST_MARKS = 200
"""A mark is cheap to make and dear to paint; a note with more mentions is still read."""


class Mentioning(QObject):
    """``units`` is asked for when the first @ is typed."""

    def __init__(self, editor: QPlainTextEdit, units: Callable[[], Sequence[Unit]]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._units = units
        self.list: QListWidget | None = None
        self._typed = False
        self._back = 0
        editor.textChanged.connect(self._on_text)
        editor.cursorPositionChanged.connect(self._on_cursor)
        editor.installEventFilter(self)

    def is_open(self) -> bool:
        """Whether units are being offered."""
        return self.list is not None and self.list.isVisible()

    def offered(self) -> list[str]:
        """The units that are being offered."""
        rows = self.list if self.is_open() else None
        return [] if rows is None else [rows.item(i).text() for i in range(rows.count())]

    def close(self) -> None:
        """Offer nothing any more."""
        if self.list is not None:
            self.list.hide()

    def _on_text(self) -> None:
        self._typed = True
        self._look()

    def _on_cursor(self) -> None:
        """The cursor moves after every key; moved alone, it opens nothing."""
        if self._typed or self.is_open():
            self._look()
        self._typed = False

    def _look(self) -> None:
        cursor = self._editor.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        query = being_typed(before) if self._editor.hasFocus() else None
        found = [] if query is None else _found(query, self._units())
        if found:
            self._show(found, len(query or "") + 1)
        else:
            self.close()

    def _show(self, names: list[str], back: int) -> None:
        if self.list is None:
            self.list = QListWidget(self._editor.window())
            self.list.setAccessibleName(self.tr("提到的单位"))
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.setStyleSheet(f"QListView::item {{ padding: {theme.GRID // 2}px }}")
            self.list.itemClicked.connect(lambda _: self.insert())
        self.list.clear()
        self.list.addItems(names)
        self.list.setCurrentRow(0)
        self._back = back
        self._place(self.list)

    def follow(self) -> None:
        """The editor was moved: the list goes with it."""
        if self.list is not None and self.is_open():
            self._place(self.list)

    def _place(self, rows: QListWidget) -> None:
        """Below the @, or above it where there is no room below."""
        shown = min(rows.count(), _MOST_ROWS)
        frame = 2 * rows.frameWidth()
        width = rows.sizeHintForColumn(0) + frame + 8 * theme.GRID
        rows.resize(width, shown * rows.sizeHintForRow(0) + frame)
        at = self._editor.textCursor()
        at.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, self._back)
        cell = self._editor.cursorRect(at)
        window = self._editor.window()
        place = self._editor.viewport().mapTo(window, cell.bottomLeft())
        if place.y() + rows.height() > window.height():
            place.setY(place.y() - cell.height() - rows.height())
        room = max(window.width() - rows.width(), 0)
        rows.move(QPoint(min(place.x(), room), max(place.y(), 0)))
        rows.show()
        rows.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While units are offered, the keys that choose one are the list's."""
        if watched is self._editor and self.is_open():
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.close()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        assert self.list is not None
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.insert()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def insert(self) -> None:
        """Write the chosen unit in the place of what was typed of it, with a space behind."""
        item = None if self.list is None else self.list.currentItem()
        cursor = self._editor.textCursor()
        query = being_typed(cursor.block().text()[: cursor.positionInBlock()])
        if item is None or query is None:
            return
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(query) + 1
        )
        cursor.insertText(f"@{item.text()} ")
        self._editor.setTextCursor(cursor)
        self.close()

    def marks(self) -> list[QTextEdit.ExtraSelection]:
        """The mentions in the editor's text, for its ``setExtraSelections``."""
        text = self._editor.toPlainText()
        if "@" not in text and "＠" not in text:
            return []
        names = [unit.name for unit in self._units()]
        places = [(one.start, one.end) for one in mentions(text, names)[:_MOST_MARKS]]
        return [self._mark(start, end) for start, end in in_units(text, places)]

    def _mark(self, start: int, end: int) -> Any:
        mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
        mark.cursor = QTextCursor(self._editor.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setForeground(mention_ink(self._editor.palette()))
        return mark


def mention_ink(palette: QPalette) -> QColor:
    """The ink of a unit that is mentioned: that of links, readable on a dark ground as well."""
    return QColor("#8ab4f8" if theme.is_dark(palette) else "#1a5fb4")


def _found(query: str, units: Sequence[Unit]) -> list[str]:
    """The units that ``query`` names, those first whose name or pinyin begins so (省 left out)."""
    small = query.lower()
    found = []
    for place, unit in enumerate(units):
        if matches(query, unit.name, unit.spelling) or query in unit.agency.full_name:
            heads = (unit.name, unit.name.removeprefix("省"), unit.spelling.initials)
            begins = any(head.startswith(small) for head in (*heads, unit.spelling.initials[1:]))
            found.append((not begins, place, unit.name))
    return [name for _, _, name in sorted(found)]
