"""Single lines to write in, each taken over when it is left or Enter is pressed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from taizhang.errors import KnownError
from taizhang.window import theme

_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")


class Field(QLineEdit):
    """`written` comes once for what was written, never for what was only shown."""

    written = Signal(str)
    entered = Signal()
    """It has the focus: what it is about is to be marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self._take)

    def show_text(self, text: str) -> None:
        """Show what is read; what is being written stays."""
        if text == self._shown and self.text() == text:
            return
        self._shown = text
        self.setText(text)
        self.setCursorPosition(0)

    def restore(self) -> None:
        """Show again what was there before the writing."""
        self.setText(self._shown)

    def _take(self) -> None:
        if self.text() != self._shown:
            self.written.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the review's where there is nothing to take back in the line itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)


def parse_day(text: str) -> date | None:
    """What was typed as a day: 2012-9-30, 2012.9.30, 2012年9月30日, 20120930; None when empty.

    Raises:
        KnownError: it is no day.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return None
    match = _DAY.fullmatch(plain)
    if match is None:
        raise _no_day(text)
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_day(text) from None


def _no_day(text: str) -> KnownError:
    return KnownError("“{0}”不是日期。请写成 2012-09-30 这样。", text.strip())


def day_text(day: date | None) -> str:
    """A day as it is written in a line."""
    return day.isoformat() if day is not None else ""


def plain_label(text: str = "", *, muted: bool = False) -> QLabel:
    """Words that may quote what came from outside: never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setStyleSheet(f"color: {theme.muted(label.palette()).name()}")
    return label
