"""What may begin at a place in words without marks: a name, a connective, a role phrase, 等.

``省卫生健康委等省有关部门和各市政府按职责分工负责`` is read from the left. A name ends at the first
place where what stands before is shaped like a name and something begins that may follow one.
"""

from __future__ import annotations

from taizhang.plan.model import Role
from taizhang.reader.clauses.brackets import CLOSERS, OPENERS
from taizhang.reader.clauses.lexicon import (
    ALONE,
    AND_WORDS,
    BARE_NOUNS,
    DUE,
    DUE_MARK,
    ETC_NOUNS,
    ETC_QUALIFIERS,
    FIRM_VERBS,
    FIRST_IS_LEAD,
    LABEL_ROLES,
    NOT_A_ROLE,
    NOT_A_TASK,
    PRECEDENCE,
    ROLE_PARTS,
    ROLE_WORDS,
    SHORT_LABEL_ROLES,
    WITH_KEEPS,
    WITH_WORDS,
    Part,
)
from taizhang.reader.clauses.names import (
    LONGEST,
    Own,
    is_name,
    own_prefix,
)
from taizhang.reader.clauses.tokens import Kind
from taizhang.reader.clauses.words import Words, listed

_BARE_NOUNS = Words(BARE_NOUNS)
_LINKS = "并且及和"


