"""Where a unit's evidence may stand: its open tasks and their milestones, to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.status import may_record
from taizhang.plan.fold import fold
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with what the plan calls it."""

    place: EvidencePlace
    number: str
    words: str
    folded: str
    """What is typed is looked for here: number and words, of a milestone its task's title too."""

    def has(self, folded_words: list[str]) -> bool:
        """Whether all of these words are in it."""
        return all(word in self.folded for word in folded_words)


_PLACES = """
    SELECT t.id, NULL, t.number, t.title, t.title, d.role, s.position, t.position, 0
    FROM duty AS d JOIN task AS t ON t.id = d.task_id JOIN section AS s ON s.id = t.section_id
    WHERE d.agency_id = :agency AND s.plan_id = :plan
    UNION ALL
    SELECT t.id, m.id, m.number, m.text, t.title, d.role, s.position, t.position, m.position
    FROM duty AS d JOIN task AS t ON t.id = d.task_id JOIN section AS s ON s.id = t.section_id
    JOIN milestone AS m ON m.task_id = t.id
    WHERE d.agency_id = :agency AND s.plan_id = :plan
    ORDER BY 7, 8, 9
"""


def places_of(ledger: Ledger, agency_id: int) -> list[NamedPlace]:
    """Every task that the unit records something in, each with its milestones after it."""
    rows = ledger.rows(_PLACES, {"agency": agency_id, "plan": ledger.plan_id})
    return [
        NamedPlace(
            EvidencePlace(agency_id, task_id, milestone_id),
            number,
            words,
            fold(f"{number} {words} {title}"),
        )
        for task_id, milestone_id, number, words, title, role, *_ in rows
        if may_record(Role(role))
    ]
