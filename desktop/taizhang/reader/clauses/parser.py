"""From tokens to assignments: the productions of docs/clause-grammar.md.

    clause    = { statement } ;
    statement = [ label ] , list , [ role ] , { with , list } | rule | field | due ;
    list      = entry , { ( "、" | "，" | and | blank ) , entry } , [ etc ] ;
    entry     = name | collective | name , own role ;

The parser never fails: what fits no production becomes a doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from taizhang.plan.model import Role
from taizhang.reader.clauses.collectives import last_of_collective, shared_organ
from taizhang.reader.clauses.lexicon import DUE_MARK, PROSE
from taizhang.reader.clauses.model import Doubt, Named, Rule
from taizhang.reader.clauses.names import (
    Carry,
    is_collective,
    is_local_stem,
)
from taizhang.reader.clauses.places import NO_PLACES
from taizhang.reader.clauses.tokens import SEPARATORS, Kind, Token
from taizhang.reader.clauses.words import Words
from taizhang.reader.reading import Reason, Span

_LONGEST_ODD = 30


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
        last = last_of_collective(self.tokens, first)
        self.at = last + 1
        words = "".join(token.words for token in self.tokens[first : last + 1])
        span = Span(self.tokens[first].start, self.tokens[last].end)
        merged = last > first
        organ = "" if merged else shared_organ(self.tokens, first)
        sound = merged or bool(organ) or self.tokens[first].kind is Kind.NAME
        if not sound and not self._plausible(words, span):
            return
        self.parsed.sound += sound
        collective = merged or is_collective(words)
        agency = self.carry.full(words + organ, collective=collective) if sound else words
        entry = Entry(agency, collective, span)
        (self.pending if self.companions is None else self.companions).append(entry)

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
        dated = words[0].isdigit() and DUE_MARK.match(words)
        if not stands or dated or len(words) > _LONGEST_ODD or PROSE.search(words):
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
