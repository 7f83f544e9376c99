"""Hits of a search shown where they stand: a coloured ground behind the characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics

from taizhang.plan.marks import Span, spans
from taizhang.window import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPalette
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


def colour(palette: QPalette) -> QColor:
    """The ground behind a hit; text in the colours of the list stays readable on it."""
    return QColor("#5c4a00" if theme.is_dark(palette) else "#ffe39a")


def paint_behind(
    painter: QPainter,
    rows: Sequence[str],
    words: Sequence[str],
    place: QPoint,
    spacing: int,
    ground: QColor,
) -> None:
    """Paint the ground of what ``words`` hit in a text that is painted in ``rows``.

    The rows follow each other without a gap in the text; the first stands at ``place`` (its upper
    left), the others ``spacing`` below each other, in the painter's font. Called before the text is
    painted.
    """
    hits = spans("".join(rows), words)
    if not hits:
        return
    metrics = QFontMetrics(painter.font())
    top = place.y()
    start = 0
    for row in rows:
        for begin, end in hits:
            first, last = max(begin - start, 0), min(end - start, len(row))
            if first < last:
                x = place.x() + metrics.horizontalAdvance(row[:first])
                width = metrics.horizontalAdvance(row[first:last])
                painter.fillRect(QRect(x, top, width, metrics.height()), ground)
        start += len(row)
        top += spacing


def selections(
    editor: QTextEdit | QPlainTextEdit, words: Sequence[str]
) -> list[QTextEdit.ExtraSelection]:
    """What ``words`` hit in an editor's text, for its ``setExtraSelections``; nothing is edited."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QTextEdit

    text = editor.toPlainText()
    ground = colour(editor.palette())
    found = []
    for start, end in in_units(text, spans(text, words)):
        mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
        mark.cursor = QTextCursor(editor.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(ground)
        found.append(mark)
    return found


def in_units(text: str, places: Sequence[Span]) -> Sequence[Span]:
    """Places in characters as Qt counts them: a character beyond the BMP is two."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return places
    before = [0]
    for character in text:
        before.append(before[-1] + 1 + (character > "\uffff"))
    return [(before[start], before[end]) for start, end in places]
