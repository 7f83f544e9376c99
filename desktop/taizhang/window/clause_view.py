"""The clause word for word, with the chosen milestone marked in it, and what a search hit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from taizhang.window import marks, theme

_LINE_HEIGHT = 130.0
"""Percent; long Chinese sentences need air between their lines."""
_SHARE, _SHARE_IN_DARK = 0.25, 0.5
"""Of the highlight behind the milestone; on a dark ground less of it is not seen."""


class ClauseView(QTextEdit):
    """Read-only text as high as it is long; can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ("", 0)
        self._marked: tuple[int, int] | None = None
        self._words: tuple[str, ...] = ()
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
        if (text, clause_at) != self._shown:
            self._shown = (text, clause_at)
            self._lay_out(text, clause_at)
        self._marked = marked
        self._show_marks()

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit, here and in what is shown next."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._show_marks()

    def _show_marks(self) -> None:
        chosen = [] if self._marked is None else [self._mark(*self._marked)]
        self.setExtraSelections([*chosen, *marks.selections(self, self._words)])

    def _lay_out(self, text: str, clause_at: int) -> None:
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(block)
        ((start, end),) = marks.in_units(text, [(clause_at, len(text))])
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        muted = QTextCharFormat()
        muted.setForeground(theme.muted(self.palette()))
        cursor.mergeCharFormat(muted)
        cursor.endEditBlock()
        self._grow()

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
        ((start, end),) = marks.in_units(self._shown[0], [(start, end)])
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        tint = palette.color(QPalette.ColorRole.Highlight)
        share = _SHARE_IN_DARK if theme.is_dark(palette) else _SHARE
        mark.format.setBackground(theme.blend(tint, ground, share))
        selection: QTextEdit.ExtraSelection = mark
        return selection

    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(60 * theme.GRID, round(self.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
