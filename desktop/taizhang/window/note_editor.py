"""A field of a note: written in place, kept at every key, saved without a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from taizhang.ledger.agencies import Unit
from taizhang.ledger.phrases import BLANK
from taizhang.window import marks, theme
from taizhang.window.mentioning import Mentioning

_PAUSE_MS = 800
"""A pause in typing that makes what was typed one change, taken back by one undo."""
_LEAST_LINES = 2


class NoteEditor(QPlainTextEdit):
    """Grows with its text. ``typed`` comes at every key, ``settled`` at a pause or when left."""

    typed = Signal(str)
    settled = Signal(str)
    phrases_asked = Signal()
    """常用语 are to be offered."""
    phrase_offered = Signal(str)
    """A text that is to become one of 常用语."""
    history_asked = Signal()

    def __init__(
        self, parent: QWidget | None = None, units: Callable[[], Sequence[Unit]] = tuple
    ) -> None:
        super().__init__(parent)
        self._typed_on = False
        self._words: tuple[str, ...] = ()
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._on_text)
        # A paragraph's lines are counted only when it is laid out: after its text came.
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.mentioning = Mentioning(self, units)

    def show_text(self, text: str) -> None:
        """Show what the ledger holds; what is being typed is never overwritten."""
        if self.is_pending() or text.strip() == self.toPlainText().strip():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._grow()
        self._show_marks()

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit, here and in what is written next."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._show_marks()

    def _show_marks(self) -> None:
        found = marks.selections(self, self._words) if self._words else []
        self.setExtraSelections([*self.mentioning.marks(), *found])

    def is_pending(self) -> bool:
        """Something typed has not become a change yet."""
        return self._typed_on

    def settle(self) -> None:
        """Make a change of what was typed, now; also of what was typed and taken out again.

        Text that nobody typed on is left alone: Qt gives some characters back as others.
        """
        self._pause.stop()
        if self._typed_on:
            self._typed_on = False
            self.settled.emit(self.toPlainText())

    def _on_text(self) -> None:
        self._typed_on = True
        self._grow()
        self._show_marks()
        self._pause.start()
        self.typed.emit(self.toPlainText())

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        lines = max(round(self.document().size().height()), _LEAST_LINES)
        margins = self.contentsMargins()
        extra = margins.top() + margins.bottom() + round(2 * self.document().documentMargin())
        return QSize(40 * theme.GRID, lines * self.fontMetrics().lineSpacing() + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.settle()
            event.ignore()
        elif control and event.key() == Qt.Key.Key_J and not self.isReadOnly():
            self.phrases_asked.emit()
        else:
            super().keyPressEvent(event)

    def put_in(self, text: str) -> None:
        """Write ``text`` at the cursor, and select what is left blank in it to be typed over."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        end = cursor.position()
        self.setTextCursor(cursor)
        blank = self.document().find(BLANK, start)
        if not blank.isNull() and blank.selectionEnd() <= end:
            self.setTextCursor(blank)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_anew(self, text: str) -> None:
        """Put ``text`` in the place of all that stands here, as if it were typed."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.settle()

    def menu(self) -> QMenu:
        """The standard commands of a text, and those of a note."""
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        if not self.isReadOnly():
            menu.addAction(self.tr("插入常用语…\tCtrl+J"), self.phrases_asked.emit)
            chosen = self.textCursor().selection().toPlainText()
            keep = menu.addAction(self.tr("把选中的文字存为常用语…"))
            keep.setEnabled(bool(chosen.strip()))
            keep.triggered.connect(lambda: self.phrase_offered.emit(chosen))
        menu.addAction(self.tr("这一栏以前的文字…"), self.history_asked.emit)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()
