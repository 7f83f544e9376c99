"""The outline of a document: its numbered headings and items, found by numeral and sequence.

Numbering is trusted at the start of a line. Inside a line, where a copy lost its line breaks, a
numeral counts only where a sentence or a clause has ended before it and the numbering goes on, or,
glued to a heading that has no full stop (便利度（一）优化), only as the first below that heading or
the next in its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from taizhang.reader.lines import Line, Stretches
from taizhang.reader.numerals import HAN, number_of
from taizhang.reader.reading import Reason, Span

RANKS = {"章": 1, "节": 2, "条": 3, "一、": 4, "（一）": 5, "1.": 6, "1.1": 7, "（1）": 8, "①": 9}
"""Kinds of numbering from the highest down; a heading of the document's own styles stands between
by its level."""

_MARK = re.compile(
    rf"第(?P<chapter>[{HAN}\d]{{1,4}})(?P<of>章|节|条|部分|篇)(?![款项第])[、 　]?"
    rf"|(?P<first>[{HAN}]{{1,4}})、"
    rf"|[（(〔](?P<second>[{HAN}]{{1,4}})[）)〕][、.]?"
    r"|(?<![\d.．])(?P<point>\d{1,2}[.．]\d{1,2})(?=[ 　\u4e00-\u9fff])"
    r"(?![个家项万亿元倍年])[.．、]?"
    r"|(?<![\dA-Za-z.．—-])(?P<third>\d{1,3})(?:[.．](?=20\d\d年|\D|$)|、)"
    r"|(?:[（(]|(?<![\dA-Za-z（(]))(?P<fourth>\d{1,2})[）)]"
    r"|(?P<fifth>[①-⑳])"
)
_KINDS = {
    "first": "一、",
    "second": "（一）",
    "point": "1.1",
    "third": "1.",
    "fourth": "（1）",
    "fifth": "①",
}
_ATTACHED = re.compile(r"附\s*件\s*[：:]")
_LISTED = re.compile(r"\d{1,2}[.．、][^。；]*$")
_ENDED = "。；！？：）】”〕"
_SENTENCE = re.compile("[。；！？]")
_HEADING_LENGTH = 60
_GAP_LENGTH = 10
"""A numeral more than this ahead of its row is a figure, not a number that was skipped to."""


@dataclass(slots=True)
class Item:
    """A numbered heading or item: its mark is ``text[start:body]``, its own words end at ``end``.

    ``end`` is where the next item of any rank begins; ``parent`` is an index into the outline, -1
    at the top. ``number`` is 0 for a heading that has a style and no numeral.
    """

    start: int
    body: int
    kind: str
    rank: float
    number: int
    parent: int = -1
    end: int = 0
    style: bool = False
    children: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Misnumbered:
    """A numeral that skips or repeats."""

    reason: Reason
    span: Span


@dataclass(frozen=True, slots=True)
class Outline:
    """The items in document order and what is odd about their numbers."""

    items: tuple[Item, ...]
    odd: tuple[Misnumbered, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    number: int


def first_mark(text: str, lines: Sequence[Line], apart: Stretches) -> int:
    """Where the first line that begins with a numeral begins; the text's length without one."""
    for line in _paragraphs(text, lines):
        if apart.at(line.start) is None:
            match = _MARK.match(text, line.start, line.end)
            if match is not None and _mark(match) is not None:
                return line.start
    return len(text)


