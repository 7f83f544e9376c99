"""Taking a piece between two separators apart into tokens, at blanks only where they separate."""

from __future__ import annotations

from taizhang.plan.model import Role
from taizhang.reader.clauses.brackets import CLOSERS, OPENERS
from taizhang.reader.clauses.compact import Compact
from taizhang.reader.clauses.lexicon import (
    AND_WORDS,
    ASIDES,
    FIRST_IS_LEAD,
    LABEL_ROLES,
    LEAD_INS,
    NUMBER,
    REST_IS,
    WITH_WORDS,
)
from taizhang.reader.clauses.names import (
    Own,
    is_local_stem,
    is_name,
    needs_organ,
    own_prefix,
    takes_collective_tail,
)
from taizhang.reader.clauses.phrases import FIRM_ORGANS, Phrases
from taizhang.reader.clauses.tokens import Kind, Token
from taizhang.reader.clauses.words import listed


class Pieces(Phrases):
    """Takes pieces of one compact stretch apart."""

    def __init__(self, compact: Compact, known: frozenset[str], *, listed: bool) -> None:
        super().__init__(compact.words, known)
        self.compact, self.listed = compact, listed
        self.ruled = False
        """Whether 列第一位者为牵头单位 was read: what 其余 are may follow it."""

    def token(
        self, kind: Kind, start: int, end: int, words: str = "", role: Role | None = None
    ) -> Token:
        """A token of ``words[start:end]``, with its place in the text."""
        place = self.compact
        return Token(
            kind, place.start_of(start), place.end_of(end), words or self.words[start:end], role
        )

    def tokens(self, start: int, end: int, before: list[Token]) -> list[Token]:
        """The tokens of the piece ``words[start:end]``; ``before`` are those already read."""
        found: list[Token] = []
        for place, stop in self._parts(start, end):
            if place > start:
                found.append(self.token(Kind.BREAK, place, place + 1, " "))
                found[-1] = Token(
                    Kind.BREAK, self.compact.end_of(place), self.compact.start_of(place), " "
                )
            found.extend(self._part(place, stop, [*before[-1:], *found]))
        return found

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The piece cut at those blanks that separate; the others are damage inside a word."""
        parts: list[tuple[int, int]] = []
        depth = 0
        begun = start
        for place in range(start, end):
            blank = place > begun and depth <= 0 and place in self.compact.gaps
            if blank and self._separates(begun, place, end):
                parts.append((begun, place))
                begun = place
            depth += (self.words[place] in OPENERS) - (self.words[place] in CLOSERS)
        parts.append((begun, end))
        return parts

    def _separates(self, begun: int, gap: int, end: int) -> bool:
        """Whether the blank before ``gap`` parts two names (省教育厅 省财政厅) or broke one."""
        if self.words[gap] in OPENERS or not self._complete(begun, gap):
            return False
        if self.role_at(gap, end) or self.etc_at(gap, end) or self._crossed(begun, gap, end):
            return False
        if self._joins(self.words[begun:gap], gap, end):
            return False
        whole = self._name_over(begun, gap, end)
        return whole == 0 or self._parts_names(gap, whole)

    def _name_over(self, begun: int, gap: int, end: int) -> int:
        """Where the name ends that the words on both sides of a blank make; 0 if they make none."""
        place = begun
        while place < gap:
            stop, sound = self.name_end(place, end)
            if stop > gap:
                return stop if sound else 0
            link = self.link_at(stop, end)
            place = self.etc_at(stop, end) or (link[1] if link else end)
        return 0

    def _parts_names(self, gap: int, whole: int) -> bool:
        """Whether the blank in what would make one name as well (财政局 公安局) parts two."""
        tail = self.words[gap:whole]
        if not is_name(tail, self.known):
            return False
        before = self.words[gap - 1]
        firm = before in FIRM_ORGANS or (not self.listed and before in _LESS_FIRM)
        return own_prefix(tail).kind is not Own.BARE or (firm and len(tail) > 2)

    def _crossed(self, begun: int, gap: int, end: int) -> bool:
        """Whether a role phrase or 等有关部门 goes on over the blank (按 职责分工负责)."""
        for place in range(max(begun + 2, gap - 14), gap):
            role = self.role_at(place, end)
            if (role and role[0] > gap) or self.etc_at(place, end) > gap:
                return True
        return False

    def _complete(self, begun: int, gap: int) -> bool:
        """Whether what stands before a blank could end there."""
        if is_name(self.words[begun:gap], self.known):
            return True
        return any(
            self.role_at(place, gap) or self.etc_at(place, gap)
            for place in range(max(begun + 2, gap - 20), gap)
        )

    def _joins(self, before: str, gap: int, end: int) -> bool:
        """Words that belong to the name before the blank: 人民银行 南京分行, 市政府 办公室."""
        after = self.words[gap:end]
        if is_local_stem(before, first=True) and needs_organ(before):
            return takes_collective_tail(after)
        if before.endswith(("银行", "公司", "人行", "集团")) and after.endswith(
            ("分行", "支行", "分公司", "公司", "中支")
        ):
            return own_prefix(after).kind is not Own.LEVEL
        if AND_WORDS.at(self.words, gap) or WITH_WORDS.at(self.words, gap):
            return True
        if before in _OFFICES:
            return own_prefix(after).kind is not Own.LEVEL
        return (
            before.endswith(("委", "政府"))
            and len(before) <= 4
            and own_prefix(after).kind is Own.BARE
        )

    def _part(self, start: int, end: int, before: list[Token]) -> list[Token]:
        number = NUMBER.match(self.words, start, end)
        start = number.end() if number else start
        if end - start > 1 and self.words[end - 1] == "”" and "“" not in self.words[start:end]:
            end -= 1
        words = self.words[start:end]
        if ASIDES.at(words, 0) == words:
            return [self.token(Kind.ASIDE, start, end)]
        if FIRST_IS_LEAD.fullmatch(words):
            self.ruled = True
            return [self.token(Kind.RULE, start, end)]
        if self.ruled and (rest := REST_IS.fullmatch(words)):
            return [self.token(Kind.RULE, start, end, role=LABEL_ROLES.get(rest["label"]))]
        if self.is_due(start, end):
            return [self.token(Kind.DUE, start, end)]
        found: list[Token] = []
        place = start
        while place < end:
            last = found[-1].kind if found else before[-1].kind if before else None
            token, place = self._next(place, end, last)
            found.append(token)
        return found

    def _next(self, place: int, end: int, last: Kind | None) -> tuple[Token, int]:
        """The token at a place of a part, and where it ends."""
        if role := self.role_at(place, end):
            return self.token(Kind.ROLE, place, role[0], role=role[1]), role[0]
        if beside := self._beside(place, end, last):
            return beside
        etc = self.etc_at(place, end) if last in _AFTER_NAMES else 0
        if etc:
            return self.token(Kind.ETC, place, etc), etc
        linked = self.link_at(place, end) if last in _AFTER_NAMES else None
        if linked:
            return self.token(linked[0], place, linked[1]), linked[1]
        lead_in = LEAD_INS.at(self.words, place)
        if lead_in and place + len(lead_in) < end and last not in {Kind.NAME, Kind.ODD}:
            return self.token(Kind.LEAD_IN, place, place + len(lead_in)), place + len(lead_in)
        name_end, sound = self.name_end(place, end)
        return self.token(Kind.NAME if sound else Kind.ODD, place, name_end), name_end

    def _beside(self, place: int, end: int, last: Kind | None) -> tuple[Token, int] | None:
        """What stands right behind a role phrase or a name and is no part of the list.

        Behind a role a deadline (负责6月底前完成) or its task (负责资金保障); behind a name, in
        brackets, its own role or a rule.
        """
        if last is Kind.ROLE:
            if self.is_due(place, end):
                return self.token(Kind.DUE, place, end), end
            if not self.role_ends(place, end, "负责"):
                return self.token(Kind.TASK, place, end), end
        if last not in {Kind.NAME, Kind.ODD}:
            return None
        if own := self.own_role_at(place, end):
            return self.token(Kind.OWN_ROLE, place, own[0], role=own[1]), own[0]
        if stop := self.own_rule_at(place, end):
            rest = REST_IS.search(self.words, place, stop - 1)
            role = LABEL_ROLES.get(rest["label"]) if rest else None
            return self.token(Kind.RULE, place, stop, role=role), stop
        return None


_LESS_FIRM = frozenset("会院处心府行队司")
_OFFICES = frozenset(listed("省局 市局 区局 县局 总局 省厅 国务院"))
"""Before a blank they wait for the rest of their division's name."""
_AFTER_NAMES = frozenset(
    {Kind.NAME, Kind.ODD, Kind.ETC, Kind.OWN_ROLE, Kind.ROLE, Kind.ENUM, Kind.COMMA}
)
