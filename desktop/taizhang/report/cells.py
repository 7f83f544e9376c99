"""Cells, heads and widths: what every table is put together from."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.report.table import Cell, Row
from taizhang.report.text import Style, written


def columns(width: float, *fixed: float | None) -> list[float]:
    """Widths of columns that fill ``width`` points; those that are None share what is left."""
    rest = width - sum(w for w in fixed if w is not None)
    share = rest / max(fixed.count(None), 1)
    return [share if w is None else w for w in fixed]


def cell(text: str, style: Style, span: int = 1) -> Cell:
    """A cell with this text, its line ends kept as paragraphs."""
    return Cell(written(text, style), span)


def head(titles: Sequence[str], style: Style) -> Row:
    """The row that is repeated on every page."""
    return Row([cell(title, style) for title in titles], shaded=True)
