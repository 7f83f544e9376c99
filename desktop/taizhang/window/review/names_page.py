"""All agencies by name: how often, which are new, which look like two spellings of one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.reader.correct_names import agency_counts, near_spellings
from taizhang.window import theme
from taizhang.window.review.agency_editor import name_completer
from taizhang.window.review.fields import plain_label
from taizhang.window.review.session import Session
from taizhang.window.row_table import Column, RowModel, row_table


@dataclass(frozen=True, slots=True)
class Name:
    """A row: ``like`` is the name that it is perhaps another spelling of."""

    name: str
    count: int
    new: bool
    like: str


class NamesPage(QWidget):
    """Names that want a decision stand first, with the proposal ready to be taken."""

    chosen = Signal(str)
    """An agency whose places are to be marked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: dict[str, int] = {}
        self._completions = QStringListModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        columns: list[Column[Name]] = [
            Column(self.tr("单位"), lambda one: one.name),
            Column(self.tr("任务数"), lambda one: str(one.count), 48, is_figure=True),
            Column(self.tr("说明"), self._remark),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("单位"))
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated.connect(lambda _: self._write_into())
        column.addWidget(self.table, 1)
        column.addLayout(self._build_merging())
        self._said = plain_label(muted=True)
        column.addWidget(self._said)

    def _build_merging(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        label = QLabel(self.tr("合并到"))
        self.into = QLineEdit()
        self.into.setAccessibleName(self.tr("合并到哪个单位"))
        self.into.setPlaceholderText(self.tr("单位名称"))
        self.into.setCompleter(name_completer(self._completions, self.into))
        self.into.returnPressed.connect(self.merge)
        self.into.textChanged.connect(lambda _: self._enable())
        label.setBuddy(self.into)
        self.merge_button = QPushButton(self.tr("合并 Ctrl+M"))
        self.merge_button.setAutoDefault(False)
        self.merge_button.clicked.connect(self.merge)
        row.addWidget(label)
        row.addWidget(self.into, 1)
        row.addWidget(self.merge_button)
        return row

    def _remark(self, one: Name) -> str:
        if one.like:
            return self.tr("可能同“{name}”").format(name=one.like)
        return self.tr("首次出现") if one.new else ""

    @property
    def current(self) -> str:
        """The chosen name; '' when there is none."""
        row = self.table.currentIndex().row()
        return self.model.rows[row].name if 0 <= row < len(self.model.rows) else ""

    def refresh(self) -> None:
        """Show the names as they are now; slow work is done only when they changed."""
        counts = agency_counts(self._session.reading)
        if counts == self._shown:
            return
        self._shown = counts
        like = near_spellings(counts)
        new = self._session.first_seen
        rows = [Name(name, n, name in new, like.get(name, "")) for name, n in counts.items()]
        rows.sort(key=lambda one: (not one.like, not one.new))
        before, place = self.current, self.table.currentIndex().row()
        self.model.show(rows)
        self._completions.setStringList(sorted(counts))
        names = [one.name for one in rows]
        if before in names:
            place = names.index(before)
        if rows:
            self.table.selectRow(min(max(place, 0), len(rows) - 1))
        self._say(rows)
        self._enable()

    def _say(self, rows: list[Name]) -> None:
        likes = sum(bool(one.like) for one in rows)
        new = sum(one.new for one in rows)
        words = [self.tr("{n} 个单位").format(n=len(rows))]
        words += [self.tr("首次出现 {n} 个").format(n=new)] if new else []
        words += [self.tr("可能重复 {n} 个").format(n=likes)] if likes else []
        self._said.setText("，".join(words) + "。" + self.tr("合并过的写法，下次读取时自动改。"))

    def _row_chosen(self, now: QModelIndex) -> None:
        if not now.isValid():
            return
        one = self.model.rows[now.row()]
        self.into.setText(one.like)
        self.into.setCursorPosition(0)
        self._enable()
        if self.isVisible():
            self.chosen.emit(one.name)

    def _enable(self) -> None:
        into = "".join(self.into.text().split())
        self.merge_button.setEnabled(bool(self.current and into and into != self.current))

    def _write_into(self) -> None:
        self.into.setFocus()
        self.into.selectAll()

    def merge(self) -> None:
        """Merge the chosen name into the one that is written beside it."""
        name, into = self.current, "".join(self.into.text().split())
        if name and into and name != into:
            self._session.merge(name, into, self.tr("合并单位"))
            self.table.setFocus()
