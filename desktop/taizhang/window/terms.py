"""The data's own words (roles, statuses, kinds …) in the user's language.

They are stored and printed as the plan has them; only where the window shows them they pass through
here. What the plan says itself is never translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from taizhang.plan.model import Validity

if TYPE_CHECKING:
    from taizhang.plan.model import PlanFacts

CONTEXT = "terms"
"""The translation context: every StrEnum's values, and the history's words."""


def term(word: str) -> str:
    """A word of the data as the window shows it."""
    return QCoreApplication.translate(CONTEXT, str(word)) if word else ""


def standing(facts: PlanFacts) -> str:
    """时效 in words; by what the plan was repealed is quoted as it is."""
    if facts.validity is Validity.IN_FORCE:
        return term(facts.validity)
    words = QCoreApplication.translate("terms", "{validity}：{by}《{title}》")
    return words.format(
        validity=term(facts.validity), by=facts.repealed_by, title=facts.repealed_by_title
    )
