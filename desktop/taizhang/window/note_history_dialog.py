"""历史: what a field of a note said before; an earlier text can be copied, or made valid again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from taizhang.ledger.note_history import Version
from taizhang.window import theme
from taizhang.window.detail.parts import small_button
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sizes import open_at


class NoteHistoryDialog(QDialog):
    """Accepted when a text is to be made valid again: ``chosen`` is that text."""

    def __init__(
        self,
        versions: list[Version],
        about: str,
        *,
        writable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self._writable = writable
        self.setWindowTitle(self.tr("以前的文字"))
        open_at(self, 640, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        heading = QLabel(about)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setFont(theme.bold(self.font()))
        column.addWidget(heading)
        columns: list[Column[Version]] = [
            Column(self.tr("时间"), lambda v: f"{v.at:%Y-%m-%d %H:%M}", 128, ("2012-12-31 09:30",)),
            Column(self.tr("填报人"), lambda v: v.who, 112),
            Column(self.tr("字数"), lambda v: str(len(v.text)), 48, is_figure=True),
            Column(self.tr("文字"), self._line),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("各个版本"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now))
        column.addWidget(self.table, 1)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("所选一版的全文"))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        column.addLayout(self._build_buttons())
        self.model.show(versions)
        self._show(QModelIndex())
        if versions:
            self.table.selectRow(0)
        self.table.setFocus()

    def _line(self, version: Version) -> str:
        return " ".join(version.text[:200].split()) or self.tr("（清空）")

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._said = QLabel(self.tr("还没有写过。"))
        row.addWidget(self._said)
        row.addStretch(1)
        self.copy_button = small_button(self.tr("复制"), self.copy)
        self.restore_button = small_button(self.tr("恢复这一版"), self.restore)
        row.addWidget(self.copy_button)
        row.addWidget(self.restore_button)
        row.addWidget(small_button(self.tr("关闭"), self.reject))
        return row

    def _show(self, index: QModelIndex) -> None:
        version = self.model.rows[index.row()] if index.isValid() else None
        self.text.setPlainText("" if version is None else version.text)
        self._said.setVisible(not self.model.rows)
        self.copy_button.setEnabled(version is not None and bool(version.text))
        # The first is what stands now.
        self.restore_button.setEnabled(self._writable and version is not None and index.row() > 0)

    def copy(self) -> None:
        """Put the chosen text into the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def restore(self) -> None:
        """Ask for the chosen text to be valid again."""
        self.chosen = self.model.rows[self.table.currentIndex().row()].text
        self.accept()
