"""填报人, 审核人, 联系电话: printed at the foot, kept in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.changes import SetPeople
from taizhang.ledger.records import people

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class PeopleFields(QWidget):
    """Three lines, each saved when it is left."""

    written = Signal()
    refused = Signal(object)
    """The `KnownError` that hindered saving."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        now = people(ledger)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self.reporter = self._field(form, self.tr("填报人"), now.reporter)
        self.reviewer = self._field(form, self.tr("审核人"), now.reviewer)
        self.phone = self._field(form, self.tr("联系电话"), now.phone)

    def _field(self, form: QFormLayout, label: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(40)
        field.editingFinished.connect(self.settle)
        form.addRow(label, field)
        return field

    def settle(self) -> None:
        """Save what was typed."""
        change = SetPeople(self.reporter.text(), self.reviewer.text(), self.phone.text())
        now = people(self._ledger)
        if change == SetPeople(now.reporter, now.reviewer, now.phone):
            return
        try:
            changed = self._ledger.apply(change, clock.now())
        except KnownError as error:
            self.refused.emit(error)
            return
        if changed.edits:
            self.written.emit()
