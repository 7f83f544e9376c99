"""From tokens to assignments: the productions of docs/clause-grammar.md.

    clause    = { statement } ;
    statement = [ label ] , list , [ role ] , { with , list } | rule | field | due ;
    list      = entry , { ( "、" | "，" | and | blank ) , entry } , [ etc ] ;
    entry     = name | collective | name , own role ;

The parser never fails: what fits no production becomes a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from taizhang.plan.model import Role
from taizhang.reader.clauses.lexicon import PROSE
from taizhang.reader.clauses.model import Doubt, Named, Rule
from taizhang.reader.clauses.names import (
    Carry,
    is_bare_government,
    is_collective,
    is_local_stem,
    needs_organ,
    takes_collective_tail,
)
from taizhang.reader.clauses.places import NO_PLACES
from taizhang.reader.clauses.tokens import SEPARATORS, Kind, Token
from taizhang.reader.clauses.words import Words, listed
from taizhang.reader.reading import Reason, Span

_LONGEST_ODD = 30
_DETERMINERS = ("各", "有关", "相关", "其他", "全")
_STATIONED_BY = frozenset(listed("中央 部 省 国家 部属 省部属"))
_STATIONED = re.compile("(?:省|市|部)?(?:属|直)?驻")
"""中央、省驻市有关单位 is one collective."""
_BARE_TAILS = frozenset(
    listed(
        "管委会 街道办事处 街道办 办事处 管理委员会 党委 党工委 政府 人民政府 镇政府 乡政府 "
        "乡镇政府 行署 行政公署"
    )
)


def _is_directly_ruled(words: str) -> bool:
    """省直管县（市）人民政府 goes on after 各市; 省有关部门 is an entry of its own."""
    return is_local_stem(words) or words.endswith("政府")


@dataclass(frozen=True, slots=True)
class Entry:
    """One agency of a list, before its role is known."""

    agency: str
    collective: bool
    span: Span
    own_role: Role | None = None


@dataclass(slots=True)
class Parsed:
    """What the tokens of one clause say."""

    assignments: list[Named] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    open_ended: bool = False
    rule: Rule | None = None
    rule_goes_on: bool = False
    rest_role: Role | None = None
    """What FIRST_IS_LEAD says of those after the first (其余为配合单位)."""
    """下同: the rule holds for the clauses that follow as well."""
    rule_subject: str = ""
    labels: int = 0
    roles: int = 0
    sound: int = 0
    odd: int = 0
    junk: int = 0
    """Characters that fit no production."""


class Parser:
    """Reads one clause's tokens."""

    def __init__(
        self, tokens: list[Token], known: frozenset[str], default: Role, places: Words
    ) -> None:
        self.tokens = tokens
        self.known = known
        self.at = 0
        self.parsed = Parsed()
        self.label = default
        self.pending: list[Entry] = []
        self.companions: list[Entry] | None = None
        """Agencies after 会同: they take part in what the others are responsible for."""
        self.places = places
        self.carry = Carry(places)
        self.plain_commas = _plain_commas(tokens)
        self.leading = False
        """The clause puts its role words before the names."""

    def run(self) -> Parsed:
        """Read all tokens."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind in {Kind.NAME, Kind.ODD}:
                self._entry()
                continue
            self._mark(token)
            self.at += 1
        self._flush(None)
        return self.parsed

    # Statements -----------------------------------------------------------------------------------

    def _mark(self, token: Token) -> None:
        match token.kind:
            case Kind.LABEL:
                self._flush(None)
                self.label = token.role or self.label
                self.parsed.labels += 1
            case Kind.ROLE:
                self._role(token)
            case Kind.WITH:
                self.companions = []
            case Kind.OWN_ROLE:
                self._own_role(token)
            case Kind.ETC:
                self.parsed.open_ended = True
            case Kind.ENUM:
                self._check_empty(token)
            case Kind.COMMA:
                if self.at not in self.plain_commas:
                    self.carry = Carry(self.places)
            case Kind.SEMI | Kind.STOP:
                self.carry = Carry(self.places)
                if self.parsed.labels:
                    self._flush(None)
            case _:
                self._beside(token)

    def _role(self, token: Token) -> None:
        """A role for the agencies before it; with none before, for those after (牵头市教育局)."""
        self.parsed.roles += 1
        following = self.tokens[self.at + 1 : self.at + 2]
        before_names = bool(following) and following[0].kind is Kind.NAME
        if token.role and before_names and (self.leading or not self.pending):
            self._flush(None)
            self.leading, self.label = True, token.role
        else:
            self._flush(token.role)

    def _beside(self, token: Token) -> None:
        """What stands in a clause and names nobody."""
        parsed = self.parsed
        match token.kind:
            case Kind.RULE:
                parsed.rule = Rule.FIRST_IS_LEAD
                parsed.rest_role = token.role or parsed.rest_role
                parsed.rule_goes_on = parsed.rule_goes_on or "同" in token.words
            case Kind.ALL_LATER:
                parsed.rule = parsed.rule or Rule.ALL_LATER_ALSO
                parsed.rule_subject = token.words
            case Kind.ASIDE:
                parsed.rule_goes_on = parsed.rule_goes_on or "同" in token.words
            case Kind.DUE:
                parsed.due.append(token.words)
            case Kind.FIELD:
                parsed.remarks.append(token.words)
            case _:
                pass

    def _flush(self, role: Role | None) -> None:
        """Give the agencies read so far their role: the word's, else the label's."""
        given = role or self.label
        for entry in self.pending:
            self._assign(entry, entry.own_role or given)
        for entry in self.companions or []:
            self._assign(entry, entry.own_role or Role.PARTICIPANT)
        self.pending = []
        self.companions = None
        self.carry = Carry(self.places)

    def _assign(self, entry: Entry, role: Role) -> None:
        self.parsed.assignments.append(Named(entry.agency, role, entry.collective, entry.span))

    def _own_role(self, token: Token) -> None:
        entries = self.companions or self.pending
        if entries and token.role:
            entries[-1] = replace(entries[-1], own_role=token.role)
            self.parsed.roles += 1

    def _check_empty(self, token: Token) -> None:
        before = self.tokens[self.at - 1].kind if self.at else None
        after = self.tokens[self.at + 1].kind if self.at + 1 < len(self.tokens) else None
        lost = before in {None, Kind.LABEL, Kind.ENUM, Kind.COMMA, Kind.SEMI} or after is None
        if lost or after in {Kind.LABEL, Kind.SEMI}:
            self.parsed.doubts.append(
                Doubt(Reason.EMPTY_NAME, Span(token.start, token.end), token.words)
            )

    # Entries --------------------------------------------------------------------------------------

    def _entry(self) -> None:
        first = self.at
        if first and self.tokens[first - 1].kind is Kind.NAME:
            here = self.tokens[first]
            self.parsed.doubts.append(
                Doubt(Reason.LOST_TEXT, Span(here.start, here.end), here.words)
            )
        last = self._collective(first)
        self.at = last + 1
        words = "".join(token.words for token in self.tokens[first : last + 1])
        span = Span(self.tokens[first].start, self.tokens[last].end)
        merged = last > first
        sound = merged or self.tokens[first].kind is Kind.NAME
        if not sound and not self._plausible(words, span):
            return
        self.parsed.sound += sound
        collective = merged or is_collective(words)
        agency = self.carry.full(words, collective=collective) if sound else words
        entry = Entry(agency, collective, span)
        (self.pending if self.companions is None else self.companions).append(entry)

    def _collective(self, first: int) -> int:
        """The last token of the collective that begins at a token: 各市 、 县〔区〕人民政府.

        、 stands inside it while kinds of places follow, up to the organ that they all have; a
        determiner (各部门) begins an entry of its own.
        """
        words = self.tokens[first].words
        last = first
        follower = self._next_entry(first)
        if words in _STATIONED_BY and follower and _STATIONED.match(self.tokens[follower].words):
            return follower
        if is_local_stem(words, first=True):
            while (follower := self._next_entry(last)) is not None:
                nxt = self.tokens[follower].words
                if nxt.startswith(_DETERMINERS) or (nxt[0] == "省" and not _is_directly_ruled(nxt)):
                    return last
                waits = needs_organ(self.tokens[last].words) and last > first
                if takes_collective_tail(nxt) or (waits and nxt.endswith("人民政府")):
                    last = follower
                    break
                if not is_local_stem(nxt):
                    return last if last > first and words[0] == "各" else first
                last = follower
            else:
                return last if words[0] == "各" else first
        if last == first and not words.startswith("各"):
            return last
        while (follower := self._next_entry(last)) is not None:
            nxt = self.tokens[follower].words
            if nxt not in _BARE_TAILS and not is_bare_government(nxt):
                break
            last = follower
        return last

    def _next_entry(self, at: int) -> int | None:
        """The entry right after the 、 or 和 that follows a token."""
        if at + 2 >= len(self.tokens) or self.tokens[at + 1].kind not in {Kind.ENUM, Kind.AND}:
            return None
        return at + 2 if self.tokens[at + 2].kind in {Kind.NAME, Kind.ODD} else None

    def _plausible(self, words: str, span: Span) -> bool:
        """Whether words without a name's shape may be one: then they are kept, with a doubt."""
        parsed = self.parsed
        before = self.tokens[self.at - 2].kind if self.at > 1 else None
        stands = (
            before is None
            or before in SEPARATORS
            or before in {Kind.LABEL, Kind.WITH, Kind.LEAD_IN}
        )
        if len(words) < 2:
            parsed.doubts.append(Doubt(Reason.CUT_NAME, span, words))
            parsed.junk += len(words)
            return False
        if not stands or len(words) > _LONGEST_ODD or PROSE.search(words):
            parsed.doubts.append(Doubt(Reason.MIXED_CLAUSE, span, words))
            parsed.junk += len(words)
            return False
        parsed.doubts.append(Doubt(Reason.NEW_NAME, span, words))
        parsed.odd += 1
        return True


