"""How a 任务台账 is set: size of type, widths of columns, cells. Knows columns, no records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from taizhang.ledger.templates import SheetTemplate
from taizhang.report.cleaning import one_line
from taizhang.report.columns import Column, SheetRow, chosen
from taizhang.report.page import A3_SHEET, A4_SHEET, MM, PageForm
from taizhang.report.sheet_group import MARK_ROOM, Grid, SheetCell
from taizhang.report.sheet_signs import Sign
from taizhang.report.styles import Styles
from taizhang.report.table import PAD_X
from taizhang.report.text import Align, Paragraph, Style, balanced, plain, written

FORMS = {
    "A4": A4_SHEET.with_margins(15 * MM, 15 * MM, 24 * MM, 20 * MM),
    "A3": A3_SHEET.with_margins(18 * MM, 18 * MM, 26 * MM, 22 * MM),
}
"""Narrower than the letter's margins: every millimetre is a column's."""

_SIZES = (10.5, 9.0, 7.5)
"""五号, 小五, 六号: the largest that leaves the columns wide enough."""
_LEADING = 1.3
_ENOUGH = 0.85
"""Of a column's usual width in characters."""
_JUSTIFIED_FROM = 15.0
"""Ems: in narrower columns justified lines have holes in them."""
_LONG = 1000
"""Characters beyond which a text has no more say: one very long note must not squeeze the rest."""
_ROW_NUMBERS = ("place", "milestone_number")
_LEAST = 4.3
"""Ems that a column of words has at least."""


@dataclass(frozen=True, slots=True)
class Styling:
    """The styles of cells, all of one size and leading."""

    cell: Style
    left: Style
    centred: Style
    marked: Style
    head: Style
    banner: Style


@dataclass(frozen=True, slots=True)
class Layout:
    """A template on its paper."""

    form: PageForm
    columns: tuple[Column, ...]
    styling: Styling
    grid: Grid


def layout_of(template: SheetTemplate, rows: Iterable[SheetRow], styles: Styles) -> Layout:
    """Fit the template's columns to the paper and to what will stand in them.

    Raises:
        KnownError: the template asks for columns that there are not.
    """
    pairs = chosen(template)
    columns = tuple(column for column, _ in pairs)
    form = FORMS[template.paper]
    size = _size(columns, form.text_width)
    styling = _styling(styles, size)
    widths = _widths(columns, _bulk(columns, rows), form.text_width, size)
    head = [
        balanced(heading, styling.head, width - 2 * PAD_X)
        for (_, heading), width in zip(pairs, widths, strict=True)
    ]
    return Layout(form, columns, styling, Grid(widths, head, size * _LEADING))


def text_cell(layout: Layout, i: int, row: SheetRow) -> SheetCell:
    """The cell of column ``i`` with its words."""
    column, styling = layout.columns[i], layout.styling
    narrow = layout.grid.widths[i] < _JUSTIFIED_FROM * styling.cell.size
    style = styling.centred if column.centred else styling.left if narrow else styling.cell
    return SheetCell(written(column.text(row), style), repeat=column.key in _ROW_NUMBERS)


def sign_cell(signs: Sequence[Sign], styling: Styling) -> SheetCell:
    """A cell with signs, one a line, their marks before them."""
    return SheetCell(
        [plain(sign.word, styling.marked if sign.mark else styling.centred) for sign in signs],
        [sign.mark for sign in signs],
    )


def banner_of(title: str, styling: Styling) -> Paragraph:
    """A heading across the table."""
    return plain(one_line(title), styling.banner)


def _styling(styles: Styles, size: float) -> Styling:
    leading = size * _LEADING
    cell = replace(styles.small, size=size, leading=leading)
    centred = replace(cell, align=Align.CENTRED)
    return Styling(
        cell=cell,
        left=replace(cell, align=Align.LEFT),
        centred=centred,
        marked=replace(centred, indent=MARK_ROOM),
        head=replace(styles.small_head, size=size, leading=leading),
        banner=Style(styles.fonts.hei, size, leading, Align.LEFT),
    )


def _size(columns: Sequence[Column], width: float) -> float:
    """The largest size that leaves the columns of words about as wide as they should be."""
    wanted = sum(column.width for column in columns if not column.centred) / 2
    for size in _SIZES:
        if (width - _fixed(columns, size)) / size >= wanted * _ENOUGH:
            return size
    return _SIZES[-1]


def _fixed(columns: Sequence[Column], size: float) -> float:
    """What the columns of figures and the padding of all take."""
    return sum(_figures(column, size) if column.centred else 2 * PAD_X for column in columns)


def _figures(column: Column, size: float) -> float:
    # Long enough for the mark and three characters, or a day; half of that is padding's anyway.
    return column.width / 2 * size + 2 * PAD_X


def _bulk(columns: Sequence[Column], rows: Iterable[SheetRow]) -> list[float]:
    """The root mean square of the lengths of each column's texts: long ones weigh most."""
    squares = [0.0] * len(columns)
    count = 0
    last: object = None
    for row in rows:
        count += 1
        for i, column in enumerate(columns):
            if not column.centred and not (column.shared and row.task is last):
                squares[i] += min(len(column.text(row)), _LONG) ** 2
        last = row.task
    return [sqrt(total / max(count, 1)) for total in squares]


def _widths(
    columns: Sequence[Column], bulk: Sequence[float], width: float, size: float
) -> list[float]:
    """Figures get what they need; words share the rest by their usual width and their bulk.

    A column with nothing in it keeps its heading's width: the room is worth more elsewhere.
    """
    words = [i for i, column in enumerate(columns) if not column.centred]
    fixed = _fixed(columns, size)
    rest = width - fixed
    least = min(_LEAST * size, rest / max(len(words), 1))
    weights = {i: sqrt(columns[i].width * (bulk[i] + 1)) for i in words}
    shares = _shared(rest, least, weights)
    spare = 0.0 if words else (width - fixed) / len(columns)
    return [
        _figures(column, size) + spare if column.centred else shares[i] + 2 * PAD_X
        for i, column in enumerate(columns)
    ]


def _shared(rest: float, least: float, weights: dict[int, float]) -> dict[int, float]:
    """``rest`` divided by weight, nobody getting less than ``least``."""
    poor: set[int] = set()
    while True:
        rich = {i: w for i, w in weights.items() if i not in poor}
        room = rest - least * len(poor)
        total = sum(rich.values())
        newly = {i for i, w in rich.items() if room * w / total < least - 1e-9}
        if not newly:
            return {i: room * rich[i] / total if i in rich else least for i in weights}
        poor |= newly
