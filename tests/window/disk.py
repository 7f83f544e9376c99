"""What another program would read in the ledger now, and the trail of it after every key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_APART = ("journal", "sqlite_sequence", "draft", "evidence_content", "evidence_part", "plan")
"""Only added to, also by undo; not a change yet; and which plan is shown, which is none."""

Content = dict[str, list[tuple[Any, ...]]]


class Disk:
    """The file, read through a connection of its own that cannot write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._other = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        tables = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        self._tables = [name for (name,) in tables if name not in _APART]

    def close(self) -> None:
        self._other.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(self._other.execute(sql, values)) as found:
            return found.fetchall()

    def one(self, sql: str, *values: object) -> Any:
        ((value,),) = self.rows(sql, *values)
        return value

    @property
    def last_line(self) -> int:
        """The number of the journal's last line."""
        return int(self.one("SELECT ifnull(max(id), 0) FROM journal"))

    def content(self) -> Content:
        """Every row of plan and record."""
        return {table: self._sorted(table) for table in self._tables}

    def _sorted(self, table: str) -> list[tuple[Any, ...]]:
        return sorted(self.rows(f"SELECT * FROM {table}"), key=repr)

    # -- one milestone of 省质监局 ----------------------------------------------------------

    def progress(self, number: str) -> tuple[str, str | None, float | None, str]:
        """Status, day, figure and reason."""
        found = self.rows(
            "SELECT p.status, p.completed_on, p.value, p.reason FROM progress AS p "
            "JOIN milestone AS m ON m.id = p.milestone_id WHERE m.number = ?",
            number,
        )
        return found[0] if found else ("未开始", None, None, "")

    def note(self, number: str) -> str:
        """进展情况."""
        found = self.rows(
            "SELECT n.text FROM note AS n JOIN milestone AS m ON m.id = n.milestone_id "
            "WHERE m.number = ? AND n.field = '进展情况'",
            number,
        )
        return str(found[0][0]) if found else ""

    def files(self, number: str) -> list[str]:
        """The names of its evidence."""
        return [
            name
            for (name,) in self.rows(
                "SELECT e.name FROM evidence AS e JOIN milestone AS m ON m.id = e.milestone_id "
                "WHERE m.number = ? ORDER BY e.name",
                number,
            )
        ]

    def dues(self, number: str) -> list[tuple[Any, ...]]:
        """The changes of its deadline."""
        return self.rows(
            "SELECT d.old_due, d.due, d.reason, d.approver, d.approved_on FROM deadline AS d "
            "JOIN milestone AS m ON m.id = d.milestone_id WHERE m.number = ? ORDER BY d.id",
            number,
        )

    def filled(self) -> list[str]:
        """The numbers of the milestones where anything is recorded."""
        return [
            number
            for (number,) in self.rows(
                "SELECT number FROM milestone WHERE id IN (SELECT milestone_id FROM progress "
                "UNION SELECT milestone_id FROM note UNION SELECT milestone_id FROM deadline "
                "UNION SELECT milestone_id FROM evidence) ORDER BY id"
            )
        ]

    def drafts(self) -> list[str]:
        """What is being typed."""
        return [text for (text,) in self.rows("SELECT text FROM draft ORDER BY text")]


class Trail:
    """What the ledger held after each change, looked up after every key."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self._line = disk.last_line
        self.stands = [disk.content()]
        """At the start, and after each change that stands."""
        self._version = disk.one("PRAGMA data_version")
        self.taken_back: list[Content] = []
        """What changes had led to that were taken back, the first one last."""

    def look(self) -> bool:
        """After a key: whether it changed the ledger, which must be by one line of the journal.

        Undo must lead to what was there before, redo to what was there after, in every table.
        """
        line = self.disk.last_line
        if line == self._line:
            assert not self._differs(), "changed without a line of the journal"
            return False
        assert line == self._line + 1, "one key, several changes"
        self._line = line
        now = self.disk.content()
        kind = self.disk.one("SELECT kind FROM journal WHERE id = ?", line)
        if kind == "do":
            assert now != self.stands[-1], "a line of the journal that changes nothing"
            self.stands.append(now)
            self.taken_back.clear()
            return True
        if kind == "undo":
            self.taken_back.append(self.stands.pop())
        else:
            self.stands.append(self.taken_back.pop())
        assert difference(now, self.stands[-1]) == {}
        return True

    def _differs(self) -> bool:
        version = self.disk.one("PRAGMA data_version")
        same, self._version = version == self._version, version
        return not same and self.disk.content() != self.stands[-1]


def difference(left: Content, right: Content) -> dict[str, tuple[list[Any], list[Any]]]:
    """What only one of the two holds, for a message that can be read."""
    return {
        table: (
            [row for row in left[table] if row not in right[table]],
            [row for row in right[table] if row not in left[table]],
        )
        for table in left
        if left[table] != right[table]
    }
