"""Above the list: whose tasks, which role, the search box, and all that filters and arranges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.agencies import Unit, role_counts
from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Column, Condition, Filter
from taizhang.ledger.listing import OWN_ROLES
from taizhang.ledger.outline import rechecks
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.filters.chips import ChipRow, shown_as_chips
from taizhang.window.filters.controls import ArrangeMenu, FilterMenu
from taizhang.window.filters.value_words import ValueWords
from taizhang.window.filters.views_menu import ViewsMenu
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.window.filters.facet_popup import FacetPopup

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
    QToolButton:disabled {{ background: palette(button); color: palette(mid);
                            border-color: palette(mid); }}
    QToolButton::menu-indicator {{ image: none; }}
"""


class FilterBar(QWidget):
    """Holds the filter that the window shows. ``changed`` comes with each new one."""

    changed = Signal(object)
    arrangement_asked = Signal(object)
    agency_asked = Signal()
    report_asked = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._filter = Filter(0)
        self.value_words = ValueWords(ledger)
        self._popup: FacetPopup | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.GAP)
        rows.setSpacing(theme.GAP)
        rows.addLayout(self._build_first_row())
        rows.addLayout(self._build_second_row())
        self.chips = ChipRow(self.value_words)
        self.chips.opened.connect(lambda column, chip: self.open_filter(column, _below(chip)))
        self.chips.removed.connect(lambda column: self.ask_condition(column, None))
        self.chips.hide()
        rows.addWidget(self.chips)
        self._parts: list[QWidget] = [
            *self._scope.buttons(),
            *self._roles.buttons(),
            self.search,
            self.day,
            self._report,
            self._recheck,
            *self._menus,
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
        self.search.setPlaceholderText(self.tr("搜索任务、节点、备注、佐证（Ctrl+F）"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(40 * theme.GRID)
        self.search.textChanged.connect(self._text_typed)
        row.addWidget(self.search, 1)
        self._day_word = QLabel(self.tr("截至"))
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(self.tr("数据截至"))
        self.day.setToolTip(self.tr("逾期、临期和序时进度按这一天判断"))
        self.day.dateChanged.connect(self._day_chosen)
        self._day_word.setBuddy(self.day)
        row.addWidget(self._day_word)
        row.addWidget(self.day)
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
        row.addStretch(1)
        self._clear = self._button_beside(self.tr("清除筛选"))
        self._clear.clicked.connect(self.clear)
        keeps_its_place = self._clear.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps_its_place)
        row.addWidget(self._clear)
        self.filter_menu = FilterMenu(self)
        self.filter_menu.asked.connect(self._filter_asked)
        self.arrange_menu = ArrangeMenu(self)
        self.arrange_menu.asked.connect(self.arrangement_asked)
        self.views_menu = ViewsMenu(self._ledger, self)
        menus: tuple[QMenu, ...] = (self.filter_menu, self.arrange_menu, self.views_menu)
        self._menus = [self._menu_button(menu) for menu in menus]
        for button in self._menus:
            row.addWidget(button)
        return row

    def _menu_button(self, menu: QMenu) -> QToolButton:
        # With an arrow of its own: the style would draw one over the last letter.
        button = self._button_beside(f"{menu.title()} ▾")
        button.setAccessibleName(menu.title())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button

    def _button_beside(self, text: str) -> QToolButton:
        """Like a pill, but it stays up, and takes less room: four stand beside the pills."""
        button = self._pill(text)
        button.setCheckable(False)
        button.setStyleSheet(f"{_PILL_STYLE} QToolButton {{ padding: 2px {theme.GRID}px; }}")
        return button

    def _pill(self, text: str) -> QToolButton:
        button = QToolButton()
        # Fusion hardly tells a checked tool button from others on a dark ground.
        button.setStyleSheet(_PILL_STYLE)
        button.setText(text)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    @property
    def wanted(self) -> Filter:
        """The filter as it is set."""
        return self._filter

    def set_unit(
        self, unit: Unit | None, as_of: date | None = None, wanted: Filter | None = None
    ) -> None:
        """Show another unit's counts, and ``wanted``; without it the filter stays as it is.

        None: no unit was chosen. ``as_of`` is the day by which deadlines are judged at first.
        """
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
        for part in (self._day_word, self.day):
            part.setVisible(unit is not None)
        agency_id = unit.id if unit else 0
        self.show_filter(replace(wanted or self._filter, agency_id=agency_id, as_of=as_of))

    def count_rechecks(self) -> None:
        """What is 待复核 has a pill of its own, for as long as there is any."""
        count = rechecks(self._ledger, self._filter.agency_id)
        self._recheck.setText(self.tr("待复核 {n}").format(n=count))
        asked = self._filter.on(Column.RECHECK) is not None
        self._recheck.setVisible(count > 0 or asked)
        self._recheck.setChecked(asked)

    def _button(self, number: int) -> QAbstractButton:
        return self._roles.button(number)

    def show_filter(self, wanted: Filter) -> None:
        """Set everything at once, and say so once; a role that has no tasks is left out."""
        role = wanted.only(Column.ROLE)
        if role is not None and not self._has_pill(role):
            wanted = wanted.without(Column.ROLE)
        self._filter = wanted
        self._scope.button(int(wanted.whole_plan)).setChecked(True)
        self._show_role()
        self.count_rechecks()
        if wanted.as_of is not None:
            day = QDate(wanted.as_of.year, wanted.as_of.month, wanted.as_of.day)
            with QSignalBlocker(self.day):
                self.day.setDate(day)
        if self.search.text() != wanted.text:
            with QSignalBlocker(self.search):
                self.search.setText(wanted.text)
        self._announce()

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Mark in the menu how the list is arranged."""
        self.arrange_menu.mark(arrangement)
        button = self._menus[1]
        arranged = arrangement != AS_DOCUMENT
        button.setFont(theme.bold(self.font()) if arranged else self.font())

    def _show_role(self) -> None:
        """No pill is pressed where more than one role, or all but some, are asked for."""
        role = self._filter.only(Column.ROLE)
        pressed = _PILLS.index(Role(role)) if role else 0
        many = role is None and self._filter.on(Column.ROLE) is not None
        self._roles.setExclusive(not many)
        for button in self._roles.buttons():
            button.setChecked(not many and button is self._button(pressed))

    def _has_pill(self, role: str) -> bool:
        known = {str(pill): number for number, pill in enumerate(_PILLS) if pill is not None}
        return role in known and not self._button(known[role]).isHidden()

    def clear(self) -> None:
        """Show all tasks of the unit again."""
        wanted = Filter(self._filter.agency_id, whole_plan=self._filter.whole_plan)
        self.show_filter(replace(wanted, as_of=self._filter.as_of))

    def open_filter(self, column: Column, corner: QPoint | None = None) -> FacetPopup:
        """Show a column's values to be ticked."""
        from taizhang.window.filters.facet_popup import FacetPopup

        popup = FacetPopup(self._ledger, self.value_words, self._filter, column, self)
        popup.chosen.connect(self.ask_condition)
        popup.open_at(_below(self._menus[0]) if corner is None else corner)
        return popup

    def _filter_asked(self, column: Column) -> None:
        self.filter_menu.mark({c.column for c in self._filter.conditions})
        self.open_filter(column)

    def ask_condition(self, column: Column, condition: Condition | None) -> None:
        """Set or take away the condition on a column."""
        wanted = self._filter.without(column)
        if condition is not None:
            wanted = replace(wanted, conditions=(*wanted.conditions, condition))
        self._set(wanted)

    def _scope_chosen(self, number: int) -> None:
        self.show_filter(replace(self._filter, whole_plan=bool(number)))

    def _role_chosen(self, number: int) -> None:
        role = _PILLS[number]
        wanted = self._filter
        self._set(wanted.where(Column.ROLE, role) if role else wanted.without(Column.ROLE))

    def _recheck_chosen(self, on: bool) -> None:
        wanted = self._filter
        asked = wanted.where(Column.RECHECK, Column.RECHECK)
        self._set(asked if on else wanted.without(Column.RECHECK))

    def _day_chosen(self, day: QDate) -> None:
        self._set(replace(self._filter, as_of=date(day.year(), day.month(), day.day())))

    def _text_typed(self, text: str) -> None:
        self._set(replace(self._filter, text=text))

    def _set(self, wanted: Filter) -> None:
        conditions_changed = wanted.conditions != self._filter.conditions
        self._filter = wanted
        if conditions_changed:
            self._show_role()
            self.count_rechecks()
        self._announce()

    def _announce(self) -> None:
        wanted = self._filter
        self._clear.setVisible(wanted.narrows)
        self.filter_menu.mark({c.column for c in wanted.conditions})
        has_pill = wanted.only(Column.ROLE) is not None
        self.chips.show_conditions(shown_as_chips(wanted.conditions, has_pill))
        self.changed.emit(wanted)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height()))