class Phrases:
    """Answers for one stretch of words; ``known`` are names that need no shape."""

    def __init__(self, words: str, known: frozenset[str]) -> None:
        self.words, self.known = words, known

    def name_end(self, place: int, end: int) -> tuple[int, bool]:
        """Where the name at a place ends, and whether it is shaped like one."""
        depth = 0
        fallback = end
        for stop in range(place + 1, end + 1):
            before = self.words[stop - 1]
            depth += (before in OPENERS) - (before in CLOSERS)
            if depth > 0 or (stop < end and not self._may_follow(stop)):
                continue
            words = self.words[place:stop] if stop - place <= LONGEST else ""
            shared = words in _ZONES and AND_WORDS.at(self.words, stop)
            if is_name(words, self.known) and not shared and self._follows(stop, end):
                return self._glued(place, stop) or stop, True
            if fallback == end and stop < end and self._ends_odd(stop, end):
                fallback = stop
            if stop == end and (glued := self._glued(place, end)):
                return glued, True
        return fallback, False

    def _glued(self, place: int, end: int) -> int:
        """Where a second name begins whose 、 was lost: 区监管办区住房城乡建设委; 0 for none."""
        level = self.words[place]
        if level not in _LEVELS or end - place < _GLUED:
            return 0
        stop = self.words.find(level, place + 3, end - 3)
        while stop > 0:
            if self.words[stop - 1] in FIRM_ORGANS and is_name(self.words[stop:end], self.known):
                return stop
            stop = self.words.find(level, stop + 1, end - 3)
        return 0

    def _may_follow(self, place: int) -> bool:
        return self.words[place] in _FOLLOWERS

    def _follows(self, place: int, end: int) -> bool:
        """Whether something that may follow a name begins at a place."""
        if place == end:
            return True
        if self.role_at(place, end) or self.etc_at(place, end):
            return True
        if self.own_role_at(place, end) or self.own_rule_at(place, end):
            return True
        link = self.link_at(place, end)
        return link is not None and self._begins_name(link[1], end)

    def _ends_odd(self, place: int, end: int) -> bool:
        """Words of no known shape end only where the rest of the piece is a role phrase or 等."""
        role = self.role_at(place, end)
        if role:
            return role[0] == end
        etc = self.etc_at(place, end)
        return bool(etc) and (etc == end or self.role_at(etc, end) is not None)

    def _begins_name(self, place: int, end: int) -> bool:
        """Whether a name of its own begins after 和; 单位, 政府 belong to the name before."""
        noun = _BARE_NOUNS.at(self.words, place)
        after = place + len(noun)
        if noun and (after == end or self.words[after] in _FOLLOWERS):
            return False
        return any(
            is_name(self.words[place:stop], self.known)
            for stop in range(place + 2, min(end, place + LONGEST) + 1)
            if stop == end or self._may_follow(stop)
        )

    def link_at(self, place: int, end: int) -> tuple[Kind, int] | None:
        """会同 or 和 at a place, with something after it: which, and where it ends."""
        with_word = WITH_WORDS.at(self.words, place)
        if with_word:
            stop = place + WITH_KEEPS.get(with_word, len(with_word))
            return (Kind.WITH, stop) if stop < end else None
        and_word = AND_WORDS.at(self.words, place)
        if and_word and place + len(and_word) < end:
            return Kind.AND, place + len(and_word)
        return None

    def own_role_at(self, place: int, end: int) -> tuple[int, Role] | None:
        """（牵头） or （牵头单位） behind a name."""
        if self.words[place] not in OPENERS:
            return None
        close = place + 1
        while close < end and self.words[close] not in CLOSERS:
            close += 1
        inner = self.words[place + 1 : close]
        role = SHORT_LABEL_ROLES.get(inner) or LABEL_ROLES.get(inner)
        part = ROLE_PARTS.get(inner)
        if role is None and part in PRECEDENCE:
            role = Role(part.value)
        return (min(close + 1, end), role) if role else None

    def own_rule_at(self, place: int, end: int) -> int:
        """Where （列第一位为牵头单位，下同） behind a list ends; 0 for none."""
        if self.words[place] not in OPENERS or self.words[end - 1] not in CLOSERS:
            return 0
        parts = self.words[place + 1 : end - 1].split("，")
        return end if any(FIRST_IS_LEAD.fullmatch(part) for part in parts) else 0

    def role_at(self, place: int, end: int) -> tuple[int, Role] | None:
        """The role phrase at a place: where it ends and which role it gives."""
        verbs: set[Part] = set()
        share = False
        word = ""
        stop = place
        while stop < end:
            nxt = ROLE_WORDS.at(self.words, stop)
            if not nxt or stop + len(nxt) > end:
                if verbs and self.words[stop] in _LINKS and ROLE_WORDS.at(self.words, stop + 1):
                    stop += 1
                    continue
                break
            part = ROLE_PARTS[nxt]
            if part is Part.OBJECT and not verbs and not share:
                break
            word = nxt
            stop += len(nxt)
            share = share or part is Part.SHARE
            if part in PRECEDENCE:
                verbs.add(part)
        if not verbs and stop == end and word in ALONE:
            verbs.add(ALONE[word])
        if not verbs and not (share and stop == end):
            return None
        if not self.role_ends(stop, end, word) and not self._task_follows(stop, end, word):
            return None
        role = next((part.value for part in PRECEDENCE if part in verbs), Role.RESPONSIBLE)
        return stop, Role(role)

    def is_due(self, place: int, end: int) -> bool:
        """Whether the words are a deadline or a period."""
        words = self.words[place:end]
        return len(words) < 40 and bool(DUE_MARK.search(words) and DUE.fullmatch(words))

    def _task_follows(self, stop: int, end: int, word: str) -> bool:
        """Whether the rest says what for: 市财政局负责资金保障."""
        rest = self.words[stop:end]
        return (
            word in _WITH_TASK
            and not NOT_A_ROLE.at(self.words, stop)
            and 2 <= len(rest) <= _LONGEST_TASK
            and not rest.endswith(NOT_A_TASK)
            and not rest.startswith(NOT_A_TASK)
            and not is_name(rest, self.known)
        )

    def role_ends(self, stop: int, end: int, word: str) -> bool:
        """Whether a role phrase may end here: nothing, or something that is no part of a name."""
        if stop == end:
            return True
        if NOT_A_ROLE.at(self.words, stop):
            return False
        if WITH_WORDS.at(self.words, stop) or self.words[stop] in OPENERS:
            return True
        rest = self.words[stop:end]
        if self.is_due(stop, end):
            return True
        return (
            word in FIRM_VERBS
            and own_prefix(rest).kind is not Own.BARE
            and self._begins_name(stop, end)
        )

    def etc_at(self, place: int, end: int) -> int:
        """Where 等, 等部门, 等省直有关部门 ends; 0 where there is none."""
        if not self.words.startswith("等", place) or place >= end:
            return 0
        stop = place + 1
        while stop < end:
            if self.words[stop].isdigit() or self.words[stop] in "个家多十":
                stop += 1
            elif word := ETC_NOUNS.at(self.words, stop):
                return self._after_nouns(stop + len(word), end)
            elif word := ETC_QUALIFIERS.at(self.words, stop):
                stop += len(word) + (1 if word.endswith("驻") else 0)
            else:
                break
        return place + 1

    def _after_nouns(self, stop: int, end: int) -> int:
        """等部门和单位: nouns that 和 adds without naming anybody."""
        while stop < end and (link := AND_WORDS.at(self.words, stop)):
            noun = _BARE_NOUNS.at(self.words, stop + len(link))
            after = stop + len(link) + len(noun)
            if not noun or (after < end and self.words[after] not in _FOLLOWERS):
                break
            stop = after
        return min(stop, end)


_WITH_TASK = frozenset(listed("负责 具体负责 牵头 牵头负责 配合 参与 指导"))
_LONGEST_TASK = 14
_LEVELS = frozenset("省市县区州")
FIRM_ORGANS = frozenset("局厅委办")
"""Endings that hardly ever stand in the middle of a name."""
_ZONES = frozenset(listed("园区 开发区 高新区 经开区 新区 示范区 街道 乡镇 功能区 景区"))
"""Before 和 they share the organ that follows: 园区和示范区管委会 is one."""
_GLUED = 8
"""Two names glued together have at least so many characters."""
_FOLLOWERS = frozenset(
    {word[0] for word in ROLE_PARTS} | set("等和及以与暨并还会商协联组由") | set(OPENERS)
)
