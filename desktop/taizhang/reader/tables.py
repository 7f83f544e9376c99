"""Tables of tasks: each row a task, its agencies and its deadline in columns of their own.

Tables that hold no tasks (indicators, telephone lists) are left to the parts. A table that goes on
over a page, with its headings repeated or without any, is read as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from taizhang.reader.clauses.cells import CellNames, parse_names
from taizhang.reader.clauses.model import Named
from taizhang.reader.clauses.places import places_of
from taizhang.reader.clauses.words import Words as WordList
from taizhang.reader.columns import ROLES, Column, column_of, is_task_table, kinds_of
from taizhang.reader.drafts import Draft, Odd
from taizhang.reader.grid import Grid, grids_of, turned
from taizhang.reader.headings import opening
from taizhang.reader.lines import Line, Stretches
from taizhang.reader.lost_tables import lost_tables
from taizhang.reader.numerals import number_of
from taizhang.reader.outline import Item
from taizhang.reader.reading import Reason, Span
from taizhang.reader.words import Words, joined, words_of

_HEADER_ROWS = 3
_TURNED = 3
"""Headings from which on a first column is believed to be one of headings."""
_SAME = re.compile('同上|〃|″|“”|""')
_MARK = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,3}[）)]、?|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,3}[.．、]|[（(]\d{1,2}[）)])\s*(?=[^\d\s])"
)
_FIGURE = re.compile(r"[\d.,]+")
_DIGITS = re.compile(r"(?P<own>\d{1,3})[.．、]\s*(?=[^\d\s])")
_CAPTION = re.compile("(?:表|清单|台账|分工|分解|任务|方案|计划|要点)(?:[（(][^）)]*[）)])?$")
_TITLE_LENGTH = 60


@dataclass(slots=True)
class Tables:
    """``spans`` are where all tables stand, ``task_spans`` those of tables of tasks."""

    spans: list[Span] = field(default_factory=list)
    task_spans: list[Span] = field(default_factory=list)
    rows: list[Draft] = field(default_factory=list)

    def drafts_under(self, items: Sequence[Item]) -> list[Draft]:
        """The rows as tasks, under the last heading before them where the table names none."""
        found: list[Draft] = []
        for row in self.rows:
            k = -1
            if not row.heading:
                while k + 1 < len(items) and items[k + 1].start < row.span.start:
                    k += 1
            found.append(row.under(k))
        return found


def tables_of(text: str, lines: Sequence[Line], apart: Stretches, known: Collection[str]) -> Tables:
    """Read the tables among ``lines`` that are not ``apart``."""
    tables = Tables()
    columns: list[Column] | None = None
    header: list[str] = []
    end = 0
    places = places_of(text)
    for grid in [*_upright(text, grids_of(lines)), *lost_tables(text, lines, apart)]:
        if apart.at(grid.span.start) is not None:
            continue
        if grid.table >= 0:
            tables.spans.append(grid.span)
        given, first = _columns(text, grid)
        if (
            given is None
            and columns is not None
            and len(columns) == grid.width
            and not text[end : grid.span.start].strip()
        ):
            given = columns
        elif given is not None:
            header = _words_of_row(text, grid.rows[0])
        columns = given if given is not None and is_task_table(given) else None
        end = grid.span.end
        if columns is None:
            continue
        if grid.table < 0:
            tables.spans.append(grid.span)
        tables.task_spans.append(grid.span)
        caption = _caption(text, lines, grid.span.start)
        reader = _Rows(text, grid, columns, known, header, caption, places, first)
        tables.rows += reader.drafts()
    tables.spans.sort()
    tables.task_spans.sort()
    return tables


def _columns(text: str, grid: Grid) -> tuple[list[Column] | None, int]:
    """The kinds of the columns and the row after the headings; None where there are none."""
    best: tuple[list[Column], int] | None = None
    for first in range(min(2, len(grid.rows))):
        words = [""] * grid.width
        for row in range(first, min(first + _HEADER_ROWS, len(grid.rows))):
            cells = [text[c.start : c.end] if c else "" for c in grid.rows[row]]
            if not all(column_of(cell) for cell in cells if cell) or len(set(cells)) < 2:
                break
            words = [w if c in w else w + c for w, c in zip(words, cells, strict=True)]
            columns = kinds_of(words)
            if is_task_table(columns) and (best is None or row + 1 > best[1]):
                best = columns, row + 1
        if best is not None:
            return best
    return None, 0


def _upright(text: str, grids: Sequence[Grid]) -> list[Grid]:
    """The tables with their headings on top."""
    return [turned(text, grid) if _is_turned(text, grid) else grid for grid in grids]


def _is_turned(text: str, grid: Grid) -> bool:
    """Whether the headings stand in the first column, each with its content beside it."""
    rows = [row for row in grid.rows if len(set(row)) > 1]
    names = [text[row[0].start : row[0].end] if row[0] else "" for row in rows]
    return (
        grid.width % 2 == 0
        and len(set(names)) >= _TURNED
        and all(column_of(name) for name in names)
        and is_task_table(kinds_of(names))
        and _columns(text, grid)[0] is None
    )


def _words_of_row(text: str, row: Sequence[Line | None]) -> list[str]:
    return [text[cell.start : cell.end] if cell else "" for cell in row]


def _caption(text: str, lines: Sequence[Line], start: int) -> str:
    """The line above a table that names it."""
    place = bisect_left(lines, start, key=lambda line: line.start)
    for line in reversed(lines[max(place - 3, 0) : place]):
        if line.cell is not None:
            return ""
        words = text[line.start : line.end]
        if len(words) <= 50 and _CAPTION.search(words) and not _MARK.match(words):
            return words_of(text, line.start, line.end).text
    return ""


class _Rows:
    """The rows of one table of tasks."""

    def __init__(
        self,
        text: str,
        grid: Grid,
        columns: list[Column],
        known: Collection[str],
        header: list[str],
        caption: str,
        places: WordList,
        first: int,
    ) -> None:
        self.text, self.grid, self.columns, self.known = text, grid, columns, known
        self.header, self.heading, self.places = header, caption, places
        self.first = first
        tasks = [k for k, column in enumerate(columns) if column is Column.TASK]
        self.section = next((k for k, c in enumerate(columns) if c is Column.SECTION), None)
        if len(tasks) > 1 and self.section is None and self._is_merged(tasks[0], first):
            self.section = tasks.pop(0)
        self.tasks = tasks or [k for k, column in enumerate(columns) if column is Column.TASK][-1:]

    def _is_merged(self, column: int, first: int) -> bool:
        """Whether a cell of the column holds for several rows from ``first`` on."""
        rows = self.grid.rows
        return any(
            rows[k][column] is not None
            and rows[k][column] is rows[k - 1][column]
            and not self._same_row(rows[k], k)
            for k in range(first + 1, len(rows))
        )

    def _same_row(self, row: Sequence[Line | None], k: int) -> bool:
        """A row that is wholly its predecessor's: merged through, no row of its own."""
        return list(row) == list(self.grid.rows[k - 1])

    def drafts(self) -> list[Draft]:
        """One for each row that says what is to be done."""
        found: list[Draft] = []
        for k in range(self.first, len(self.grid.rows)):
            row = self.grid.rows[k]
            if self._repeats_header(row) or (k > self.first and self._same_row(row, k)):
                continue
            alone = {(c.start, c.end) for c in row if c is not None}
            if len(alone) == 1 and self.grid.width > 1 and row[0] is not None:
                self.heading = self._plain(row[0])
                continue
            draft = self._draft(row, found[-1] if found else None)
            if draft is not None:
                found.append(draft)
        return found

    def _repeats_header(self, row: Sequence[Line | None]) -> bool:
        words = _words_of_row(self.text, row)
        return words == self.header or (
            len([w for w in words if w]) > 2
            and all(column_of(w) for w in words if w and len(w) < 8)
            and sum(len(w) for w in words) < 8 * len(words)
        )

    def _draft(self, row: Sequence[Line | None], above: Draft | None) -> Draft | None:
        cells = [row[k] for k in self.tasks if row[k] is not None]
        bodies = [self._words(c) for c in dict.fromkeys(cells) if c is not None]
        bodies = [body for body in bodies if body.text]
        if not bodies:
            return None
        title, title_span = self._title(bodies)
        body = joined([*(bodies[1:] or bodies), *self._target(row)])
        doers = self._doers(row, above)
        due = self._of(row, Column.DUE)
        number = self._of(row, Column.NUMBER)
        held = [c for c in row if c is not None]
        return Draft(
            span=Span(min(c.start for c in cells if c), max(c.end for c in held)),
            title=title,
            title_span=title_span,
            words=body,
            section=-1,
            own=self._number(number or next(c for c in cells if c)),
            heading=self._section(row),
            clause=doers.clause,
            clause_span=doers.span,
            assignments=tuple(doers.named),
            open_ended=doers.open_ended,
            due_words=words_of(self.text, due.start, due.end).text if due else doers.due_words,
            due_span=Span(due.start, due.end) if due else doers.span,
            odd=(*doers.odd, *self._without_doers(doers, title, title_span)),
        )

    def _without_doers(self, doers: _Doers, title: str, span: Span) -> list[Odd]:
        """A row among such that have agencies has none."""
        return [] if doers.named else [Odd(Reason.NO_CLAUSE, span, title)]

    def _target(self, row: Sequence[Line | None]) -> list[Words]:
        """What is to be reached; a bare figure takes its unit from a column of units."""
        cell, unit = self._of(row, Column.TARGET), self._of(row, Column.UNIT)
        if cell is None:
            return []
        words = self._words(cell)
        if unit is None or _FIGURE.fullmatch(words.text) is None:
            return [words]
        of = self._words(unit)
        return [Words(words.text + of.text, words.places + of.places)]

    def _number(self, cell: Line) -> int:
        """The number that a cell is or begins with; 0 where there is none."""
        words = self.text[cell.start : cell.end]
        mark = _DIGITS.match(words)
        return number_of(mark["own"] if mark else words.strip("（）().、 ")) or 0

    def _words(self, cell: Line) -> Words:
        mark = _MARK.match(self.text[cell.start : cell.end])
        return words_of(self.text, cell.start + (mark.end() if mark else 0), cell.end)

    def _title(self, bodies: Sequence[Words]) -> tuple[str, Span]:
        first = bodies[0]
        span = first.span(0, len(first.text))
        if len(bodies) > 1 and len(first.text) <= _TITLE_LENGTH:
            return first.text.rstrip("。；"), span
        short = opening(self.text, span.start, span.end)
        return words_of(self.text, short.start, short.end).text, short

    def _of(self, row: Sequence[Line | None], wanted: Column) -> Line | None:
        for cell, column in zip(row, self.columns, strict=True):
            if column is wanted and cell is not None:
                return cell
        return None

    def _section(self, row: Sequence[Line | None]) -> str:
        cell = row[self.section] if self.section is not None else None
        if cell is not None:
            self.heading = self._plain(cell)
        return self.heading

    def _plain(self, cell: Line) -> str:
        return self._words(cell).text.rstrip("。；：")

    def _doers(self, row: Sequence[Line | None], above: Draft | None) -> _Doers:
        """Who does it, by column; 同上 is who did it in the row above."""
        doers = _Doers()
        written: list[str] = []
        cells: list[Line] = []
        for k, column in enumerate(self.columns):
            cell = row[k]
            if column not in ROLES or cell is None or cell in cells:
                continue
            words = self.text[cell.start : cell.end]
            cells.append(cell)
            written.append(f"{self.header[k]}：{words_of(self.text, cell.start, cell.end).text}")
            if _SAME.fullmatch(words) and above is not None:
                doers.named += [one for one in above.assignments if one.role is ROLES[column]]
            else:
                names = parse_names(words, ROLES[column], self.known, self.places)
                doers.add(names, cell.start)
        doers.clause = "；".join(written)
        doers.span = Span(cells[0].start, cells[-1].end) if cells else None
        return doers


@dataclass(slots=True)
class _Doers:
    """What the columns of agencies say in one row, in places of the cleaned text."""

    named: list[Named] = field(default_factory=list)
    odd: list[Odd] = field(default_factory=list)
    open_ended: bool = False
    due_words: str = ""
    clause: str = ""
    span: Span | None = None

    def add(self, cell: CellNames, start: int) -> None:
        """Add what a cell that begins at ``start`` says."""
        self.named += [replace(one, span=_moved(one.span, start)) for one in cell.named]
        self.odd += [Odd(one.reason, _moved(one.span, start), one.words) for one in cell.doubts]
        self.open_ended = self.open_ended or cell.open_ended
        self.due_words = self.due_words or cell.due_words


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
