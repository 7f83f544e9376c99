"""Tables of tasks that lost their ruling: one cell a line, or rows parted by blanks or by |.

The headings are told by their words, however many columns there are; `rows` lays what follows
under them. A list of headings that no rows with agencies follow is no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taizhang.reader.columns import Column, column_of, is_task_table
from taizhang.reader.grid import Grid
from taizhang.reader.lines import Line, Stretches, trimmed
from taizhang.reader.reading import Span
from taizhang.reader.rows import Rows, Token, is_page_number, rows_of, token_of

_MOST = 9
_FEWEST = 2
_STARTS = 3
"""Lines that are tried for the first heading: the table's own name may stand before it."""
_HEADING_LENGTH = 16
_HEADINGS_LENGTH = 120
_OWN_WORDS = 8
"""The longest heading that is taken by its place between others rather than by its words."""
_CAPTION = re.compile(
    r"(?:分解|分工|任务|责任|工作)表$|清单$|台账$|20\d\d年.*(?:任务|要点|计划|方案)$"
)
"""What a table is called rather than one of its columns."""
_PIECE = re.compile(r"\S+")
_BAR = re.compile("[|｜│┃]")
_RULE = re.compile(r"[|｜│┃+:=\-—─━┼├┤┌┐└┘┬┴\s]+")
_END = re.compile("附件|附[：:]|注[：:]|备注[：:]|说明[：:]|（此件|\\(此件")


def lost_tables(text: str, lines: Sequence[Line], apart: Stretches) -> list[Grid]:
    """The tables of tasks among the ``lines`` that are no cells and not ``apart``."""
    left = [line for line in lines if line.cell is None and apart.at(line.start) is None]
    found: list[Grid] = []
    k = 0
    while k < len(left):
        table = _barred(text, left, k) or _spaced(text, left, k)
        if table is None:
            stop = k + _headings_from(text, left, k)
            table = _stacked(text, left, k, stop)
            k = max(stop, k + 1)
        if table is not None:
            found.append(table[0])
            k = table[1]
    return found


def _barred(text: str, lines: Sequence[Line], k: int) -> tuple[Grid, int] | None:
    """A table whose cells stand between bars, and the line after it."""
    rows: list[list[Line | None]] = []
    at = k
    while at < len(lines):
        words = text[lines[at].start : lines[at].end]
        if not _RULE.fullmatch(words):
            if len(_BAR.findall(words)) < _FEWEST - 1 or _BAR.search(words) is None:
                break
            rows.append(_cells_between_bars(text, lines[at]))
            if len(rows) == 1 and not _are_headings(text, [cell for cell in rows[0] if cell]):
                return None
        at += 1
    if len(rows) < _FEWEST:
        return None
    width = len(rows[0])
    rows = [(row + [None] * width)[:width] for row in rows]
    return Grid(Span(lines[k].start, lines[at - 1].end), width, rows), at


def _cells_between_bars(text: str, line: Line) -> list[Line | None]:
    """The row's cells; the bars around the whole of it part none."""
    bars = [match.start() for match in _BAR.finditer(text, line.start, line.end)]
    starts = [line.start, *(bar + 1 for bar in bars)]
    ends = [*bars, line.end]
    spans = [trimmed(text, *ends_) for ends_ in zip(starts, ends, strict=True)]
    if bars and bars[0] == line.start:
        spans = spans[1:]
    if bars and bars[-1] == line.end - 1:
        spans = spans[:-1]
    return [Line(span.start, span.end) if span.start < span.end else None for span in spans]


def _spaced(text: str, lines: Sequence[Line], k: int) -> tuple[Grid, int] | None:
    """A table whose rows are lines, their cells parted by blanks."""
    if lines[k].end - lines[k].start > _HEADINGS_LENGTH:
        return None
    headings = _pieces(text, lines[k])
    if not _FEWEST <= len(headings) <= _MOST or not _are_headings(text, headings):
        return None
    columns = [_column(text, heading) for heading in headings]
    rows = rows_of(columns, _spaced_tokens(text, lines, k + 1, headings))
    return _table(text, lines, k + 1, headings, rows)


