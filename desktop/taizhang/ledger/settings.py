"""What is set in a ledger, by key. Settings are written by changes like all else (`changes`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


def setting(ledger: Ledger, key: str) -> str:
    """A setting's value, '' when it was never set."""
    return next(
        (row[0] for row in ledger.rows("SELECT value FROM setting WHERE key = ?", (key,))), ""
    )


def own_agency_key(ledger: Ledger) -> str:
    """The setting that holds 我的单位 of the plan that is shown."""
    return f"own_agency/{ledger.plan_id}"
