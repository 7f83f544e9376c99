"""Whether what was read in a region is an assignment clause.

A label or a role word makes one almost surely; a bare list of names must close a sentence; words in
the middle of a sentence must name somebody. Everything that looks like a clause and is refused is
reported, except what plainly is something else (一), 〔2020〕4号.
"""

from __future__ import annotations

import re
from enum import Enum

from taizhang.plan.model import Role
from taizhang.reader.clauses.lexicon import ROLE_CHARACTERS
from taizhang.reader.clauses.names import GENERAL_ENDINGS, Own, is_plain, own_prefix
from taizhang.reader.clauses.parser import Parsed
from taizhang.reader.clauses.read import Read
from taizhang.reader.clauses.regions import Wrapper, after_sentence, before_break
from taizhang.reader.clauses.tokens import Kind
from taizhang.reader.reading import Reason


class Verdict(Enum):
    """What a region is."""

    SURE = "sure"
    BARE = "bare"
    """A clause of nothing but names."""
    GENERAL = "general"
    """A sentence that gives a role to collectives alone (各地区、各部门负责落实。)."""
    LIKE = "like"
    """Looks like a clause and is none."""
    NONE = "none"


_LONGEST_LIKE = 300
_SHORTEST_LIKE = 4
_FIRM_ROLE = re.compile("牵头|负责|参加|参与|配合|协办|会同")
_EXPLAINS = re.compile("含|不含|包括|如|例如|以下|指|即|除|注|详见|见|参见|因|原|不")


def judge(text: str, reading: Read) -> Verdict:
    """Decide on one region."""
    parsed = reading.parsed
    if not parsed.assignments:
        return _like(text, reading)
    match reading.region.wrapper:
        case Wrapper.LABEL:
            taken = _labelled(reading) and not _is_site(text, reading)
            return Verdict.SURE if taken else _like(text, reading)
        case Wrapper.SENTENCE:
            return _sentence(text, reading)
        case Wrapper.UNOPENED:
            listed = parsed.roles or _prefixed(parsed) > 1
            return Verdict.SURE if _strict(parsed) and listed else Verdict.NONE
        case _:
            return _bracket(text, reading)


def _labelled(reading: Read) -> bool:
    """Whether a label begins it and at least one name, or one word that may be one, follows."""
    parsed = reading.parsed
    first = next((token for token in reading.tokens if token.kind is not Kind.ENUM), None)
    if first is None or not parsed.labels:
        return False
    if first.kind not in {Kind.LABEL, Kind.DUE, Kind.FIELD, Kind.RULE}:
        return False
    single = parsed.odd == 1 or parsed.open_ended
    return parsed.sound > 0 or (single and all(_short(one.agency) for one in parsed.assignments))


_HOSTS = ("主办", "承办")
_SITE = re.compile("ICP|备案|网站|版权|技术支持|标识码|邮编|公网安备|维护|地址")
_SITE_REACH = 160