def _plain_commas(tokens: list[Token]) -> frozenset[int]:
    """The commas of lists in which no 、 stands: there they only separate (县统计局，商务局)."""
    plain: set[int] = set()
    commas: list[int] = []
    grouped = False
    for place, token in enumerate(tokens):
        if token.kind in _LIST_ENDS:
            plain.update([] if grouped else commas)
            commas, grouped = [], False
        elif token.kind is Kind.COMMA:
            commas.append(place)
        elif token.kind is Kind.ENUM and place:
            grouped = grouped or not is_local_stem(tokens[place - 1].words, first=True)
    return frozenset(plain if grouped else plain.union(commas))


_LIST_ENDS = frozenset({Kind.LABEL, Kind.ROLE, Kind.WITH, Kind.SEMI, Kind.STOP})


def parse(
    tokens: list[Token],
    known: frozenset[str],
    default: Role = Role.RESPONSIBLE,
    places: Words = NO_PLACES,
) -> Parsed:
    """Read a clause's tokens; agencies without role word or label get ``default``.

    ``places`` are those the document is about (`places.places_of`).
    """
    parsed = Parser(tokens, known, default, places).run()
    parsed.doubts.sort(key=lambda doubt: doubt.span)
    parsed.assignments.sort(key=lambda named: named.span)
    return parsed
