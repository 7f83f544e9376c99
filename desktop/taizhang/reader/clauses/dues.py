"""Deadlines that stand beside a clause in a bracket or field of their own belong to it.

（责任单位：市教育局）（完成时限：2020年6月底） is one clause, so is a clause with the field on its
next line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from taizhang.reader.clauses.brackets import Brackets
from taizhang.reader.clauses.build import Taken
from taizhang.reader.clauses.compact import BLANKS, Compact
from taizhang.reader.clauses.lexicon import DUE, DUE_FIELDS, DUE_MARK
from taizhang.reader.reading import Span

_LONGEST = 48
_NEAR = 8
"""Blanks and marks between a clause and its deadline."""
_BETWEEN = BLANKS | frozenset("。；，、")
_COLONS = ("：", ":")
_FIRM = re.compile("完成|前|[底内末中]$|持续|长期|推进|落实|到位|时限")
"""A bare year in brackets is no deadline: （2020年）."""
_FIELD_END = re.compile("[。；\n（(〔\\[【]|\\Z")


def with_dues(text: str, brackets: Brackets, taken: Sequence[Taken]) -> list[Taken]:
    """The clauses, each with the deadline right behind or right before it."""
    beginning = {pair.start: pair.end for pair in brackets.pairs if pair.end is not None}
    ending = {end: start for start, end in beginning.items()}
    out: list[Taken] = []
    for k, one in enumerate(taken):
        low = out[-1].region.end if out else 0
        high = taken[k + 1].region.start if k + 1 < len(taken) else len(text)
        out.append(_with_due(text, one, (low, high), (beginning, ending)))
    return out


def _with_due(
    text: str, one: Taken, between: tuple[int, int], pairs: tuple[dict[int, int], dict[int, int]]
) -> Taken:
    """``between`` is where the clause before ends, and where the next begins."""
    if one.clause.due_words:
        return one
    beginning, ending = pairs
    low, high = between
    start, end = one.region.start, one.region.end
    after = _over(text, end)
    close = beginning.get(after, 0)
    if close and close <= high and (words := _due_in(text, after + 1, close - 1)):
        return _joined(text, one, start, close, words)
    if not close and (field := _field(text, after)) and field[0] <= high:
        return _joined(text, one, start, field[0], field[1])
    before = start
    while before > low and start - before < _NEAR and text[before - 1] in BLANKS:
        before -= 1
    opened = ending.get(before, -1)
    if opened >= low and (words := _due_in(text, opened + 1, before - 1)):
        return _joined(text, one, opened, end, words)
    return one


def _over(text: str, place: int) -> int:
    stop = min(len(text), place + _NEAR)
    while place < stop and text[place] in _BETWEEN:
        place += 1
    return place


def _due_in(text: str, start: int, end: int) -> str:
    """The deadline that a bracket's words are, ``""`` if they are none."""
    if not 0 < end - start <= _LONGEST:
        return ""
    words = Compact.of(text, start, end).words
    label = DUE_FIELDS.at(words, 0)
    if label and words[len(label) : len(label) + 1] in _COLONS:
        return words[len(label) + 1 :]
    is_due = DUE_MARK.search(words) and DUE.fullmatch(words) and _FIRM.search(words)
    return words if is_due else ""


def _field(text: str, place: int) -> tuple[int, str] | None:
    """The field 完成时限：… at a place: its end and its words."""
    label = DUE_FIELDS.at(text, place)
    value = place + len(label) + 1
    if not label or text[value - 1 : value] not in _COLONS:
        return None
    match = _FIELD_END.search(text, value, min(len(text), value + _LONGEST))
    end = match.start() if match else value
    words = Compact.of(text, value, end).words
    return (end, words) if words else None


def _joined(text: str, one: Taken, start: int, end: int, words: str) -> Taken:
    region = replace(one.region, start=start, end=end)
    clause = replace(one.clause, span=Span(start, end), words=text[start:end], due_words=words)
    return replace(one, region=region, clause=clause)
