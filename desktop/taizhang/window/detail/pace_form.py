"""判定: the class of 序时进度 as the unit sees it itself, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from taizhang.ledger.pace import TO_JUDGE, Pace
from taizhang.ledger.record import PaceOverride
from taizhang.window import theme
from taizhang.window.detail.inline_form import InlineForm
from taizhang.window.terms import term


class PaceForm(InlineForm):
    """Asks for an `OverridePace`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("判定"), parent)
        self.pace = QComboBox()
        self.pace.setAccessibleName(self.tr("判定为"))
        for pace in TO_JUDGE:
            self.pace.addItem(f"{theme.PACE_MARKS[pace]} {term(pace)}", pace)
        self.add_field(self.tr("判定为"), self.pace, wide=False)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("判定的理由"))
        self.add_field(self.tr("理由"), self.reason)
        self.add_buttons(self.tr("回车确认，Esc 离开。"))

    def begin(self, pace: Pace, reason: str) -> None:
        """Ask anew, from what stands."""
        self.pace.setCurrentIndex(max(self.pace.findData(pace), 0))
        self.reason.setText(reason)

    def judgement(self) -> PaceOverride:
        """What is asked for, as the ledger will hold it."""
        return PaceOverride(Pace(self.pace.currentData()), self.reason.text().strip())
