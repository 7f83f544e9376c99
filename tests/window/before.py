"""The report dialog with somebody before it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.store import Ledger
from taizhang.window.report.report_dialog import ReportDialog
from taizhang.window.state import WindowState
from tests.window.clerk import type_text

TODAY = date(2013, 1, 8)
WAIT_MS = 20_000


class Before:
    """A clerk at the dialog."""

    def __init__(
        self, ledger: Ledger, unit: Unit, qtbot: QtBot, state: WindowState | None = None
    ) -> None:
        self.ledger = ledger
        self.qtbot = qtbot
        self.dialog = ReportDialog(ledger, unit, TODAY, None, state)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()
        self.wait()

    def wait(self) -> None:
        """Until the report that was asked for last is shown."""
        self.qtbot.waitUntil(lambda: self.dialog.report is not None, timeout=WAIT_MS)

    def wait_for_files(self) -> None:
        """Until the evidence was looked at."""
        check = self.dialog.check
        self.qtbot.waitUntil(lambda: "正在核对" not in check.said, timeout=WAIT_MS)

    def button(self, words: str) -> QPushButton:
        buttons = self.dialog.findChildren(QPushButton)
        return next(b for b in buttons if words in b.text())

    def push(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    @property
    def said(self) -> str:
        """What stands below the options."""
        return self.dialog._said.text().replace("\u200b", "")

    @property
    def labels(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.text()]

    @property
    def people(self) -> list[QLineEdit]:
        """填报人, 审核人, 联系电话."""
        people = self.dialog.options.people
        return [people.reporter, people.reviewer, people.phone]

    def write(self, place: int, text: str) -> QLineEdit:
        field = self.people[place]
        field.setFocus()
        field.selectAll()
        type_text(field, text)
        return field

    def choose(self, box: QComboBox, place: int) -> None:
        """Choose an entry as a click on it does."""
        box.setCurrentIndex(place)
        box.activated.emit(place)

    @property
    def pdf(self) -> bytes:
        assert self.dialog.report is not None
        return self.dialog.report.pdf

    @property
    def text(self) -> str:
        """The words of the pages that are shown, without what breaks lines."""
        document = self.dialog.view.document
        pages = (page.get_textpage().get_text_range() for page in document)
        return "".join("".join(pages).split())