def _spaced_tokens(
    text: str, lines: Sequence[Line], k: int, headings: Sequence[Line]
) -> Iterator[Token]:
    """The pieces of the lines from ``k`` on; repeated headings are marked."""
    names = [text[one.start : one.end] for one in headings]
    for line in _table_lines(text, lines, k):
        pieces = _pieces(text, line)
        single = len(pieces) == 1
        words = text[line.start : line.end]
        repeated = [text[one.start : one.end] for one in pieces] == names
        between = repeated or (single and is_page_number(words))
        for place, piece in enumerate(pieces):
            token = token_of(text, piece, first=place == 0)
            yield replace(token, section=token.section and single, between=between)


def _pieces(text: str, line: Line) -> list[Line]:
    return [Line(m.start(), m.end()) for m in _PIECE.finditer(text, line.start, line.end)]


def _stacked(text: str, lines: Sequence[Line], k: int, stop: int) -> tuple[Grid, int] | None:
    """A table of one cell a line: of those headings before ``stop`` that lay out its rows best.

    The line before them may look like one too (the table's own name), and the first cell after.
    """
    best: tuple[Rows, int, int] | None = None
    for first in range(k, min(stop, k + _STARTS)):
        for after in range(stop, first + _FEWEST - 1, -1):
            headings = lines[first:after]
            if not _are_headings(text, headings):
                continue
            columns = [_column(text, heading) for heading in headings]
            rows = rows_of(columns, _stacked_tokens(text, lines, first, after - first))
            if best is None or rows.score > best[0].score:
                best = rows, first, after
    if best is None:
        return None
    rows, first, after = best
    return _table(text, lines, after, lines[first:after], rows)


def _headings_from(text: str, lines: Sequence[Line], k: int) -> int:
    """How many lines from ``k`` may be headings: known ones, and short words between such."""
    most = 0
    if not _is_heading(text, lines[k]):
        return 0
    for place, line in enumerate(lines[k : k + _MOST], 1):
        if _is_heading(text, line):
            most = place
        elif line.end - line.start > _OWN_WORDS or place - most > 1:
            break
    return most


def _stacked_tokens(text: str, lines: Sequence[Line], k: int, width: int) -> Iterator[Token]:
    """What follows the headings at ``k``, their repetitions marked."""
    names = [text[line.start : line.end] for line in lines[k : k + width]]
    repeated = 0
    for place, line in enumerate(_table_lines(text, lines, k + width), k + width):
        if not repeated and text[line.start : line.end] == names[0]:
            same = [text[one.start : one.end] for one in lines[place : place + width]] == names
            repeated = width if same else 0
        token = token_of(text, line)
        between = repeated > 0 or is_page_number(text[line.start : line.end])
        yield replace(token, section=token.section and not between, between=between)
        repeated -= repeated > 0


def _table_lines(text: str, lines: Sequence[Line], k: int) -> Iterator[Line]:
    """The lines from ``k`` on that may belong to a table."""
    for place in range(k, len(lines)):
        if _END.match(text, lines[place].start, lines[place].end):
            return
        yield lines[place]


def _table(
    text: str, lines: Sequence[Line], k: int, headings: Sequence[Line], rows: Rows
) -> tuple[Grid, int] | None:
    """The table and the line after it; None where what follows the headings is no such rows."""
    if not rows.is_table([_column(text, heading) for heading in headings]):
        return None
    while k < len(lines) and lines[k].start < rows.end:
        k += 1
    return Grid(Span(headings[0].start, rows.end), len(headings), [list(headings), *rows.rows]), k


def _is_heading(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    short = len(words) <= _HEADING_LENGTH
    return short and column_of(words) is not None and _CAPTION.search(words) is None


def _are_headings(text: str, cells: Sequence[Line]) -> bool:
    """Whether cells are the headings of a table of tasks; one may be of unknown words."""
    known = [cell for cell in cells if _is_heading(text, cell)]
    columns = [_column(text, cell) for cell in cells]
    short = all(cell.end - cell.start <= _HEADING_LENGTH for cell in cells)
    return short and len(cells) - len(known) <= 1 and is_task_table(columns)


def _column(text: str, heading: Line) -> Column:
    return column_of(text[heading.start : heading.end]) or Column.OTHER
