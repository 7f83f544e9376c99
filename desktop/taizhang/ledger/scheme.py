"""灯色: in which colours the window, the sheet and the workbook show what is well and what is late.

Cities differ, so it is a setting of the ledger. The words are always printed beside the colours;
which colours a name stands for is for the report to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, one_row
from taizhang.ledger.journal import RowEdit, Subject
from taizhang.ledger.settings import setting

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

SCHEMES = ("绿黄红", "蓝黄红", "蓝橙红", "黑白")
"""The names: well, wants attention, late. The first is the one without a choice."""

KEY = "scheme"


@dataclass(frozen=True, slots=True)
class SetScheme(Change):
    """Choose the colours by their name."""

    name: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting's row. Raises KnownError when there is no such scheme."""
        require_scheme(self.name)
        before = one_row(ledger, "SELECT * FROM setting WHERE key = ?", (KEY,))
        after = None if self.name == SCHEMES[0] else {"key": KEY, "value": self.name}
        return [RowEdit("setting", before, after)]

    def subject(self, ledger: Ledger) -> Subject:
        """The scheme by its name."""
        return Subject(self.name)


def scheme(ledger: Ledger) -> str:
    """The name of the colours that were chosen; the first one when none was."""
    chosen = setting(ledger, KEY)
    return chosen if chosen in SCHEMES else SCHEMES[0]


def require_scheme(name: str) -> None:
    """Raises KnownError when there is no scheme of that name."""
    if name not in SCHEMES:
        raise KnownError("没有名为“{0}”的灯色。可选：{1}。", name, "、".join(SCHEMES))
