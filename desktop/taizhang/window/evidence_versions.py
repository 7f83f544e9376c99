"""各版本…: the versions of one file, the newest above; each opened, saved, or made valid again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from taizhang.ledger.changes import Change
from taizhang.ledger.evidence import versions
from taizhang.ledger.evidence_adding import restoring
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.record import EvidenceItem
from taizhang.ledger.store import Ledger
from taizhang.window import theme
from taizhang.window.evidence_files import EvidenceFiles
from taizhang.window.evidence_rows import row_of, size_words
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sizes import open_at


class VersionsDialog(QDialog):
    """``change`` is there after it was accepted: an earlier version becomes the newest again."""

    def __init__(
        self,
        ledger: Ledger,
        evidence_id: int,
        *,
        writable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._writable = writable
        self.change: Change | None = None
        self._items = versions(ledger, evidence_id)
        self.setWindowTitle(self.tr("材料的各个版本"))
        open_at(self, 760, 380)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        name = QLabel(shown_name(self._items[0].name))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setFont(theme.bold(self.font()))
        column.addWidget(name)
        model = RowModel(self._columns(), self)
        model.show(list(self._items))
        self.table = row_table(model, self.tr("各个版本"))
        self.table.doubleClicked.connect(self.open_chosen)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        column.addWidget(self.table, 1)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setStyleSheet(f"color: {theme.warning(self.palette()).name()}")
        self._said.hide()
        column.addWidget(self._said)
        column.addLayout(self._build_buttons())
        self.files = EvidenceFiles(ledger, self)
        self.files.refused.connect(self._say)
        self.table.selectRow(0)
        self.table.setFocus()

    def _columns(self) -> list[Column[EvidenceItem]]:
        return [
            Column(self.tr("版本"), self._version, 92, (self.tr("第 99 版（现用）"),)),
            Column(self.tr("材料日期"), _day, 96, ("2012-09-30",)),
            Column(self.tr("添加时间"), _moment, 136, ("2012-09-30 09:30",)),
            Column(self.tr("填报人"), lambda item: item.author, 80),
            Column(self.tr("文件"), lambda item: shown_name(item.name)),
            Column(
                self.tr("大小"), lambda item: size_words(item.size), 72, ("999 MB",), is_figure=True
            ),
        ]

    def _version(self, item: EvidenceItem) -> str:
        words = self.tr("第 {n} 版").format(n=item.version)
        return (
            self.tr("{version}（现用）").format(version=words) if self._is_newest(item) else words
        )

    def _is_newest(self, item: EvidenceItem) -> bool:
        return item.id == self._items[0].id

    def _build_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        self.open_button = QPushButton(self.tr("打开"))
        self.save_button = QPushButton(self.tr("另存为…"))
        self.restore_button = QPushButton(self.tr("恢复为现用版本"))
        close = QPushButton(self.tr("关闭"))
        self.open_button.clicked.connect(self.open_chosen)
        self.save_button.clicked.connect(self.save_chosen)
        self.restore_button.clicked.connect(self.restore_chosen)
        close.clicked.connect(self.reject)
        self.restore_button.setVisible(self._writable)
        for button in (self.open_button, self.save_button, self.restore_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        close.setAutoDefault(False)
        line.addStretch(1)
        line.addWidget(close)
        return line

    @property
    def chosen(self) -> EvidenceItem:
        """The version that is chosen."""
        return self._items[max(self.table.currentIndex().row(), 0)]

    def _enable(self) -> None:
        self.restore_button.setEnabled(not self._is_newest(self.chosen))

    def open_chosen(self) -> None:
        """Have the system open a read-only copy of that version."""
        self._said.hide()
        self.files.open(row_of(self.chosen))

    def save_chosen(self) -> None:
        """Ask where a copy of that version goes."""
        self._said.hide()
        self.files.ask_copy([row_of(self.chosen)])

    def restore_chosen(self) -> None:
        """Let that version be the newest again; the others stay."""
        self.change = restoring(self._ledger, self.chosen.id)
        self.accept()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()


def _day(item: EvidenceItem) -> str:
    return item.dated_on.isoformat() if item.dated_on else ""


def _moment(item: EvidenceItem) -> str:
    return f"{datetime.fromisoformat(item.added_at):%Y-%m-%d %H:%M}"