def _is_site(text: str, reading: Read) -> bool:
    """Whether it says who runs the web page (主办单位：…人民政府办公厅), at its foot."""
    label = next(token for token in reading.tokens if token.kind is Kind.LABEL)
    region = reading.region
    if not label.words.startswith(_HOSTS):
        return False
    around = text[max(0, region.start - _SITE_REACH // 2) : region.end + _SITE_REACH]
    hosts = ("人民政府", "政府办公厅", "政府办公室", "信息中心")
    return bool(_SITE.search(around)) or reading.parsed.assignments[0].agency.endswith(hosts)


def _strict(parsed: Parsed) -> bool:
    return not parsed.odd and not parsed.junk and parsed.sound > 0


def _bracket(text: str, reading: Read) -> Verdict:
    parsed = reading.parsed
    region = reading.region
    if _labelled(reading):
        return Verdict.SURE
    closes = after_sentence(text, region.start) or before_break(text, region.end)
    if parsed.roles:
        return _with_roles(text, reading, closes=closes)
    if region.wrapper is Wrapper.UNCLOSED and (_prefixed(parsed) < 2 or not _strict(parsed)):
        return Verdict.NONE
    if not parsed.junk and not parsed.labels and _bare(text, reading):
        return Verdict.BARE
    return _like(text, reading)


def _with_roles(text: str, reading: Read, *, closes: bool) -> Verdict:
    parsed = reading.parsed
    named = any(
        own_prefix(one.agency).kind is not Own.BARE and not one.collective
        for one in parsed.assignments
    )
    plain = all(is_plain(one.agency) for one in parsed.assignments)
    if parsed.junk > 12 and parsed.junk * 3 > sum(len(one.agency) for one in parsed.assignments):
        return _like(text, reading)
    told = any(token.kind is Kind.TASK for token in reading.tokens)
    if told and not named and not after_sentence(text, reading.region.start):
        return _like(text, reading)  # 垃圾处置覆盖率100%（由镇街负责日常保洁）。
    if not closes:
        return Verdict.SURE if _strict(parsed) and named and plain else _like(text, reading)
    if parsed.sound > parsed.odd or (parsed.sound and plain):
        return Verdict.SURE
    alone = after_sentence(text, reading.region.start) and parsed.odd == 1
    if (
        plain
        and all(_short(one.agency) for one in parsed.assignments)
        and (alone or parsed.open_ended or _odd_levels(parsed) == parsed.odd)
    ):
        return Verdict.SURE
    return _like(text, reading)


def _prefixed(parsed: Parsed) -> int:
    """How many names carry a prefix: lists of others are found in any prose."""
    return sum(own_prefix(one.agency).kind is not Own.BARE for one in parsed.assignments)


def _odd_levels(parsed: Parsed) -> int:
    """How many names of no known shape at least begin like one (市三防)."""
    odd = {doubt.span for doubt in parsed.doubts if doubt.reason is Reason.NEW_NAME}
    return sum(
        one.span in odd and own_prefix(one.agency).kind is not Own.BARE
        for one in parsed.assignments
    )


def _bare(text: str, reading: Read) -> bool:
    """Whether a list of names without any role word stands as a clause."""
    region, parsed = reading.region, reading.parsed
    assignments = parsed.assignments
    kinds = {token.kind for token in reading.tokens}
    if not kinds <= {
        Kind.NAME,
        Kind.ODD,
        Kind.ENUM,
        Kind.COMMA,
        Kind.BREAK,
        Kind.AND,
        Kind.ETC,
        Kind.RULE,
        Kind.ASIDE,
        Kind.ALL_LATER,
        Kind.DUE,
        Kind.SEMI,
        Kind.STOP,
    }:
        return False
    if not all(is_plain(one.agency) and len(one.agency) <= 30 for one in assignments):
        return False
    if parsed.odd * 3 > parsed.sound or (parsed.odd and _odd_levels(parsed) < parsed.odd):
        return False
    prefixed = _prefixed(parsed)
    before = _last_mark(text, region.start)
    if before in "。！？；…" and before and not_within(text, region.end):
        return prefixed > 0 or len(assignments) > 1
    if not before_break(text, region.end) or before in tuple("门位等构业"):
        return False
    return prefixed > 1


def _last_mark(text: str, place: int) -> str:
    """The last character before a place that is no blank; ``""`` at the beginning of the text."""
    while place > 0 and text[place - 1] in " \u3000\t\n”":
        place -= 1
    return text[place - 1 : place]


def not_within(text: str, place: int) -> bool:
    """After a full stop and a bracket anything but a comma may follow: the next sentence."""
    return place >= len(text) or text[place] not in "，、的"


def _sentence(text: str, reading: Read) -> Verdict:
    parsed = reading.parsed
    if not after_sentence(text, reading.region.start):
        return Verdict.NONE
    labelled = _labelled(reading)
    if not (_named(parsed) if labelled else parsed.roles):
        return Verdict.NONE
    if not _wholly(reading, labelled=labelled):
        assigns = reading.tokens[0].kind is Kind.LEAD_IN and _prefixed(parsed)
        return Verdict.LIKE if labelled or assigns else Verdict.NONE
    if {one.role for one in parsed.assignments} == {Role.PARTICIPANT} and not labelled:
        return Verdict.NONE
    general = not labelled and all(one.collective for one in parsed.assignments)
    return Verdict.GENERAL if general else Verdict.SURE


def _wholly(reading: Read, *, labelled: bool) -> bool:
    """Whether a sentence is agencies and their roles and nothing else."""
    ends = {Kind.ROLE, Kind.DUE, *([Kind.NAME, Kind.ETC] if labelled else [])}
    return (
        _strict(reading.parsed)
        and reading.tokens[-1].kind in ends
        and all(token.kind is not Kind.TASK for token in reading.tokens)
        and all(is_plain(one.agency) and _short(one.agency) for one in reading.parsed.assignments)
    )


def _named(parsed: Parsed) -> bool:
    """Whether somebody in particular is named: 责任主体为企业。 says nothing of offices."""
    return any(not one.agency.endswith(GENERAL_ENDINGS) for one in parsed.assignments)


_VERBAL = re.compile("[要须可将由为是在使让]|应(?!急)|对(?!外|口|台)")


def _short(name: str) -> bool:
    """Whether a name is one that may stand in a sentence without being prose."""
    return (
        len(name) <= 24
        and not any(character.isdigit() for character in name)
        and not (_VERBAL.search(name))
    )


def _like(text: str, reading: Read) -> Verdict:
    """Whether a refused region should be shown to the clerk."""
    region, parsed = reading.region, reading.parsed
    if region.end - region.start > _LONGEST_LIKE or region.wrapper in _SILENT:
        return Verdict.NONE
    if region.wrapper is Wrapper.LABEL or parsed.labels or parsed.rule:
        return Verdict.LIKE
    words = text[region.inner_start : region.inner_end]
    if _EXPLAINS.match(words):
        return Verdict.NONE
    looks = (len(words) > _SHORTEST_LIKE and _FIRM_ROLE.search(words)) or _names_somebody(
        parsed, words
    )
    return Verdict.LIKE if looks else Verdict.NONE


_SILENT = frozenset({Wrapper.SENTENCE, Wrapper.UNOPENED})
"""Prose is full of sentences that end in 负责: those refused are not reported."""


def _names_somebody(parsed: Parsed, words: str) -> bool:
    """Whether names stand beside a role word, or in a list of nothing else."""
    some = parsed.sound or _odd_levels(parsed)
    if some and (parsed.roles or ROLE_CHARACTERS.search(words)):
        return True
    named = any(not one.agency.endswith(GENERAL_ENDINGS) for one in parsed.assignments)
    return parsed.sound > 1 and parsed.sound >= parsed.odd and not parsed.junk and named
