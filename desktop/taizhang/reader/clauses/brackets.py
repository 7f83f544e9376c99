"""Brackets of every kind, paired in one pass although documents mix, lose and nest them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROUND, _SQUARE, _CURLY = "round", "square", "curly"
OPENERS = {
    **dict.fromkeys("（(﹙❨", _ROUND),
    **dict.fromkeys("〔[［【〖〘", _SQUARE),
    **dict.fromkeys("{｛", _CURLY),
}
CLOSERS = {
    **dict.fromkeys("）)﹚❩", _ROUND),
    **dict.fromkeys("〕]］】〗〙", _SQUARE),
    **dict.fromkeys("}｝", _CURLY),
}

NUMERAL = "[一二三四五六七八九十百零〇]"
HEADING = re.compile(
    rf"[（(]{NUMERAL}{{1,4}}[）)]|(?<!第){NUMERAL}{{1,3}}、(?!{NUMERAL})|第{NUMERAL}{{1,4}}[条章节]|"
    r"(?<!\d)\d{1,3}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|(?<=\n)——|附件|附：|附表"
)
"""The number that begins an item: an unclosed bracket ends before it at the latest."""
_NEW_ITEM = (
    rf"\n[ \u3000\t]*(?={NUMERAL}{{1,3}}、|[（(]{NUMERAL}{{1,4}}[）)]|"
    rf"\d{{1,3}}[.．、](?!\d)|第{NUMERAL}{{1,4}}[条章])"
)
_MARK = re.compile(rf"[{re.escape(''.join([*OPENERS, *CLOSERS]))}]|{_NEW_ITEM}")


@dataclass(frozen=True, slots=True)
class Pair:
    """``text[start:end]`` with its brackets; ``end`` is None where nothing closes it."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Brackets:
    """All pairs by their start, and the closing brackets that nothing opened."""

    pairs: tuple[Pair, ...]
    unopened: tuple[int, ...]


def pair(text: str) -> Brackets:
    """Pair the brackets of a text; none reaches over the number of a new item on a new line."""
    pairs: list[Pair] = []
    unopened: list[int] = []
    stack: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        character = mark[0]
        if character in OPENERS:
            stack.append((mark.start(), OPENERS[character]))
        elif character in CLOSERS:
            start = _close(stack, CLOSERS[character], pairs)
            if start is None:
                unopened.append(mark.start())
            else:
                pairs.append(Pair(start, mark.end()))
        else:
            pairs.extend(Pair(place, None) for place, _ in stack)
            stack.clear()
    pairs.extend(Pair(place, None) for place, _ in stack)
    return Brackets(tuple(sorted(pairs, key=lambda one: one.start)), tuple(unopened))


_REACH = 3
"""How many unclosed inner brackets a closing one may reach over."""


def _close(stack: list[tuple[int, str]], kind: str, pairs: list[Pair]) -> int | None:
    """Take the opener of a closing bracket off the stack: the same kind if near, else the last."""
    for back in range(1, min(len(stack), _REACH) + 1):
        if stack[-back][1] == kind:
            pairs.extend(Pair(place, None) for place, _ in stack[len(stack) - back + 1 :])
            start = stack[-back][0]
            del stack[-back:]
            return start
    return stack.pop()[0] if stack else None
