"""@单位: the units that a note names with an @ before them. The note stays plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

_TYPED = re.compile(r"[@＠]([^\s@＠，。；、：！？,;!?（）()《》“”]{0,20})\Z")
"""The mention that is being typed, up to the cursor."""


class Mention(NamedTuple):
    """``text[start:end]`` is the @ and the name."""

    start: int
    end: int
    name: str


def mentions(text: str, names: Collection[str]) -> list[Mention]:
    """Where ``names`` stand behind an @, in order; of two that fit it is the longer one."""
    pattern = _pattern(frozenset(names))
    return [Mention(found.start(), found.end(), found[1]) for found in pattern.finditer(text)]


@lru_cache(maxsize=4)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    by_length = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile(f"[@＠]({'|'.join(map(re.escape, by_length))})" if by_length else r"(?!)()")


def mentioned(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """The names that stand behind an @ in any of the texts, each once, in order."""
    return list(dict.fromkeys(one.name for text in texts for one in mentions(text, names)))


def being_typed(before: str) -> str | None:
    """What follows the last @ of the text before the cursor, while it can still become a name.

    None where nothing of the kind is being typed; '' right after the @.
    """
    match = _TYPED.search(before[-24:])
    return None if match is None else match[1]
