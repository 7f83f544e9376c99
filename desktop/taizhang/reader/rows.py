"""The rows of a table that lost its ruling: which words stand in which column.

A page or a copy leaves such a table as cells in a row, one a line or parted by blanks. How many
columns there are and what they hold is known from the headings; where a row begins is found by
laying the cells under the columns so that most fit: names under 牵头单位, a time under 完成时限, a
numeral under 序号. Empty cells, cells of several lines, merged first columns, headings of sections
and repeated headings cost little, so that one of them does not shift all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from taizhang.reader.clauses.names import is_name
from taizhang.reader.clauses.script import simplified
from taizhang.reader.columns import AGENCIES, Column
from taizhang.reader.lines import Line

_NAMES = 120
"""The longest words looked at as a list of names."""
_BETWEEN_NAMES = re.compile(r"[、，；,;\s]+|(?<=[局委部处院厅办])和(?=[市省县区校])")
_TIME = re.compile(
    r"(?:到|至|于)?(?:20\d\d|\d{1,2}月|每[年月季周学]|持续|长期|常年|全年|年[底内]|[上下]半年"
    r"|第?[一二三四1-4]季度|立即|即时|适时|常态|“?十[二三四五]五|按(?:要求|计划|时))[^。；]{0,20}"
)
_HEADING = re.compile(
    "(?:牵头|责任|配合|主责|主办|协办|参与|参加|承办|实施)(?:单位|部门|处室|科室)"
)
"""Words that look like a name and are a column's heading."""
_SECTION = re.compile(
    "[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第.{1,3}[章部]"
)
_SECTION_LENGTH = 40
_PAGE = re.compile(r"[—–－\-第 ]*\d{1,3}[—–－\-页 ]*")
_NOTHING = frozenset(["/", "／", "\\", "-", "—", "——", "－", "无", "同上", "〃", "空"])

_FITS, _EMPTY_MARK, _UNFIT, _ODD = 3.0, 1.0, -4.0, -2.0
_MISSING, _MERGED, _MORE, _SECTION_LINE = -2.0, -1.0, -0.5, 0.5
_PATIENCE = 40
"""Lines without a further row after which the table is over."""
_FIRST_PATIENCE = 16
"""Lines without any row after which there is no table."""


class Shape(Enum):
    """What a cell's words look like."""

    NUMBER = auto()
    NAMES = auto()
    TIME = auto()
    NOTHING = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A cell's words; ``first`` is whether they begin a line, where alone a row may begin.

    ``between`` is what is no cell at all: a repeated heading of a column, a page's number.
    """

    line: Line
    shape: Shape
    first: bool = True
    section: bool = False
    between: bool = False


Row = list[Line | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """``rows[r][c]``; a section's heading fills its row."""

    rows: list[Row]
    end: int
    """Where the last of them ends."""
    score: float
    """How well they fit; more for each row."""
    assigned: int
    """Rows with names under a column of agencies."""
    whole: int
    """Rows that are no section's heading."""

    def is_table(self, columns: Sequence[Column]) -> bool:
        """Whether these are rows of tasks: two at least with names, or one in which all fits."""
        telling = [c for c in columns if c in AGENCIES or c in (Column.DUE, Column.NUMBER)]
        if self.whole == 1:
            return self.assigned == 1 and len(telling) > 1 and self.score >= _FITS * len(telling)
        return self.assigned > 0 and 2 * self.assigned >= self.whole


def token_of(text: str, line: Line, *, first: bool = True) -> Token:
    """What the words of a line, or of a piece of one, look like."""
    words = simplified(text[line.start : line.end])
    section = first and len(words) <= _SECTION_LENGTH and _SECTION.match(words) is not None
    return Token(line, _shape(words), first, section)


def _shape(words: str) -> Shape:
    if words in _NOTHING:
        return Shape.NOTHING
    if words.isdecimal() and len(words) <= 3:
        return Shape.NUMBER
    if _HEADING.fullmatch(words):
        return Shape.WORDS
    if _TIME.fullmatch(words):
        return Shape.TIME
    names = [name for name in _BETWEEN_NAMES.split(words[:_NAMES]) if name]
    sound = sum(map(is_name, names))
    if names and len(words) <= _NAMES and "。" not in words and 3 * sound >= 2 * len(names):
        return Shape.NAMES
    return Shape.WORDS


def is_page_number(words: str) -> bool:
    """Whether a line is nothing but a page's number, which is no cell: - 3 -, 第3页."""
    return _PAGE.fullmatch(words) is not None and not words.isdecimal()


def rows_of(columns: Sequence[Column], tokens: Iterable[Token]) -> Rows:
    """Lay ``tokens`` under ``columns`` as far as they make rows; no more of them are asked for."""
    layout = _Layout(columns)
    taken: list[Token] = []
    for token in tokens:
        taken.append(token)
        if not layout.take(token):
            break
    return layout.rows(taken)


_BETWEEN = -1
_Step = tuple[int, bool]
"""The column of the token before (or `_BETWEEN`), and whether a row begins at this one."""


