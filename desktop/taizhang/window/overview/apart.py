"""What is not counted in the overview, and leads to its rows all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taizhang.plan.model import Role
from taizhang.report.overview import Leads, Overview
from taizhang.window.overview.chip import LinkChip
from taizhang.window.overview.row import Group, Row
from taizhang.window.wrapping import Wrapping


class Apart(Wrapping):
    """泛指 tasks and requirements; hidden where there are none."""

    pressed = Signal(object)
    """What was pressed leads to these rows."""
    focused = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.general, self.requirements = LinkChip(), LinkChip()
        self.general.leads = Leads(role=Role.GENERAL)
        self.requirements.leads = Leads(role=Role.ADDRESSED)
        self._group = Group(self)
        self._group.pressed.connect(self.pressed)
        self._group.focused.connect(self.focused)
        self.line.addWidget(self.general)
        self.line.addWidget(self.requirements)

    def show_overview(self, overview: Overview) -> None:
        """Show another unit's counts."""
        shown = []
        for chip, count, words in (
            (self.general, overview.general, self.tr("泛指任务 {n} 项，不计入")),
            (self.requirements, overview.requirements, self.tr("工作要求 {n} 条，不计入")),
        ):
            chip.show_value(words.format(n=count))
            chip.setVisible(count > 0)
            shown += [chip] if count else []
        self._group.show_rows(shown)
        self.setVisible(bool(shown))
        self.place()

    def in_order(self) -> list[Row]:
        """What there is to press, as it is read."""
        return [self.general, self.requirements]
