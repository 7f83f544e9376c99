"""Where clauses may stand: brackets, labels in running text or on their own line, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from taizhang.reader.clauses.brackets import CLOSERS, HEADING, Brackets
from taizhang.reader.clauses.compact import Compact
from taizhang.reader.clauses.ends import BLANKS, LONGEST, open_end
from taizhang.reader.clauses.lexicon import (
    LABEL_ROLES,
    LABELS,
    SHORT_LABELS,
)
from taizhang.reader.clauses.words import Endings


class Wrapper(Enum):
    """What holds a clause together."""

    BRACKET = "bracket"
    UNCLOSED = "unclosed"
    LABEL = "label"
    UNOPENED = "unopened"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Region:
    """``text[start:end]`` may be a clause; of it ``text[inner_start:inner_end]`` is read."""

    wrapper: Wrapper
    start: int
    end: int
    inner_start: int
    inner_end: int


_LONGEST_LABEL = 14
_IN_LABEL = BLANKS + "".join(CLOSERS)
_COLON = re.compile("[：:]")
_LABEL_ENDS = Endings(LABEL_ROLES)
_ADDRESSED = frozenset("各和及请由明确")
"""各责任单位： addresses them; it labels nothing."""
_LINE_START = re.compile(r"\n[ \u3000\t]*(?=[牵责配参协主])")
_COLONS = frozenset("：:")
_LINE_BLANKS = frozenset(" \u3000\t")
_ROLE_END = re.compile(
    "(?:负责|牵头|参加|参与|配合|落实|协办|协助|指导|实施|相关工作|有关工作)"
    r"(?:[，,][^，。；：\n]{2,30})?"
    r"(?=[ \u3000\t]*(?:。|\n|$|；[ \u3000\t]*(?:\n|$)))"
)
"""A role word at a sentence's end, also before a last deadline (负责，6月底前完成。)."""


_TELLING = frozenset("部委厅局办署会行院府社处室队所站团司联协组关心位门构政责牵落配参各同不首")
"""One of these stands in every clause: brackets without any are not read at all."""
_DEEPEST = 3
"""Brackets within more brackets than this are not looked into: it keeps the reading linear."""


def bracket_regions(text: str, brackets: Brackets) -> list[Region]:
    """Every bracket; an unclosed one ends at the next item, newline or sentence."""
    regions = []
    open_pairs: list[int] = []
    reached = 0
    for pair in brackets.pairs:
        while open_pairs and open_pairs[-1] <= pair.start:
            open_pairs.pop()
        if pair.end is None:
            if pair.start >= reached:
                regions.append(unclosed(text, pair.start))
                reached = regions[-1].end
        elif pair.end - pair.start <= LONGEST and len(open_pairs) <= _DEEPEST:
            open_pairs.append(pair.end)
            if not _TELLING.isdisjoint(text[pair.start : pair.end]):
                regions.append(
                    Region(Wrapper.BRACKET, pair.start, pair.end, pair.start + 1, pair.end - 1)
                )
    return regions


def unclosed(text: str, start: int) -> Region:
    """The bracket at ``start`` read as if nothing closed it."""
    end = open_end(text, start + 1)
    return Region(Wrapper.UNCLOSED, start, end, start + 1, end)


def label_regions(text: str, brackets: Brackets) -> list[Region]:
    """Labels whose clause no bracket holds, to where their list ends."""
    regions = []
    reached = 0
    alone = _labels_in_brackets(text, brackets)
    for start in sorted({*_labels_with_colon(text), *_labels_of_lines(text), *alone}):
        if start < reached:
            continue
        end = open_end(text, start)
        regions.append(Region(Wrapper.LABEL, start, end, start, end))
        reached = end
    return regions


def _labels_with_colon(text: str) -> Iterator[int]:
    """Where a label begins that a colon follows, blanks inside it or not."""
    for colon in _COLON.finditer(text):
        begin = max(0, colon.start() - 20)
        compact = Compact.of(text, begin, colon.start())
        label = _LABEL_ENDS.of(compact.words, 12)
        k = len(compact.words) - len(label)
        if label and (k == 0 or compact.words[k - 1] not in _ADDRESSED):
            yield compact.places[k]


def _labels_in_brackets(text: str, brackets: Brackets) -> Iterator[int]:
    """【牵头单位】市教育局【责任单位】市财政局."""
    for one in brackets.pairs:
        short = one.end is not None and one.end - one.start <= _LONGEST_LABEL
        if short and text[one.start + 1 : one.end].strip(_IN_LABEL) in LABEL_ROLES:
            yield one.start


def _labels_of_lines(text: str) -> Iterator[int]:
    """Labels that begin a line: without a colon (责任单位 省教育厅), or short (牵头：省教育厅)."""
    for place in (0, *(match.end() for match in _LINE_START.finditer(text))):
        label = LABELS.at(text, place)
        after = place + len(label)
        if label and text[after : after + 1] in _LINE_BLANKS:
            yield place
        short = SHORT_LABELS.at(text, place)
        if short and text[place + len(short) : place + len(short) + 1] in _COLONS:
            yield place


def unopened_regions(text: str, brackets: Brackets) -> list[Region]:
    """Sentences that a closing bracket ends which nothing opened."""
    regions = []
    reached = 0
    for place in brackets.unopened:
        start = _sentence_start(text, place, reached)
        reached = place + 1
        if start < place:
            regions.append(Region(Wrapper.UNOPENED, start, reached, start, place))
    return regions


def sentence_regions(text: str) -> list[Region]:
    """Sentences that end in a role word."""
    regions = []
    for match in _ROLE_END.finditer(text):
        start = _sentence_start(text, match.start())
        end = match.end()
        regions.append(Region(Wrapper.SENTENCE, start, end, start, end))
    for match in _LABEL_IS.finditer(text):
        end = match.end()
        start = _sentence_start(text, match.start())
        lead = _LEAD_IN.match(text, start, match.start())
        inner = lead.end() if lead else start
        if LABELS.at(text, inner):
            regions.append(Region(Wrapper.SENTENCE, start, end, inner, end))
    return sorted(regions, key=lambda region: region.start)


_LABEL_IS = re.compile(
    r"(?:单位|部门|处室|科室|机构|主体)(?:分别)?[为是][^。！？\n：]{2,200}(?=[。\n]|\Z)"
)
_LEAD_IN = re.compile("(?:其中|[本此该]项(?:工作|任务)?的?|(?:上述|以上|该)(?:工作|任务)的?)[，,]?")
"""Before the label of a sentence: 本项工作的牵头部门为市教育局。"""


def _sentence_start(text: str, place: int, reached: int = 0) -> int:
    low = max(reached, place - LONGEST // 3)
    start = max(text.rfind(mark, low, place) for mark in "。！？；;\n")
    start = max(start + 1, low)
    while start < place and text[start] in BLANKS + "”’":
        start += 1
    return start


def after_sentence(text: str, place: int) -> bool:
    """Whether a sentence has ended, or a line begins, before a place."""
    while place > 0 and text[place - 1] in " \u3000\t”’\"'*":
        place -= 1
    return place == 0 or text[place - 1] in "。！？!?；;\n）)〕］】…"


def before_break(text: str, place: int) -> bool:
    """Whether a sentence, line or item ends after a place."""
    while place < len(text) and text[place] in " \u3000\t":
        place += 1
    return (
        place >= len(text)
        or text[place] in "。！？；;\n（(〔【"
        or bool(HEADING.match(text, place))
    )
