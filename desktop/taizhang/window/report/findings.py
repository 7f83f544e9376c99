"""交前检查 for the window: the findings of one unit's report or of all, with the reasons kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.ledger.excuses import excuses
from taizhang.ledger.feedback import surroundings
from taizhang.report.check import check, unexcused

if TYPE_CHECKING:
    from datetime import date

    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.record import Record
    from taizhang.ledger.store import Ledger
    from taizhang.report.check_finding import Finding

LostFiles = Mapping[int, Collection[int]]
"""By unit: the ids of evidence that cannot be read, as far as it was looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding of a unit's report, with why it may stand ('' for no reason)."""

    unit: Unit
    finding: Finding
    reason: str

    @property
    def key(self) -> str:
        """Whose and which."""
        return f"{self.unit.name} {self.finding.key}"

    @property
    def hinders(self) -> bool:
        """Whether it must be mended or given a reason first."""
        return bool(
            unexcused([self.finding], {self.finding.key: self.reason} if self.reason else {})
        )


def checked(
    ledger: Ledger, units: Sequence[Unit], records: Sequence[Record], as_of: date, lost: LostFiles
) -> list[Checked]:
    """What is to be mended, unit by unit in the plan's order. ``records`` are the units'."""
    found = []
    for unit, record in zip(units, records, strict=True):
        around = surroundings(ledger, unit.id, as_of, lost.get(unit.id, ()))
        reasons = excuses(ledger, unit.id, as_of)
        found += [Checked(unit, f, reasons.get(f.key, "")) for f in check(record, around)]
    return found
