"""From text to tokens.

Names have no marks of their own: a name ends where a connective, a role phrase or a separator
begins and what stands before is shaped like a name (`pieces`).
"""

from __future__ import annotations

import re

from taizhang.plan.model import Role
from taizhang.reader.clauses.brackets import CLOSERS, OPENERS
from taizhang.reader.clauses.compact import Compact
from taizhang.reader.clauses.lexicon import (
    ALL_LATER,
    ALL_LATER_TOO,
    BRACKETED_LABELS,
    DUE_FIELDS,
    INNER_LABELS,
    LABEL_ROLES,
    LABELS,
    NOTES,
    NUMBER,
    OF_LEVEL,
    OTHER_FIELDS,
    SHORT_LABEL_ROLES,
    SHORT_LABELS,
)
from taizhang.reader.clauses.names import Own, own_prefix
from taizhang.reader.clauses.pieces import Pieces
from taizhang.reader.clauses.tokens import Kind, Token
from taizhang.reader.clauses.words import Words

MARKS = {
    **dict.fromkeys("、/／|｜", Kind.ENUM),
    **dict.fromkeys("，,", Kind.COMMA),
    **dict.fromkeys("；;", Kind.SEMI),
    **dict.fromkeys("。", Kind.STOP),
}
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Numbers that part the names of a list by themselves: ①市教育局②市财政局."""
_COLONS = frozenset("：:∶")
_ENDS = frozenset({*MARKS, *_COLONS, *"<>《》＜＞"})
"""What no name holds outside brackets."""
_IN_BRACKETS = Words(BRACKETED_LABELS)
_LIST_GOES_ON = frozenset(["", *"、，,；;。等和及"])
"""After it （牵头） is the role of the name before it, no label."""
_SKIPPED = frozenset("<>〈〉《》＜＞＋+*＊•·.．-—")
_LABEL_TABLES = (LABELS, INNER_LABELS, SHORT_LABELS, DUE_FIELDS, OTHER_FIELDS)
_LEVELS = frozenset("国中省市县区州镇乡村本地第行主")
"""What `OF_LEVEL` may begin with."""
_LABEL_STARTS = frozenset().union(_LEVELS, *(words.firsts for words in _LABEL_TABLES))
_TURNS = re.compile(f"[{re.escape(''.join({*_ENDS, *_CIRCLED, *OPENERS, *CLOSERS}))}]")
_TURNS_OR_LABELS = re.compile(
    f"[{re.escape(''.join({*_ENDS, *_CIRCLED, *OPENERS, *CLOSERS, *_LABEL_STARTS}))}]"
)
"""Where a piece may end or its depth change; labels matter only where there is a colon."""


class Lexer:
    """Reads a stretch into tokens; every character is looked at a bounded number of times."""

    def __init__(self, compact: Compact, known: frozenset[str]) -> None:
        self.compact = compact
        self.words = compact.words
        self.place = 0
        self.tokens: list[Token] = []
        self.later = "不再" in self.words
        self.turns = _TURNS if _COLONS.isdisjoint(self.words) else _TURNS_OR_LABELS
        self.pieces = Pieces(compact, known, listed="、" in self.words or "，" in self.words)

    def run(self) -> list[Token]:
        """All tokens, in order; they do not overlap."""
        while self.place < len(self.words):
            character = self.words[self.place]
            if character in MARKS:
                self._add(MARKS[character], self.place + 1)
            elif character in _COLONS or character in _SKIPPED or character in CLOSERS:
                self.place += 1
            elif skipped := self._note() or self._number():
                if skipped in _CIRCLED and self.tokens and self.tokens[-1].kind is Kind.NAME:
                    self._add(Kind.BREAK, self.place + 1)
                else:
                    self.place += len(skipped)
            elif not (self._label() or self._field() or self._all_later()):
                self._piece()
        return self.tokens

    def _add(self, kind: Kind, end: int, words: str = "") -> None:
        self.tokens.append(self.pieces.token(kind, self.place, end, words))
        self.place = end

    def _labelled_at(self, place: int) -> bool:
        """Whether a label or field with its colon begins here: what stands before it ends."""
        if level := OF_LEVEL.match(self.words, place):
            place = level.end()
        return any(
            (word := words.at(self.words, place)) and self._is_colon(place + len(word))
            for words in _LABEL_TABLES
        ) or bool(self._bracketed(place))

    def _is_colon(self, place: int) -> bool:
        return place < len(self.words) and self.words[place] in _COLONS

    def _bracketed(self, place: int) -> str:
        """The label that stands in brackets of its own: 【牵头单位】."""
        if self.words[place] not in OPENERS:
            return ""
        word = _IN_BRACKETS.at(self.words, place + 1)
        close = place + 1 + len(word)
        closed = word and close < len(self.words) and self.words[close] in CLOSERS
        if not closed or self.words[close + 1 : close + 2] in _LIST_GOES_ON:
            return ""
        return word

    def _label(self) -> bool:
        if word := self._bracketed(self.place):
            end = self.place + len(word) + 2
            end += self._is_colon(end)
            role = BRACKETED_LABELS[word]
            self.tokens.append(self.pieces.token(Kind.LABEL, self.place, end, word, role))
            self.place = end
            return True
        level = OF_LEVEL.match(self.words, self.place)
        begin = level.end() if level else self.place
        word = LABELS.at(self.words, begin)
        end = begin + len(word)
        if word and level and not self._is_colon(end):
            return False
        if word and (self._is_colon(end) or self._label_stands(end)):
            role = LABEL_ROLES[word]
        elif (inner := INNER_LABELS.at(self.words, begin)) and self._is_colon(begin + len(inner)):
            word, end, role = inner, begin + len(inner), Role.RESPONSIBLE
        else:
            word = SHORT_LABELS.at(self.words, self.place)
            end = self.place + len(word)
            if not word or not self._is_colon(end):
                return False
            role = SHORT_LABEL_ROLES[word]
        end += self._is_colon(end) or self.words[end : end + 1] in ("为", "是")
        self.tokens.append(self.pieces.token(Kind.LABEL, self.place, end, word, role))
        self.place = end
        return True

    def _label_stands(self, end: int) -> bool:
        """Whether a label without a colon is one: a name follows it (责任单位 省教育厅)."""
        if end >= len(self.words):
            return False
        if self.tokens and self.tokens[-1].kind in {Kind.ENUM, Kind.AND}:
            return False
        if end in self.compact.gaps:
            return True
        if self.words[end] in "为是":
            stop = end + 1
            while stop < len(self.words) and self.words[stop] not in _ENDS:
                stop += 1
            return stop > end + 1 and self.pieces.name_end(end + 1, stop)[1]
        return own_prefix(self.words[end : end + 8]).kind is not Own.BARE

    def _note(self) -> str:
        """注： before a remark that is read like any other part."""
        word = NOTES.at(self.words, self.place)
        return word if word and self._is_colon(self.place + len(word)) else ""

    def _number(self) -> str:
        """1. before a name in a numbered list of them."""
        match = NUMBER.match(self.words, self.place)
        return match[0] if match else ""

    def _field(self) -> bool:
        for words, kind in ((DUE_FIELDS, Kind.DUE), (OTHER_FIELDS, Kind.FIELD)):
            word = words.at(self.words, self.place)
            end = self.place + len(word)
            if word and self._is_colon(end):
                stop = self._end_of_field(end + 1, kind)
                value = self.words[end + 1 : stop].strip("<>〈〉＜＞")
                whole = self.words[self.place : stop].rstrip("，,")
                self._add(kind, stop, value if kind is Kind.DUE else whole)
                return True
        return False

    def _end_of_field(self, place: int, kind: Kind) -> int:
        stops = "；;。" if kind is Kind.FIELD else "；;。，,"
        start = place
        while place < len(self.words) and self.words[place] not in stops:
            if place > start and (place in self.compact.breaks or self._labelled_at(place)):
                break
            place += 1
        return place

    def _all_later(self) -> bool:
        if not self.later:
            return False
        match = ALL_LATER.match(self.words, self.place) or ALL_LATER_TOO.match(
            self.words, self.place
        )
        if not match:
            return False
        self._add(Kind.ALL_LATER, match.end(), match["who"])
        return True

    def _piece(self) -> None:
        """Words up to the next separator outside brackets."""
        start = self.place
        depth = 0
        end = len(self.words)
        for turn in self.turns.finditer(self.words, start):
            place, character = turn.start(), turn[0]
            ends = character in _ENDS or character in _CIRCLED
            if depth <= 0 and (ends or (place > start and self._labelled_at(place))):
                end = place
                break
            depth += (character in OPENERS) - (character in CLOSERS)
        self.tokens.extend(self.pieces.tokens(start, end, self.tokens))
        self.place = end