class _Layout:
    """The best way to lay the tokens so far, for each column that the last one may stand in."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.width = len(columns)
        words = [k for k, column in enumerate(columns) if _holds_words(column)]
        self.merging = set(words[:-1])
        """Columns whose cell may hold for several rows: those of words but the last of them."""
        self.scores: dict[int, float] = {_BETWEEN: 0.0}
        self.steps: list[dict[int, _Step]] = []
        self.best = (0.0, 0, _BETWEEN)
        self.named = 0
        """How many tokens were laid when the last names came."""

    def take(self, token: Token) -> bool:
        """Lay the next token; False where the table is over."""
        found: dict[int, tuple[float, _Step]] = {}
        if token.section or token.between:
            score, last = max((self._ended(k), k) for k in self.scores)
            gain = _SECTION_LINE if token.section and last != _BETWEEN else 0.0
            found[_BETWEEN] = score + gain, (last, True)
        if not token.between:
            for column in range(self.width):
                step = self._laid(token, column)
                if step is not None:
                    found[column] = step
        self.scores = {column: score for column, (score, _) in found.items()}
        self.steps.append({column: step for column, (_, step) in found.items()})
        for column in self.scores:
            if column != _BETWEEN and self._ended(column) > self.best[0]:
                self.best = self._ended(column), len(self.steps), column
        if token.shape is Shape.NAMES:
            self.named = len(self.steps)
        patience = _PATIENCE if self.best[1] else _FIRST_PATIENCE
        last = min(self.best[1], self.named)
        return bool(self.scores) and len(self.steps) - last < patience

    def _laid(self, token: Token, column: int) -> tuple[float, _Step] | None:
        """The best score with ``token`` under ``column``, and the step that leads there."""
        options: list[tuple[float, _Step]] = []
        fit = _fit(token.shape, self.columns[column])
        fit += _ODD if token.section and column else 0.0
        if column in self.scores and self.columns[column] is not Column.NUMBER:
            options.append((self.scores[column] + min(fit, 0.0) + _MORE, (column, False)))
        for before in range(column):
            if before in self.scores:
                cost = self._skipped(before + 1, column)
                options.append((self.scores[before] + fit + cost, (before, False)))
        if token.first:
            cost = self._skipped(0, column)
            options += [
                (self._ended(last) + fit + cost, (last, True)) for last in sorted(self.scores)
            ]
        return max(options, key=lambda option: option[0]) if options else None

    def _skipped(self, start: int, stop: int) -> float:
        """What it costs that the cells of these columns are empty."""
        return sum(_MERGED if k in self.merging else _MISSING for k in range(start, stop))

    def _ended(self, column: int) -> float:
        """The score when the row ends with this column."""
        if column == _BETWEEN:
            return self.scores[column]
        return self.scores[column] + _MISSING * (self.width - 1 - column)

    def rows(self, tokens: Sequence[Token]) -> Rows:
        """The rows of the best layout."""
        score, used, column = self.best
        laid: list[tuple[int, bool]] = []
        for k in range(used - 1, -1, -1):
            before, begins = self.steps[k][column]
            laid.append((column, begins))
            column = before
        laid.reverse()
        rows: list[Row] = []
        assigned = whole = 0
        for token, (column, begins) in zip(tokens, laid, strict=False):
            if column == _BETWEEN:
                if token.section:
                    rows.append([token.line] * self.width)
                continue
            if begins:
                rows.append([None] * self.width)
                whole += 1
            row = rows[-1]
            held = row[column]
            row[column] = Line(held.start, token.line.end) if held else token.line
            names = token.shape is Shape.NAMES and held is None
            if names and self.columns[column] in AGENCIES:
                assigned += not self._is_assigned(row, column)
        self._spread(rows)
        end = tokens[used - 1].line.end if used else 0
        return Rows(rows, end, score, assigned, whole)

    def _is_assigned(self, row: Row, but: int) -> bool:
        """Whether the row has names under another column of agencies already."""
        return any(
            cell is not None and k != but and self.columns[k] in AGENCIES
            for k, cell in enumerate(row)
        )

    def _spread(self, rows: Sequence[Row]) -> None:
        """A merged cell holds for the rows below it, up to the next heading of a section."""
        for above, row in pairwise(rows):
            if len(set(map(id, above))) == 1 or len(set(map(id, row))) == 1:
                continue
            for column in sorted(self.merging):
                if row[column] is not None:
                    break
                row[column] = above[column]


def _holds_words(column: Column) -> bool:
    return column in (Column.SECTION, Column.TASK, Column.TARGET)


def _fit(shape: Shape, column: Column) -> float:
    """How well words of a shape stand under a column."""
    if column is Column.OTHER:
        return 0.0
    if shape is Shape.NOTHING:
        return _EMPTY_MARK if column is not Column.NUMBER else _UNFIT
    if column is Column.NUMBER:
        return _FITS if shape is Shape.NUMBER else 2 * _UNFIT
    if column in AGENCIES:
        return _FITS if shape is Shape.NAMES else _UNFIT
    if column is Column.DUE:
        return _FITS if shape is Shape.TIME else _UNFIT
    return 0.0 if shape is Shape.WORDS else _ODD
