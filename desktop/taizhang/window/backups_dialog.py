"""备份与恢复: what there is, how it differs from now, and one button to go back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.backups import Backup, Counts, Difference, Reason, backups, difference, make
from taizhang.ledger.store import Ledger
from taizhang.window import theme
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at
from taizhang.window.terms import term

Listed = tuple[Backup, Difference | None]
"""A backup and how it differs from the ledger now; None where it cannot be read."""


class BackupsDialog(QDialog):
    """``chosen`` is the backup to restore, after the dialog was accepted."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.chosen: Backup | None = None
        self.setWindowTitle(self.tr("备份与恢复"))
        open_at(self, 940, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        words = QLabel(
            self.tr(
                "每个使用日自动备份一次，重要操作之前也备份。恢复之前，现在的台账先存成一个备份。"
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        column.addWidget(self._build_table(), 1)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        column.addWidget(self._said)
        column.addLayout(self._build_buttons())
        self.fill()

    def _build_table(self) -> QTableView:
        def counted(count: Callable[[Counts], int]) -> Callable[[Listed], str]:
            return lambda row: str(count(row[0].counts)) if row[0].counts else ""

        columns: list[Column[Listed]] = [
            Column(self.tr("时间"), lambda row: f"{row[0].moment:%Y-%m-%d %H:%M:%S}", 150),
            Column(self.tr("缘由"), lambda row: term(row[0].reason), 84, [*map(term, Reason)]),
            Column(self.tr("大小"), lambda row: _size_words(row[0].size), 84, is_figure=True),
            Column(self.tr("已完成"), counted(lambda c: c.done), 84, is_figure=True),
            Column(self.tr("备注"), counted(lambda c: c.notes), 84, is_figure=True),
            Column(self.tr("更改记录"), counted(lambda c: c.lines), 96, is_figure=True),
            Column(self.tr("与现在相比"), lambda row: self._difference_words(row[1])),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("备份"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return self.table

    def _difference_words(self, differs: Difference | None) -> str:
        if differs is None:
            return self.tr("读不出来，不能恢复")
        if not differs:
            return self.tr("相同")
        parts = (
            (differs.ticks, self.tr("进展 {n} 处不同")),
            (differs.notes, self.tr("备注 {n} 处不同")),
            (differs.settings, self.tr("设置 {n} 处不同")),
            (differs.lines_more, self.tr("之后又有 {n} 次更改")),
            (differs.lines_less, self.tr("另有 {n} 次更改只在备份里")),
        )
        return self.tr("，").join(text.format(n=count) for count, text in parts if count)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._make = self._button(row, self.tr("现在备份"), self.back_up)
        row.addStretch(1)
        self._restore = self._button(row, self.tr("恢复所选的备份…"), self.ask_and_restore)
        self._button(row, self.tr("关闭"), self.reject)
        return row

    def _button(self, row: QHBoxLayout, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        row.addWidget(button)
        return button

    def fill(self) -> None:
        """Show what there is now."""
        try:
            rows = [
                (b, difference(b, self._ledger) if b.readable else None)
                for b in backups(self._ledger.path)
            ]
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self.model.show(rows)
        if rows:
            self.table.selectRow(0)
        else:
            self._said.setText(self.tr("还没有备份。按“现在备份”做一个。"))
        self._enable()

    def _enable(self) -> None:
        backup = self._current()
        # Whoever only looks must not put another file in the place of the one somebody works in.
        may_write = not self._ledger.read_only
        self._restore.setEnabled(may_write and backup is not None and backup.readable)
        self._make.setEnabled(may_write)

    def _current(self) -> Backup | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()][0] if index.isValid() else None

    def back_up(self) -> None:
        """Make a backup now."""
        try:
            made = make(self._ledger, Reason.MANUAL, clock.now())
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self.fill()
        self._said.setText(self.tr("已备份：{path}").format(path=made.path))

    def ask_and_restore(self) -> None:
        """Ask once more, and say what will happen."""
        backup = self._current()
        if backup is None:
            return
        words = self.tr("把台账恢复成 {day} 的样子？现在的台账先存成一个备份，随时可以再恢复回来。")
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("恢复"),
            words.format(day=f"{backup.moment:%Y-%m-%d %H:%M}"),
            parent=self,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        yes = box.addButton(self.tr("恢复这个备份"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("不恢复"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self.chosen = backup
            self.accept()


def _size_words(size: int) -> str:
    return f"{max(round(size / 1024), 1):,} KB"
