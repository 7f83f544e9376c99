"""What the clause grammar finds in a cleaned text; spans are of that text (`view.View`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taizhang.plan.model import Role
from taizhang.reader.reading import Reason, Span


class Rule(StrEnum):
    """What a clause says of the clauses that follow it (下同)."""

    FIRST_IS_LEAD = "first_is_lead_from_here"
    ALL_LATER_ALSO = "all_later_also"
    """以下均需…落实，不再列出: recorded, not added to the later clauses."""


@dataclass(frozen=True, slots=True)
class Named:
    """One agency in a clause, its prefix restored; ``span`` holds it as it was written."""

    agency: str
    role: Role
    collective: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in or about a clause to look at."""

    reason: Reason
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Clause:
    """An assignment clause with its wrapper and label, from bracket to bracket (or line)."""

    span: Span
    words: str
    assignments: tuple[Named, ...]
    open_ended: bool
    rule: Rule | None = None
    rule_subject: str = ""
    """For ALL_LATER_ALSO: whom it adds (试点城市政府)."""
    due_words: str = ""
    """A deadline or period inside the clause (6月底完成, 年内+持续); other extra fields go to
    ``remarks`` (适用范围：福建自贸试验区)."""
    remarks: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Clauses:
    """All clauses of a text in order, and every place that looks like one and was not taken."""

    taken: tuple[Clause, ...]
    not_taken: tuple[Doubt, ...]
