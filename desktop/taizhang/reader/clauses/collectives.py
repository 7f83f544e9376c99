"""Lists inside a list: 、 within one collective, and places that share the organ of the last.

``各市、县〔区〕人民政府``, ``中央、省驻市有关单位`` and ``教育、财政、人社部门`` are one entry
each, as written; in ``长沙市、株洲市人民政府`` each place has its own government.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taizhang.reader.clauses.names import (
    Own,
    is_bare_government,
    is_local_stem,
    needs_organ,
    own_prefix,
    takes_collective_tail,
)
from taizhang.reader.clauses.places import PLACES
from taizhang.reader.clauses.tokens import Kind, Token
from taizhang.reader.clauses.words import listed

_DETERMINERS = ("各", "有关", "相关", "其他", "全")
_STATIONED_BY = frozenset(listed("中央 部 省 国家 部属 省部属"))
_STATIONED = re.compile("(?:省|市|部)?(?:属|直)?驻")
_BARE_TAILS = frozenset(
    listed(
        "管委会 街道办事处 街道办 办事处 管理委员会 党委 党工委 政府 人民政府 镇政府 乡政府 "
        "乡镇政府 行署 行政公署"
    )
)
_FARTHEST = 12
"""Entries over which an organ or a noun at the end is looked for."""


def last_of_collective(tokens: Sequence[Token], first: int) -> int:
    """The last token of the collective that begins at a token: 各市 、 县〔区〕人民政府.

    、 stands inside it while kinds of places follow, up to the organ that they all have; a
    determiner (各部门) begins an entry of its own.
    """
    words = tokens[first].words
    follower = _next_entry(tokens, first)
    if words in _STATIONED_BY and follower and _STATIONED.match(tokens[follower].words):
        return follower
    if fields := _last_of_fields(tokens, first):
        return fields
    last = first
    if is_local_stem(words, first=True):
        last, closed = _over_places(tokens, first)
        if closed:
            return last
    if last == first and not words.startswith("各"):
        return last
    for follower in _entries_after(tokens, last):
        following = tokens[follower].words
        if following not in _BARE_TAILS and not is_bare_government(following):
            break
        last = follower
    return last


def _over_places(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """The last of the kinds of places, and whether nothing can follow it any more."""
    every = tokens[first].words[0] == "各"
    last = first
    for follower in _entries_after(tokens, first):
        words = tokens[follower].words
        if words.startswith(_DETERMINERS) or (words[0] == "省" and not _is_directly_ruled(words)):
            return last, True
        waits = needs_organ(tokens[last].words) and last > first
        if takes_collective_tail(words) or (waits and words.endswith("人民政府")):
            return follower, False
        if not is_local_stem(words):
            return (last if last > first and every else first), True
        last = follower
    return (last if every else first), True


def _is_directly_ruled(words: str) -> bool:
    """省直管县（市）人民政府 goes on after 各市; 省有关部门 is an entry of its own."""
    return is_local_stem(words) or words.endswith("政府")


_FIELD = re.compile("(?:各级|各地|各有关|地方各级)?[\u4e00-\u9fff]{2,6}")
_LAST_FIELD = re.compile("(?!有关|相关|成员|职能|其他|责任|牵头)[\u4e00-\u9fff]{2,6}部门")


def _last_of_fields(tokens: Sequence[Token], first: int) -> int:
    """The last token of 教育、财政、人社部门, whose fields are no names alone; 0 if none begins."""
    if tokens[first].kind is not Kind.ODD or own_prefix(tokens[first].words).kind is Own.LEVEL:
        return 0
    if not _FIELD.fullmatch(tokens[first].words):
        return 0
    for follower in _entries_after(tokens, first):
        words = tokens[follower].words
        if _LAST_FIELD.fullmatch(words):
            return follower
        if not _FIELD.fullmatch(words) or own_prefix(words).kind is not Own.BARE:
            return 0
    return 0


_PLACE_ALONE = re.compile("[^各省市县区盟旗有关地]{2,5}[市县旗州区]")
_GOVERNED = re.compile(
    "[^各省市县区盟旗有关地人]{2,6}(?P<level>[省市县区州旗盟])(?P<organ>(?:人民)?政府)"
)


def shared_organ(tokens: Sequence[Token], first: int) -> str:
    """What a place lacks of its government's name where the last of the list has it.

    ``人民政府`` for 长沙市 before 株洲市人民政府, ``市人民政府`` for a bare 长沙; ``""`` for what
    is no place or stands in no such list.
    """
    if not _is_place(tokens[first].words):
        return ""
    for follower in _entries_after(tokens, first):
        words = tokens[follower].words
        if _is_place(words):
            continue
        governed = _GOVERNED.fullmatch(words)
        if governed is None:
            return ""
        whole = _PLACE_ALONE.fullmatch(tokens[first].words)
        return governed["organ"] if whole else governed["level"] + governed["organ"]
    return ""


def _is_place(words: str) -> bool:
    return PLACES.at(words, 0) == words or bool(_PLACE_ALONE.fullmatch(words))


def _entries_after(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The entries that 、 or 和 joins to a token, as far as is looked."""
    for _ in range(_FARTHEST):
        following = _next_entry(tokens, at)
        if following is None:
            return
        yield following
        at = following


def _next_entry(tokens: Sequence[Token], at: int) -> int | None:
    """The entry right after the 、 or 和 that follows a token."""
    if at + 2 >= len(tokens) or tokens[at + 1].kind not in {Kind.ENUM, Kind.AND}:
        return None
    return at + 2 if tokens[at + 2].kind in {Kind.NAME, Kind.ODD} else None
