"""What the pane shows: a task or one of its milestones, for a unit, judged as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.record import MilestoneRecord, TaskRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """One place of the plan with what is recorded there now, unsaved changes among it."""

    agency_id: int
    record: TaskRecord
    milestone: MilestoneRecord | None
    as_of: date
    """The bar's day (数据截至): pace and 逾期 are judged as of it."""
    year: int
    """The plan's."""
    scheme: str = ""
    """灯色."""

    @property
    def place(self) -> EvidencePlace:
        """Where evidence and notes stand."""
        milestone_id = None if self.milestone is None else self.milestone.id
        return EvidencePlace(self.agency_id, self.record.id, milestone_id)

    @property
    def own_milestone(self) -> MilestoneRecord | None:
        """The milestone, where it concerns the unit."""
        return self.milestone if self.record.role is not None else None

    def is_about(self, milestone_id: int) -> bool:
        """Whether this milestone is shown, as one that concerns the unit."""
        own = self.own_milestone
        return own is not None and own.id == milestone_id
