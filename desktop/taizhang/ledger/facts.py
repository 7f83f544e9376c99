"""What is said of the plan that is shown as a whole, and the day it is judged by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from taizhang.plan.model import PlanFacts, Validity

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

FACTS = """
    SELECT title, notice_title, doc_number, index_number, issuer, issued_on, year, validity,
           repealed_by, repealed_by_title
    FROM plan WHERE id = ?
"""


def plan_facts(ledger: Ledger) -> PlanFacts:
    """What is said of the plan that is shown, as a whole.

    Raises:
        KnownError: the ledger holds no plan.
    """
    return facts_of(ledger.rows(FACTS, (ledger.plan_id,))[0])


def facts_of(row: tuple[Any, ...]) -> PlanFacts:
    """A row of `FACTS`."""
    title, notice, doc, index, issuer, issued_on, year, validity, by, by_title = row
    return PlanFacts(
        title=title,
        notice_title=notice,
        doc_number=doc,
        index_number=index,
        issuer=issuer,
        issued_on=date.fromisoformat(issued_on) if issued_on else None,
        year=year,
        validity=Validity(validity),
        repealed_by=by,
        repealed_by_title=by_title,
    )


def default_as_of(ledger: Ledger, agency_id: int, today: date) -> date:
    """The day a report is made as of when none is chosen.

    The end of the plan's year once it is past, since a plan is judged by its own year; but never
    before the agency's last recorded completion, so that nothing recorded is left out unasked.
    """
    year_end = date(plan_facts(ledger).year, 12, 31)
    sql = "SELECT max(completed_on) FROM progress WHERE agency_id = ?"
    last = ledger.rows(sql, (agency_id,))[0][0]
    day = min(today, year_end)
    return max(day, date.fromisoformat(last)) if last else day
