"""What can be chosen of a report; every choice is told at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from taizhang.exchange.handing_in import Annex, Form, Wanted, previous
from taizhang.ledger.agencies import units
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.outline import sections
from taizhang.ledger.templates import STANDARD, template_names
from taizhang.report.columns import template_named
from taizhang.report.letter import RedHeading
from taizhang.window import theme
from taizhang.window.report.people_fields import PeopleFields
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger
    from taizhang.ledger.templates import SheetTemplate

_TYPING_PAUSE_MS = 400
_SECTION_LINES = 5
_NUMBER = Qt.ItemDataRole.UserRole


class OptionsPanel(QWidget):
    """Form, unit, day and all that belongs to them. ``changed`` asks for another preview."""

    changed = Signal()
    template_asked = Signal()

    def __init__(self, ledger: Ledger, unit: Unit, today: date) -> None:
        super().__init__()
        self._ledger = ledger
        self._unit = unit
        self._today = today
        self.every_unit = tuple(units(ledger))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, theme.GAP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._build_head())
        column.addWidget(self._build_sections())
        self._template = self._build_template()
        self._letter = self._build_letter()
        column.addWidget(self._template)
        column.addWidget(self._letter)
        self.office_fonts = self._check(self.tr("用本机的仿宋_GB2312、楷体_GB2312、小标宋"))
        column.addWidget(self.office_fonts)
        self.steps = self._check(self.tr("印出分解步骤"))
        self.annexes[Annex.TASKS].toggled.connect(lambda _: self._fit())
        column.addWidget(self.steps)
        self.people = PeopleFields(ledger)
        column.addWidget(self.people)
        column.addStretch(1)
        self._fit()

    # -- building ---------------------------------------------------------------------------

    def _build_head(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form = QComboBox()
        for kind in Form:
            self.form.addItem(term(kind), kind)
        self.form.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form.activated.connect(lambda _: self._chosen())
        form.addRow(self.tr("形式"), self.form)
        self.whose = QComboBox()
        self.whose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.whose.addItem(self._unit.name, False)
        self.whose.addItem(self.tr("全部单位（{n} 个）").format(n=len(self.every_unit)), True)
        self.whose.activated.connect(lambda _: self._chosen())
        form.addRow(self.tr("单位"), self.whose)
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        day = default_as_of(self._ledger, self._unit.id, self._today)
        self.as_of.setDate(QDate(day.year, day.month, day.day))
        self.as_of.dateChanged.connect(lambda _: self._chosen())
        form.addRow(self.tr("数据截至"), self.as_of)
        return form

    def _build_sections(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.every_section = QCheckBox(self.tr("全部类别"))
        self.every_section.setChecked(True)
        column.addWidget(self.every_section)
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("报告哪些类别"))
        self.sections.setTextElideMode(Qt.TextElideMode.ElideRight)
        for section in sections(self._ledger):
            item = QListWidgetItem(f"{section.number} {section.title}")
            item.setData(_NUMBER, section.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.sections.addItem(item)
        self.sections.setFixedHeight(_SECTION_LINES * (self.fontMetrics().height() + theme.GAP))
        self.sections.hide()
        self.every_section.toggled.connect(lambda every: self.sections.setVisible(not every))
        self.every_section.toggled.connect(lambda _: self.changed.emit())
        self.sections.itemChanged.connect(lambda _: self.changed.emit())
        column.addWidget(self.sections)
        return box

    def _build_template(self) -> QWidget:
        box = QGroupBox(self.tr("栏目"))
        row = QHBoxLayout(box)
        self.template = QComboBox()
        self.template.setAccessibleName(self.tr("台账模板"))
        self.template.activated.connect(lambda _: self.changed.emit())
        row.addWidget(self.template, 1)
        edit = QPushButton(self.tr("选择栏目…"))
        edit.setAutoDefault(False)
        edit.clicked.connect(self.template_asked)
        row.addWidget(edit)
        self.list_templates(STANDARD)
        return box

    def _build_letter(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.red_head = self._check(self.tr("版头（红头）"))
        column.addWidget(self.red_head)
        fields = QWidget()
        fields.hide()
        self.red_head.toggled.connect(fields.setVisible)
        form = QFormLayout(fields)
        form.setContentsMargins(2 * theme.MARGIN, 0, 0, 0)
        self.issuer = QLineEdit(f"{self._unit.agency.full_name}文件")
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("可以不填"))
        for label, field in (
            (self.tr("发文机关"), self.issuer),
            (self.tr("发文字号"), self.number),
        ):
            field.setMaxLength(60)
            field.textEdited.connect(lambda _: self._pause.start())
            form.addRow(label, field)
        column.addWidget(fields)
        annexes = QGroupBox(self.tr("附件"))
        inner = QVBoxLayout(annexes)
        inner.setSpacing(theme.GRID)
        self.annexes = {annex: self._check(term(annex)) for annex in Annex}
        self.annexes[Annex.TASKS].setChecked(True)
        for check in self.annexes.values():
            inner.addWidget(check)
        self._no_changes = QLabel()
        self._no_changes.setWordWrap(True)
        self._no_changes.setTextFormat(Qt.TextFormat.PlainText)
        self._no_changes.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        inner.addWidget(self._no_changes)
        column.addWidget(annexes)
        return box

    def _check(self, words: str) -> QCheckBox:
        check = QCheckBox(words)
        check.toggled.connect(lambda _: self.changed.emit())
        return check

    # -- what was chosen --------------------------------------------------------------------

    @property
    def chosen_form(self) -> Form:
        """自查报告, 任务台账 or 任务单."""
        return Form(self.form.currentData())

    @property
    def chosen_units(self) -> tuple[Unit, ...]:
        """The unit, or all."""
        return self.every_unit if self.whose.currentData() else (self._unit,)

    @property
    def day(self) -> date:
        """数据截至."""
        chosen = self.as_of.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def wanted(self) -> Wanted:
        """What is asked for as the options stand.

        Raises:
            KnownError: the template cannot be used.
        """
        issuer = self.issuer.text().strip()
        red_head = RedHeading(issuer, self.number.text().strip())
        annexes = {
            a for a, check in self.annexes.items() if check.isChecked() and check.isEnabled()
        }
        return Wanted(
            units=self.chosen_units,
            as_of=self.day,
            produced_on=self._today,
            form=self.chosen_form,
            sections=self._chosen_sections(),
            template=self._chosen_template(),
            annexes=frozenset(annexes),
            red_head=red_head if self.red_head.isChecked() and issuer else None,
            office_fonts=self.office_fonts.isChecked(),
            steps=self.steps.isChecked(),
            keeper=self._unit,
        )

    def _chosen_sections(self) -> frozenset[str] | None:
        if self.every_section.isChecked():
            return None
        items = [self.sections.item(row) for row in range(self.sections.count())]
        return frozenset(
            str(item.data(_NUMBER)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _chosen_template(self) -> SheetTemplate:
        name = STANDARD if self.chosen_form is not Form.SHEET else self.template.currentData()
        return template_named(self._ledger, str(name))

    def list_templates(self, chosen: str) -> None:
        """Offer what is saved, and choose the one of that name, or the built-in one."""
        self.template.clear()
        self.template.addItem(self.tr("标准"), STANDARD)
        for name in template_names(self._ledger):
            self.template.addItem(name, name)
        self.template.setCurrentIndex(max(self.template.findData(chosen), 0))

    def _chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what belongs to the form, and say whether there is a report to compare with."""
        form = self.chosen_form
        self._template.setVisible(form is Form.SHEET)
        self._letter.setVisible(form is Form.LETTER)
        self.steps.setVisible(form is not Form.SLIP)  # a slip has them always
        in_table = self.annexes[Annex.TASKS].isChecked()  # the letter has them nowhere else
        self.steps.setEnabled(form is not Form.LETTER or in_table)
        check = self.annexes[Annex.CHANGES]
        since = None
        if len(self.chosen_units) == 1:
            since = previous(self._ledger, self._unit, self.day, self._today)
            words = self.tr("还没有上期：报出一次以后才能比较。")
        else:
            words = self.tr("“与上期相比”只能逐个单位生成。")
        if since is not None:
            words = self.tr("上期：{form}，数据截至 {day}。").format(
                form=term(since.form), day=since.as_of
            )
        check.setEnabled(since is not None)
        self._no_changes.setText(words)

    # -- remembering ------------------------------------------------------------------------

    def kept(self) -> dict[str, object]:
        """What is remembered; day and sections are chosen anew for every report."""
        return {
            "form": self.chosen_form.name,
            "everybody": bool(self.whose.currentData()),
            "template": str(self.template.currentData()),
            "red_head": self.red_head.isChecked(),
            "issuer": self.issuer.text(),
            "annexes": [a.name for a, check in self.annexes.items() if check.isChecked()],
            "office_fonts": self.office_fonts.isChecked(),
            "steps": self.steps.isChecked(),
        }

    def restore(self, kept: dict[str, object]) -> None:
        """Choose what is remembered; what cannot be understood is left as it is."""
        self.blockSignals(True)
        if kept.get("form") in Form.__members__:
            self.form.setCurrentIndex(list(Form).index(Form[str(kept["form"])]))
        self.whose.setCurrentIndex(int(kept.get("everybody") is True))
        self.template.setCurrentIndex(max(self.template.findData(kept.get("template")), 0))
        self.red_head.setChecked(kept.get("red_head") is True)
        issuer = kept.get("issuer")
        if isinstance(issuer, str) and issuer:
            self.issuer.setText(issuer)
        annexes = kept.get("annexes")
        if isinstance(annexes, list):
            for annex, check in self.annexes.items():
                check.setChecked(annex.name in annexes)
        self.office_fonts.setChecked(kept.get("office_fonts") is True)
        self.steps.setChecked(kept.get("steps") is True)
        self.blockSignals(False)
        self._fit()
