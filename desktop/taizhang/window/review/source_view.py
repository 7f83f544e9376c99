"""The document's text, read-only, with what is chosen on the other side marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from taizhang.reader.reading import Span
from taizhang.window import theme
from taizhang.window.review.shown_text import ShownText

_AROUND = 0.16
_MARK = 0.42
"""Shares of the highlight's colour: of the task, of the chosen words in it."""


class SourceView(QPlainTextEdit):
    """Lines are laid out only where they are seen, so that a megabyte scrolls as a page does."""

    pointed = Signal(int)
    """A place of the source: clicked, or Enter pressed with the cursor there."""
    task_asked = Signal()
    """Ctrl+Enter: what is selected is to be a task."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownText(text)
        self._marks: tuple[tuple[Span, float], ...] = ()
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAccessibleName(self.tr("原文"))
        self.setPlainText(self._shown.text)

    def mark(self, around: Span | None, words: Sequence[Span] = (), *, reveal: bool = True) -> None:
        """Mark a task's span faintly and the chosen words in it; go there unless told not to."""
        spans = [(around, _AROUND)] if around is not None else []
        self._marks = (*spans, *((span, _MARK) for span in words))
        self._paint_marks()
        target = words[0] if words else around
        if reveal and target is not None:
            self._go_to(target)

    @property
    def marked(self) -> list[str]:
        """The words that are marked, the task's first."""
        return [
            selection.cursor.selectedText().replace("\u2029", "\n")
            for selection in self._selections()
        ]

    def selected(self) -> tuple[int, int]:
        """The stretch of the source that is selected; empty where nothing is."""
        cursor = self.textCursor()
        place = self._shown.place
        return place(cursor.selectionStart()), place(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the source."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.position(start))
        cursor.setPosition(self._shown.position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _go_to(self, span: Span) -> None:
        """Bring a span into sight, not at the very edge where the words around it are missing."""
        start, end = self._shown.positions(span)
        last = QTextCursor(self.document())
        last.setPosition(end)
        first = QTextCursor(last)
        first.setPosition(start)
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(last)
        self.setTextCursor(first)
        if bar.value() == before:
            return
        self.centerCursor()
        # A bar of a plain text counts lines.
        line = self.fontMetrics().lineSpacing()
        below = (self.cursorRect(last).bottom() - self.viewport().height()) // line + 2
        above = self.cursorRect(first).top() // line - 1
        bar.setValue(bar.value() + max(min(below, above), 0))

    def _paint_marks(self) -> None:
        self.setExtraSelections(self._selections())

    def _selections(self) -> list[Any]:
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        tint = palette.color(QPalette.ColorRole.Highlight)
        found: list[Any] = []
        for span, share in self._marks:
            start, end = self._shown.positions(span)
            mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(theme.blend(tint, ground, share))
            found.append(mark)
        return found

    def _point(self) -> None:
        self.pointed.emit(self._shown.place(self.textCursor().position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.task_asked.emit()
            else:
                self._point()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_marks()
