"""帮助 → 关于台账: versions to copy, and the licences of all that the program holds, searchable."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang import __version__, bug, paths
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.versions import schema_version, sqlite_version
from taizhang.window import theme
from taizhang.window.sizes import open_at

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_SIZE = (720, 620)


class AboutDialog(QDialog):
    """What program this is, what it stands on, and under which licences."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("关于台账"))
        self.facts = self._facts(ledger)
        title = QLabel(self.tr("台账 {version}").format(version=__version__))
        title.setFont(theme.heading_font(self.font()))
        what = QLabel(self.tr("行动计划的任务台账。不联网，内容只存在台账文件里。"))
        self.search = QLineEdit()
        self.text = QPlainTextEdit()
        self._said = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.MARGIN + theme.GRID,) * 4)
        column.setSpacing(theme.GAP)
        column.addWidget(title)
        column.addWidget(what)
        column.addSpacing(theme.GRID)
        column.addLayout(self._fact_rows())
        column.addSpacing(theme.GAP)
        column.addLayout(self._licence_head())
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons())
        self._fill()
        open_at(self, *_SIZE)

    def _facts(self, ledger: Ledger) -> tuple[tuple[str, str], ...]:
        plan = plan_facts(ledger)
        system = f"{platform.system()} {platform.release()} {platform.machine()}"
        return (
            (self.tr("台账文件"), bug.shortened(ledger.path)),
            (self.tr("台账格式"), self.tr("第 {n} 版").format(n=schema_version())),
            (self.tr("方案"), f"{plan.title}　{plan.doc_number}".rstrip()),
            ("Qt", f"{qVersion()}（PySide6 {PySide6.__version__}）"),
            ("Python", platform.python_version()),
            ("SQLite", sqlite_version()),
            (self.tr("系统"), f"{system}（{QGuiApplication.platformName()}）"),
        )

    def _fact_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        muted = theme.muted(self.palette()).name()
        for row, (name, value) in enumerate(self.facts):
            label, said = QLabel(name), QLabel(value)
            label.setStyleSheet(f"color: {muted}")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(said, row, 1)
        return grid

    def _licence_head(self) -> QHBoxLayout:
        heading = QLabel(self.tr("许可"))
        heading.setFont(theme.bold(self.font()))
        self.search.setPlaceholderText(self.tr("在许可中查找，回车找下一处"))
        self.search.setAccessibleName(self.tr("在许可中查找"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find_first)
        self.search.returnPressed.connect(self.find_next)
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addWidget(heading)
        row.addWidget(self.search, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(self.tr("复制版本信息"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        close = QPushButton(self.tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._said, 1)
        row.addWidget(copy)
        row.addWidget(close)
        return row

    def _fill(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("许可全文"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        try:
            self.text.setPlainText(paths.licences().read_text(encoding="utf-8"))
        except OSError:
            self.text.setPlainText(self.tr("许可文件不见了，请重新安装本程序。"))

    def copy(self) -> None:
        """Put the versions on the clipboard, as lines."""
        lines = [f"Taizhang {__version__}", *(f"{name}：{value}" for name, value in self.facts)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._said.setText(self.tr("已复制。"))

    def _find_first(self) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def find_next(self) -> bool:
        """Go to the next place of what is searched, from the top again after the last one."""
        words = self.search.text()
        self._said.clear()
        if not words:
            return False
        if self.text.find(words):
            return True
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if self.text.find(words, QTextDocument.FindFlag(0)):
            return True
        self._said.setText(self.tr("没有找到。"))
        return False
