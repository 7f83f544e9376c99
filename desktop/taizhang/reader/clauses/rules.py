"""What one clause says of others: 列第一位者为牵头单位，下同."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from taizhang.plan.model import Role
from taizhang.reader.clauses.lexicon import FIRST_IS_LEAD
from taizhang.reader.clauses.model import Clause, Named, Rule
from taizhang.reader.reading import Span


def first_leads(assignments: tuple[Named, ...]) -> tuple[Named, ...]:
    """Make the first agency of a list lead, unless the clause says itself who does.

    Agencies that only take part or guide stay what explicit words made them.
    """
    if any(named.role is Role.LEAD for named in assignments):
        return assignments
    for k, named in enumerate(assignments):
        if named.role is Role.RESPONSIBLE:
            return (*assignments[:k], replace(named, role=Role.LEAD), *assignments[k + 1 :])
    return assignments


def apply_rules(clauses: list[tuple[Clause, bool]], outside: list[int]) -> list[Clause]:
    """Apply FIRST_IS_LEAD to the clauses of a text, in their order.

    Beside each clause stands whether its rule goes on (下同); ``outside`` are the places where a
    sentence outside all clauses sets the rule. Such a sentence holds for the clauses after it, and
    where none come after (a note at the end), for all.
    """
    last = clauses[-1][0].span.start if clauses else 0
    begins = min((place if place < last else 0 for place in outside), default=None)
    lasting = False
    out: list[Clause] = []
    for clause, goes_on in clauses:
        ruled = clause.rule is Rule.FIRST_IS_LEAD
        lasting = lasting or (ruled and goes_on)
        lasting = lasting or (begins is not None and clause.span.start >= begins)
        leads = first_leads(clause.assignments) if lasting or ruled else clause.assignments
        out.append(replace(clause, assignments=leads))
    return out


_LEADER = re.compile("(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门)")
_SENTENCE = re.compile("[，。；：\\n（）()]")
_NO_RULE = re.compile("第一(?:书记|责任人|时间|批|产业|阶段|季度)")
_LONGEST_RULE = 40


def rules_outside(text: str, taken: Iterable[Span]) -> list[Span]:
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
            found.append(Span(match.end() - len(words), match.end()))
    return found
