"""我的视图: filters kept under a name, in the ledger, so that they travel with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, one_row
from taizhang.ledger.filters import View, from_json, to_json
from taizhang.ledger.journal import RowEdit, Subject
from taizhang.ledger.settings import setting

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

PREFIX = "view/"
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class SaveView(Change):
    """Keep a view under a name, in place of another of that name."""

    name: str
    view: View

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting that holds it. Raises KnownError for a name that cannot be one."""
        name = view_name(self.name)
        key = PREFIX + name
        return [RowEdit("setting", _row(ledger, key), {"key": key, "value": to_json(self.view)})]

    def subject(self, ledger: Ledger) -> Subject:
        """The view's name."""
        return Subject(view_name(self.name))


@dataclass(frozen=True, slots=True)
class RemoveView(Change):
    """Take a view out; undo brings it back."""

    name: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting without it."""
        before = _row(ledger, PREFIX + self.name)
        return [] if before is None else [RowEdit("setting", before, None)]

    def subject(self, ledger: Ledger) -> Subject:
        """The view's name."""
        return Subject(self.name)


def views(ledger: Ledger) -> list[str]:
    """The names of the views that are kept, sorted."""
    sql = "SELECT key FROM setting WHERE key GLOB ? ORDER BY key"
    return [key.removeprefix(PREFIX) for (key,) in ledger.rows(sql, (f"{PREFIX}*",))]


def view(ledger: Ledger, name: str) -> View:
    """The view of that name.

    Raises:
        KnownError: there is none, or it was made by a newer program and cannot be read.
    """
    stored = setting(ledger, PREFIX + name)
    if not stored:
        raise KnownError("没有名为“{0}”的视图。", name)
    try:
        return from_json(stored)
    except ValueError as error:
        raise KnownError("视图“{0}”读不懂，请重新保存一个。", name) from error


def view_name(name: str) -> str:
    """A name for a view: one line, not too long.

    Raises:
        KnownError: it is empty or too long.
    """
    made = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not made or len(made) > LONGEST_NAME:
        raise KnownError("请给视图写一个名称，不超过 {0} 个字。", LONGEST_NAME)
    return made


def _row(ledger: Ledger, key: str) -> dict[str, str] | None:
    row = one_row(ledger, "SELECT * FROM setting WHERE key = ?", (key,))
    return None if row is None else dict(row)
