"""What one field of a note said before, and who wrote it when: out of the journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from taizhang.ledger import older_rows
from taizhang.ledger.status import NoteField
from taizhang.ledger.trouble import known_values

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Version:
    """A field's text from a moment on; '' where it was taken out. ``kind`` is the line's."""

    text: str
    at: datetime
    author: str
    system_user: str
    kind: str

    @property
    def who(self) -> str:
        """填报人 as set, and the system's user."""
        if self.author and self.system_user:
            return f"{self.author}（{self.system_user}）"
        return self.author or self.system_user


# Lines about many tasks at once name none; the index finds both kinds.
_LINES = """
    SELECT at, author, system_user, kind, edits FROM journal
    WHERE (task_id = :task OR task_id IS NULL) AND edits LIKE '%"note"%' ORDER BY id DESC
"""


def note_versions(
    ledger: Ledger, agency_id: int, task_id: int, milestone_id: int | None, field: NoteField
) -> list[Version]:
    """Every text the field had, the newest first, as the journal tells.

    Raises:
        KnownError: a line cannot be read.
    """
    place = (agency_id, task_id, milestone_id, field.value)
    found = []
    with known_values(ledger.path):
        for at, author, user, kind, edits in ledger.rows(_LINES, {"task": task_id}):
            text = _text_of(json.loads(edits), place)
            if text is not None:
                found.append(Version(text, datetime.fromisoformat(at), author, user, kind))
    return found


def _text_of(edits: list[Mapping[str, Any]], place: tuple[int, int, int | None, str]) -> str | None:
    """The field's text after a line; None when the line did not touch it."""
    for edit in edits:
        if edit["table"] != "note":
            continue
        before = older_rows.current("note", edit["before"])
        after = older_rows.current("note", edit["after"])
        row = after or before
        if row is not None and place == _place(row):
            return str(after["text"]) if after is not None else ""
    return None


def _place(row: Mapping[str, Any]) -> tuple[int, int, int | None, str]:
    return row["agency_id"], row["task_id"], row["milestone_id"], row["field"]
