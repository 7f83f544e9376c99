"""Above the list: whose tasks, which role, status and section, and the search box."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.agencies import Unit, role_counts
from taizhang.ledger.outline import OWN_ROLES, UNNUMBERED, Filter, rechecks, sections
from taizhang.ledger.record import Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.terms import term

_PILLS = (
    None,
    Role.LEAD,
    Role.RESPONSIBLE,
    Role.PARTICIPANT,
    Role.GUIDE,
    Role.GENERAL,
    Role.ADDRESSED,
    Role.ARCHIVED,
)
_ONLY_WHERE_THERE_ARE = (Role.GUIDE, Role.ARCHIVED)
"""Roles that few plans know: no pill is shown for none."""


_PILL_STYLE = f"""
    QToolButton {{ border: 1px solid palette(mid); border-radius: {theme.GRID}px;
                   padding: 2px {theme.GAP}px; background: palette(button); }}
    QToolButton:hover {{ background: palette(light); }}
    QToolButton:focus {{ border-color: palette(highlight); }}
    QToolButton:checked {{ background: palette(highlight); color: palette(highlighted-text);
                           border-color: palette(highlight); }}
    QToolButton:checked:disabled {{ background: palette(mid); }}
    QToolButton:disabled {{ color: palette(mid); }}
"""


class FilterBar(QWidget):
    """Holds the filter that the window shows. ``changed`` comes with each new one."""

    changed = Signal(object)
    agency_asked = Signal()
    report_asked = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._filter = Filter(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        rows.setSpacing(theme.GAP)
        rows.addLayout(self._build_first_row())
        rows.addLayout(self._build_second_row())
        self._parts: list[QWidget] = [
            *self._scope.buttons(),
            *self._roles.buttons(),
            self.search,
            self._report,
            self._recheck,
            self._status,
            self._section,
        ]

    def _build_first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._agency = QToolButton()
        self._agency.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._agency.setFont(theme.bold(self.font()))
        self._agency.setToolTip(self.tr("我的单位：换一个单位，或添加本单位"))
        self._agency.clicked.connect(self.agency_asked)
        row.addWidget(self._agency)
        self._scope = QButtonGroup(self)
        for number, text in enumerate((self.tr("本单位任务"), self.tr("全部任务"))):
            button = self._pill(text)
            self._scope.addButton(button, number)
            row.addWidget(button)
        self._scope.idClicked.connect(self._scope_chosen)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索任务、节点、备注（Ctrl+F）"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(40 * theme.GRID)
        self.search.textChanged.connect(self._text_typed)
        row.addWidget(self.search, 1)
        self._report = QPushButton(self.tr("生成报告…"))
        self._report.clicked.connect(self.report_asked)
        row.addWidget(self._report)
        return row

    def _build_second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        self._roles = QButtonGroup(self)
        for number in range(len(_PILLS)):
            button = self._pill("")
            self._roles.addButton(button, number)
            row.addWidget(button)
        self._roles.idClicked.connect(self._role_chosen)
        self._recheck = self._pill("")
        self._recheck.clicked.connect(self._recheck_chosen)
        row.addWidget(self._recheck)
        row.addSpacing(theme.MARGIN)
        self._status = self._choice(self.tr("状态"), row)
        self._status.addItem(self.tr("全部状态"), None)
        for status in Status:
            self._status.addItem(f"{theme.STATUS_MARKS[status]} {term(status)}", status)
        self._status.activated.connect(self._status_chosen)
        self._section = self._choice(self.tr("类别"), row)
        self._section.addItem(self.tr("全部类别"), "")
        for section in sections(self._ledger):
            name = (
                section.title
                if section.number in UNNUMBERED
                else f"{section.number}、{section.title}"
            )
            self._section.addItem(name, section.number)
        self._section.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._section.setMinimumContentsLength(12)
        self._section.setMinimumWidth(24 * theme.GRID)  # the first to give way in a small window
        self._section.view().setMinimumWidth(60 * theme.GRID)
        self._section.activated.connect(self._section_chosen)
        self._clear = QPushButton(self.tr("清除筛选"))
        self._clear.clicked.connect(self.clear)
        keeps_its_place = self._clear.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps_its_place)
        row.addWidget(self._clear)
        row.addStretch(1)
        return row

    def _pill(self, text: str) -> QToolButton:
        button = QToolButton()
        # Fusion hardly tells a checked tool button from others on a dark ground.
        button.setStyleSheet(_PILL_STYLE)
        button.setText(text)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _choice(self, name: str, row: QHBoxLayout) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        row.addWidget(box)
        return box

    @property
    def wanted(self) -> Filter:
        """The filter as it is set."""
        return self._filter

    def set_unit(self, unit: Unit | None) -> None:
        """Show another unit's counts; the rest of the filter stays. None: no unit was chosen."""
        self._agency.setText(f"{unit.name} ▾" if unit else self.tr("选择单位 ▾"))
        counts = role_counts(self._ledger, unit.id) if unit else dict.fromkeys(Role, 0)
        listed = sum(counts[role] for role in (*OWN_ROLES, Role.GENERAL))
        for number, role in enumerate(_PILLS):
            word = self.tr("全部") if role is None else term(role)
            if role is Role.ADDRESSED:
                word = self.tr("工作要求")
            count = listed if role is None else counts[role]
            self._button(number).setText(f"{word} {count}")
            self._button(number).setVisible(count > 0 or role not in _ONLY_WHERE_THERE_ARE)
        for part in self._parts:
            part.setEnabled(unit is not None)
        self.show_filter(replace(self._filter, agency_id=unit.id if unit else 0))

    def count_rechecks(self) -> None:
        """What is 待复核 has a pill of its own, for as long as there is any."""
        count = rechecks(self._ledger, self._filter.agency_id)
        self._recheck.setText(self.tr("待复核 {n}").format(n=count))
        self._recheck.setVisible(count > 0 or self._filter.recheck)

    def _button(self, number: int) -> QAbstractButton:
        return self._roles.button(number)

    def show_filter(self, wanted: Filter) -> None:
        """Set everything at once, and say so once; what cannot be chosen here is left out."""
        if wanted.role not in _PILLS or self._button(_PILLS.index(wanted.role)).isHidden():
            wanted = replace(wanted, role=None)
        if self._section.findData(wanted.section) < 0:
            wanted = replace(wanted, section="")
        self._filter = wanted
        self._scope.button(int(wanted.whole_plan)).setChecked(True)
        self._button(_PILLS.index(wanted.role)).setChecked(True)
        self._status.setCurrentIndex(max(self._status.findData(wanted.status), 0))
        self._section.setCurrentIndex(max(self._section.findData(wanted.section), 0))
        self._recheck.setChecked(wanted.recheck)
        self.count_rechecks()
        if self.search.text() != wanted.text:
            self.search.blockSignals(True)
            self.search.setText(wanted.text)
            self.search.blockSignals(False)
        self._announce()

    def clear(self) -> None:
        """Show all tasks of the unit again."""
        self.show_filter(Filter(self._filter.agency_id, whole_plan=self._filter.whole_plan))

    def _scope_chosen(self, number: int) -> None:
        self.show_filter(replace(self._filter, whole_plan=bool(number)))

    def _role_chosen(self, number: int) -> None:
        self._set(replace(self._filter, role=_PILLS[number]))

    def _status_chosen(self, index: int) -> None:
        status = self._status.itemData(index)  # a StrEnum comes back from Qt as str
        self._set(replace(self._filter, status=Status(status) if status else None))

    def _section_chosen(self, index: int) -> None:
        self._set(replace(self._filter, section=self._section.itemData(index)))

    def _recheck_chosen(self, on: bool) -> None:
        self._set(replace(self._filter, recheck=on))
        self.count_rechecks()

    def _text_typed(self, text: str) -> None:
        self._set(replace(self._filter, text=text))

    def _set(self, wanted: Filter) -> None:
        self._filter = wanted
        self._announce()

    def _announce(self) -> None:
        self._clear.setVisible(self._filter.narrows)
        self.changed.emit(self._filter)
