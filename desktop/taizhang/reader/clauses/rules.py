"""What one clause says of others: 列第一位者为牵头单位，下同."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from taizhang.plan.model import Role
from taizhang.reader.clauses.lexicon import FIRST_IS_LEAD, LABEL_ROLES, REST_IS
from taizhang.reader.clauses.model import Clause, Named, Rule
from taizhang.reader.reading import Span


@dataclass(frozen=True, slots=True)
class Ruled:
    """A clause with how far its rule goes: ``goes_on`` (下同), and what the rest are by it."""

    clause: Clause
    goes_on: bool = False
    rest: Role | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """A sentence outside all clauses that sets the rule."""

    span: Span
    rest: Role | None = None


def first_leads(assignments: tuple[Named, ...], rest: Role | None = None) -> tuple[Named, ...]:
    """Make the first agency of a list lead, unless the clause says itself what it does.

    Explicit roles stand: where another leads, or the first guides or takes part, nothing changes.
    ``rest`` is what those after the first are who would be responsible (其余为配合单位).
    """
    if not assignments or assignments[0].role is not Role.RESPONSIBLE:
        return assignments
    if any(named.role is Role.LEAD for named in assignments):
        return assignments
    after = tuple(
        replace(named, role=rest) if rest and named.role is Role.RESPONSIBLE else named
        for named in assignments[1:]
    )
    return (replace(assignments[0], role=Role.LEAD), *after)


def apply_rules(clauses: Sequence[Ruled], outside: Sequence[Outside]) -> list[Clause]:
    """Apply FIRST_IS_LEAD to the clauses of a text, in their order.

    A sentence outside holds for the clauses after it, and where none come after (a note at the
    end), for all.
    """
    last = clauses[-1].clause.span.start if clauses else 0
    begins = {one.span.start if one.span.start < last else 0: one.rest for one in outside}
    begin = min(begins, default=None)
    lasting = False
    rest: Role | None = None
    out: list[Clause] = []
    for one in clauses:
        clause = one.clause
        ruled = clause.rule is Rule.FIRST_IS_LEAD
        if ruled and one.goes_on:
            lasting, rest = True, one.rest
        elif not lasting and begin is not None and clause.span.start >= begin:
            lasting, rest = True, begins[begin]
        leads = clause.assignments
        if lasting or ruled:
            leads = first_leads(leads, one.rest if ruled else rest)
        out.append(replace(clause, assignments=leads))
    return out


_LEADER = re.compile("(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门)")
_SENTENCE = re.compile("[，。；：\\n（）()]")
_NO_RULE = re.compile("第一(?:书记|责任人|时间|批|产业|阶段|季度)")
_LONGEST_RULE = 40


def rules_outside(text: str, taken: Iterable[Span]) -> list[Outside]:
    """Sentences outside the clauses that make the first agency of each list lead."""
    spans = sorted(taken)
    starts = [span.start for span in spans]
    found = []
    for match in _LEADER.finditer(text):
        k = bisect_right(starts, match.start())
        if k > 0 and spans[k - 1].end > match.start():
            continue
        low = max(0, match.start() - _LONGEST_RULE)
        words = _SENTENCE.split(text[low : match.start()])[-1] + match[0]
        if FIRST_IS_LEAD.fullmatch(words) and not _NO_RULE.search(words):
            rest = REST_IS.match(text, match.end() + 1)
            role = LABEL_ROLES.get(rest["label"]) if rest else None
            found.append(Outside(Span(match.end() - len(words), match.end()), role))
    return found
