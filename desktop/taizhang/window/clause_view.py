"""The clause word for word, with the chosen milestone marked in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from taizhang.window import theme

_LINE_HEIGHT = 140.0
"""Percent; long Chinese sentences need air between their lines."""


class ClauseView(QTextEdit):
    """Read-only text as high as it is long; can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def show_clause(self, text: str, marked: tuple[int, int] | None, clause_at: int) -> None:
        """Show ``text``; mark the characters of ``marked``, mute those from ``clause_at`` on."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(block)
        self._format(clause_at, len(text), muted=True)
        if marked is not None:
            self._format(*marked, muted=False)
        self._grow()

    def _format(self, start: int, end: int, *, muted: bool) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        if muted:
            style.setForeground(theme.muted(self.palette()))
        else:
            palette = self.palette()
            ground = palette.color(QPalette.ColorRole.Base)
            tint = palette.color(QPalette.ColorRole.Highlight)
            style.setBackground(theme.blend(tint, ground, 0.25))
        cursor.mergeCharFormat(style)

    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(60 * theme.GRID, round(self.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
