"""The list's model: rows of a reading, changed in place so that the view stays where it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taizhang.plan.model import Role
from taizhang.reader.correct import WRITTEN_ROLES
from taizhang.reader.reading import Reading, ReadTask
from taizhang.window.review.rows import PartRow, Row, SectionRow, rows_of
from taizhang.window.terms import term

Index = QModelIndex | QPersistentModelIndex


class ReadingModel(QAbstractListModel):
    """One row a heading, a task, or a part that is no task."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._places: dict[str, int] = {}

    def show(self, reading: Reading) -> None:
        """Show what stands in ``reading``; rows that stay are told of only where they changed."""
        new = rows_of(reading)
        old = self.rows
        first = 0
        while first < min(len(old), len(new)) and old[first].key == new[first].key:
            first += 1
        last = 0
        most = min(len(old), len(new)) - first
        while last < most and old[-1 - last].key == new[-1 - last].key:
            last += 1
        self._remove(first, len(old) - last)
        self._insert(first, new[first : len(new) - last])
        for place, row in enumerate(new):
            if self.rows[place] != row:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
        self._places = {row.key: place for place, row in enumerate(new)}

    def _remove(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self.rows[first:end]
            self.endRemoveRows()

    def _insert(self, first: int, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows[first:first] = rows
            self.endInsertRows()

    def place_of(self, number: str) -> int:
        """The row of a task; -1 where it is not shown."""
        return self._places.get(f"task {number}", -1)

    def row(self, index: Index) -> Row | None:
        """What stands at an index."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            # A tool tip that looks like markup would be obeyed.
            return self._words(row).replace("<", "＜")
        return None

    def _words(self, row: Row) -> str:
        if isinstance(row, SectionRow):
            return section_words(row)
        if isinstance(row, PartRow):
            return self.tr("未作为任务：{words}").format(words=part_words(row))
        words = [f"{row.task.number} {row.task.title}"]
        words += [f"{term(role)} {'、'.join(names)}" for role, names in by_role(row.task)]
        if row.doubts:
            words.append(self.tr("待看 {n} 处").format(n=row.doubts))
        return "；".join(words)


def section_words(row: SectionRow) -> str:
    """A heading's number and title."""
    return f"{row.section.number}　{row.section.title}"


def part_words(row: PartRow) -> str:
    """The first words of what is no task."""
    return row.part.heading or " ".join(row.part.text[:80].split())


def by_role(task: ReadTask) -> list[tuple[Role, list[str]]]:
    """The agencies of each role that the task gives, the strongest role first."""
    found: dict[Role, list[str]] = {role: [] for role in WRITTEN_ROLES}
    for one in task.assignments:
        found.setdefault(one.role, []).append(one.agency)
    if task.open_ended:
        weakest = [names for names in found.values() if names]
        if weakest:
            weakest[-1][-1] += "等"
    return [(role, names) for role, names in found.items() if names]
