"""交前检查: findings that the office hands in all the same, each with its reason.

An excuse is for one unit's report as of one day: next month's is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, storable
from taizhang.ledger.journal import RowEdit, Subject

if TYPE_CHECKING:
    from datetime import date, datetime

    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class ExcuseFinding(Change):
    """Let a finding stand, and keep why; '' takes the excuse back. ``finding`` is its key."""

    agency_id: int
    as_of: date
    finding: str
    reason: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The excuse's row. Raises KnownError when there is neither a reason nor an excuse."""
        before_reason = excuses(ledger, self.agency_id, self.as_of).get(self.finding)
        reason = storable(self.reason)
        if not reason and before_reason is None:
            raise KnownError("请写理由：为什么“{0}”可以照样上报。", self.finding)
        before = None if before_reason is None else self._row(before_reason)
        return [RowEdit("report_excuse", before, self._row(reason) if reason else None)]

    def subject(self, ledger: Ledger) -> Subject:
        """The finding, and the unit whose report it is about."""
        return Subject(f"{self.finding}（{self.as_of}）", self.agency_id)

    def _row(self, reason: str) -> dict[str, str | int]:
        return {
            "agency_id": self.agency_id,
            "as_of": self.as_of.isoformat(),
            "finding": self.finding,
            "reason": reason,
        }


def excuses(ledger: Ledger, agency_id: int, as_of: date) -> dict[str, str]:
    """The reasons kept for the unit's report as of that day, by the findings' keys."""
    sql = "SELECT finding, reason FROM report_excuse WHERE agency_id = ? AND as_of = ?"
    return dict(ledger.rows(sql, (agency_id, as_of.isoformat())))
