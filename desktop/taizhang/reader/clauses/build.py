"""Making a `Clause` of what was read, and one clause of labels that stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from taizhang.plan.model import Role
from taizhang.reader.clauses.model import Clause, Doubt, Named
from taizhang.reader.clauses.read import Read
from taizhang.reader.clauses.regions import Region, Wrapper
from taizhang.reader.clauses.rules import Ruled
from taizhang.reader.clauses.tokens import Kind
from taizhang.reader.reading import Reason, Span

_NEAR = 12


@dataclass(frozen=True, slots=True)
class Taken:
    """A region that was taken for a clause."""

    region: Region
    read: Read
    clause: Clause

    @property
    def ruled(self) -> Ruled:
        """The clause with how far its rule goes."""
        return Ruled(self.clause, self.read.parsed.rule_goes_on, self.read.parsed.rest_role)


def build(text: str, reading: Read) -> Taken:
    """The clause that a reading says."""
    region, parsed = reading.region, reading.parsed
    span = Span(region.start, region.end)
    doubts = list(parsed.doubts)
    if region.wrapper in {Wrapper.UNCLOSED, Wrapper.UNOPENED}:
        doubts.append(Doubt(Reason.UNCLOSED, span, text[span.start : span.end]))
        doubts = _cut(reading, doubts)
    clause = Clause(
        span=span,
        words=text[span.start : span.end],
        assignments=_once(parsed.assignments),
        open_ended=parsed.open_ended,
        rule=parsed.rule,
        rule_subject=parsed.rule_subject,
        due_words="；".join(parsed.due),
        remarks="；".join(parsed.remarks),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
    )
    return Taken(region, reading, clause)


def _cut(reading: Read, doubts: list[Doubt]) -> list[Doubt]:
    """The last name of an unclosed clause that has no name's shape was cut off."""
    last = reading.tokens[-1]
    if last.kind is not Kind.ODD:
        return doubts
    place = Span(last.start, last.end)
    return [
        replace(doubt, reason=Reason.CUT_NAME)
        if doubt.span == place and doubt.reason is Reason.NEW_NAME
        else doubt
        for doubt in doubts
    ]


def _once(assignments: list[Named]) -> tuple[Named, ...]:
    """Each agency once in each role."""
    seen: set[tuple[str, Role]] = set()
    kept = []
    for named in assignments:
        if (named.agency, named.role) not in seen:
            seen.add((named.agency, named.role))
            kept.append(named)
    return tuple(kept)


def merge(text: str, taken: list[Taken]) -> list[Taken]:
    """Join clauses that follow at once and give other roles: （牵头单位：A）（配合单位：B）."""
    out: list[Taken] = []
    for one in taken:
        if out and _belongs(text, out[-1], one):
            out[-1] = _joined(text, out[-1], one)
        else:
            out.append(one)
    return out


def _belongs(text: str, first: Taken, second: Taken) -> bool:
    between = text[first.region.end : second.region.start]
    if len(between) > _NEAR or between.strip(" \u3000\n\t；;，,、"):
        return False
    roles = {named.role for named in first.clause.assignments}
    return not roles & {named.role for named in second.clause.assignments}


def _joined(text: str, first: Taken, second: Taken) -> Taken:
    region = replace(first.region, end=second.region.end)
    one, two = first.clause, second.clause
    clause = Clause(
        span=Span(region.start, region.end),
        words=text[region.start : region.end],
        assignments=one.assignments + two.assignments,
        open_ended=one.open_ended or two.open_ended,
        rule=one.rule or two.rule,
        rule_subject=one.rule_subject or two.rule_subject,
        due_words="；".join(filter(None, (one.due_words, two.due_words))),
        remarks="；".join(filter(None, (one.remarks, two.remarks))),
        doubts=one.doubts + two.doubts,
    )
    return Taken(region, second.read if two.rule else first.read, clause)
