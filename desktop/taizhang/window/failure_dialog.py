"""The dialog of an unexpected error: a sentence, the report, ways to pass it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import reason_of
from taizhang.files import write_whole
from taizhang.window import theme
from taizhang.window.sizes import open_at

_SIZE = (640, 420)
_LONGEST = 60_000
"""Letters of reports that one dialog takes; more say nothing new."""


class FailureDialog(QDialog):
    """What happened, and that the program goes on; further errors are added to the same dialog."""

    def __init__(self, report: str, parent: QWidget | None = None, *, ends: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("程序出错"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        words = (
            self.tr("程序出了意外的错误，要关闭。已保存的内容不受影响。")
            if ends
            else self.tr("程序出了意外的错误，刚才的操作可能没有完成。已保存的内容不受影响。")
        )
        self._words = QLabel(words)
        self._count = QLabel()
        self._count.hide()
        self.text = QPlainTextEdit(report)
        self._build(ends=ends)
        open_at(self, *_SIZE)

    def _build(self, *, ends: bool) -> None:
        icon = QLabel()
        style = self.style()
        size = style.pixelMetric(QStyle.PixelMetric.PM_MessageBoxIconSize)
        icon.setPixmap(
            style.standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical).pixmap(size, size)
        )
        what = QLabel(
            self.tr(
                "请把下面的报告发给维护人员。报告里有版本、最近的操作名称和出错的位置，"
                "没有填写的内容、文件名和用户名。"
            )
        )
        said = QVBoxLayout()
        said.setSpacing(theme.GRID)
        for label in (self._words, what, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            said.addWidget(label)
        self._words.setFont(theme.bold(self.font()))
        head = QHBoxLayout()
        head.setSpacing(theme.MARGIN)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("错误报告"))
        self._done = QLabel()
        self._done.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self._done, 1)
        leave = self.tr("关闭") if ends else self.tr("继续")
        for text, slot in (
            (self.tr("复制报告"), self.copy),
            (self.tr("保存报告…"), self._ask_and_save),
            (leave, self.accept),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        button.setDefault(True)
        button.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.MARGIN + theme.GRID,) * 4)
        column.setSpacing(theme.MARGIN)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def add(self, report: str, count: int) -> None:
        """Another error, or the ``count``-th of one that is shown."""
        if count > 1:
            self._count.setText(self.tr("同样的错误到现在出现了 {n} 次。").format(n=count))
            self._count.show()
        elif len(self.text.toPlainText()) < _LONGEST:
            self.text.appendPlainText(f"{'-' * 60}\n{report}")

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._done.setText(self.tr("已复制。"))

    def _ask_and_save(self) -> None:
        name = f"taizhang-error-{clock.now():%Y%m%d-%H%M%S}.txt"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存报告"), name, self.tr("文本文件 (*.txt)")
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the report into a file, or say why it cannot be."""
        try:
            write_whole(path, self.text.toPlainText().encode())
        except OSError as error:
            words = QApplication.translate("errors", "写不了“{0}”：{1}。")
            self._done.setText(words.format(path.name, reason_of(error)))
        else:
            self._done.setText(self.tr("已保存。"))