def outline_of(text: str, lines: Sequence[Line], apart: Stretches, start: int, end: int) -> Outline:
    """Find the items in ``lines``, none inside ``apart`` (furniture, tables, clauses).

    Titles stand before ``start``, whatever their style. The last item ends at ``end``, where the
    document is signed. The list under 附件： names files and is no part of the outline.
    """
    builder = _Builder(text)
    for line in _paragraphs(text, lines):
        builder.line(replace(line, heading=0) if line.end <= start else line, apart)
    builder.close(end)
    return Outline(tuple(builder.items), tuple(builder.odd))


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are no cells and no list of attached files."""
    attached = False
    for line in lines:
        if line.cell is not None:
            continue
        named = _ATTACHED.match(text, line.start, line.end) is not None
        attached = named or (attached and _is_attached(text, line))
        if not attached:
            yield line


def _is_attached(text: str, line: Line) -> bool:
    """A further file's name in the list under 附件：."""
    return (
        line.end - line.start <= _HEADING_LENGTH
        and _LISTED.match(text, line.start, line.end) is not None
    )


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.items: list[Item] = []
        self.odd: list[Misnumbered] = []
        self.open: list[int] = []
        self.last: dict[str, Item] = {}

    def line(self, line: Line, apart: Stretches) -> None:
        """Take the marks of one line."""
        marked = False
        for match in _MARK.finditer(self.text, line.start, line.end):
            if apart.at(match.start()) is not None:
                continue
            mark = _mark(match)
            if mark is not None and self._counts(mark, line):
                marked = marked or mark.start == line.start
                self._take(mark)
        if line.heading and not marked and line.end - line.start <= _HEADING_LENGTH:
            self._take_style(line)

    def close(self, end: int) -> None:
        """Give every item its end."""
        for item, following in zip(self.items, self.items[1:], strict=False):
            item.end = following.start
        if self.items:
            self.items[-1].end = max(end, self.items[-1].body)

    def _counts(self, mark: _Mark, line: Line) -> bool:
        last = self.last.get(mark.kind)
        follows = last is not None and mark.number == last.number + 1
        if mark.start == line.start:
            if last is None:
                return mark.number <= _GAP_LENGTH
            return mark.number <= last.number + _GAP_LENGTH
        if self.text[mark.start].isdecimal() and mark.kind == "（1）":
            return False
        if mark.kind in ("1.1", "章", "节", "条"):
            return self._ended_before(mark) and (follows or mark.number == 1)
        if self._ended_before(mark):
            near = last is not None and last.number < mark.number <= last.number + 3
            return mark.number == 1 or near
        return (mark.number == 1 or follows) and self._glued_to_heading(mark)

    def _ended_before(self, mark: _Mark) -> bool:
        before = self.text[mark.start - 1]
        if before.isspace():
            return mark.kind != "①"
        return before in _ENDED

    def _glued_to_heading(self, mark: _Mark) -> bool:
        if not self.items:
            return False
        above = self.items[-1]
        between = self.text[above.body : min(mark.start, above.body + _HEADING_LENGTH + 1)]
        return (
            above.rank < RANKS[mark.kind]
            and above.rank >= RANKS["章"]
            and 2 <= len(between) <= _HEADING_LENGTH
            and mark.kind in ("一、", "（一）", "1.")
            and _SENTENCE.search(between) is None
            and between[-1] not in "第上前述至和、"
        )

    def _take(self, mark: _Mark) -> None:
        item = Item(mark.start, mark.end, mark.kind, RANKS[mark.kind], mark.number)
        self._put(item)
        self._judge(item, self.last.get(mark.kind))
        self.last[mark.kind] = item

    def _take_style(self, line: Line) -> None:
        item = Item(line.start, line.start, "style", line.heading - 0.5, 0, style=True)
        self._put(item)

    def _put(self, item: Item) -> None:
        while self.open and self.items[self.open[-1]].rank >= item.rank:
            self.open.pop()
        item.parent = self.open[-1] if self.open else -1
        if item.parent >= 0:
            self.items[item.parent].children.append(len(self.items))
        self.open.append(len(self.items))
        self.items.append(item)

    def _judge(self, item: Item, last: Item | None) -> None:
        """Say what is odd about the number after the last of its kind."""
        if last is None:
            expected = item.number == 1
        else:
            expected = item.number in (1, last.number + 1)
        if expected and not (
            last is not None and item.number == last.number == 1 and item.parent == last.parent
        ):
            return
        twice = last is not None and item.number <= last.number
        reason = Reason.NUMBER_TWICE if twice else Reason.NUMBER_GAP
        self.odd.append(Misnumbered(reason, Span(item.start, item.body)))


def _mark(match: re.Match[str]) -> _Mark | None:
    group = match.lastgroup or ""
    if match["chapter"] is not None:
        kind = {"部分": "章", "篇": "章"}.get(match["of"], match["of"])
        words = match["chapter"]
    else:
        kind = _KINDS[group]
        words = match[group]
        if kind == "1.1":
            words = re.split(r"[.．]", words)[1]
    number = number_of(words)
    if not number:
        return None
    return _Mark(match.start(), match.end(), kind, number)
