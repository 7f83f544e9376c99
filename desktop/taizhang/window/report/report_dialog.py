"""报告: what is handed in, seen as it will print, put into the office's words, checked, saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.exchange import handing_in
from taizhang.exchange.handing_in import Form, Gathered, Paper
from taizhang.ledger.changes import Change
from taizhang.ledger.excuses import ExcuseFinding
from taizhang.ledger.records import record_of
from taizhang.ledger.reports import EditReportText
from taizhang.ledger.templates import SheetTemplate
from taizhang.report.check_finding import Rule
from taizhang.report.columns import STANDARD
from taizhang.window import theme
from taizhang.window.report.check_page import CheckPage
from taizhang.window.report.findings import Checked, checked
from taizhang.window.report.handing_over import HandingOver
from taizhang.window.report.lost_evidence import LostEvidence
from taizhang.window.report.making import Maker, work_of
from taizhang.window.report.options_panel import OptionsPanel
from taizhang.window.report.preview import PreviewPage
from taizhang.window.report.text_page import TextPage
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QDateEdit

    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger
    from taizhang.report.file import Report
    from taizhang.window.page_view import PageView
    from taizhang.window.state import WindowState

Key = QKeySequence.StandardKey

_SIDE = 78 * theme.GRID


class ReportDialog(QDialog):
    """Makes the report of one unit or all as of a day; every option changes the preview at once.

    ``place_asked`` is emitted after the dialog was closed: a task, and a milestone of it or None.
    """

    place_asked = Signal(int, object)

    def __init__(
        self,
        ledger: Ledger,
        unit: Unit,
        today: date,
        parent: QWidget | None,
        state: WindowState | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._unit = unit
        self._state = state
        self._closing = False
        self._asked_for: Gathered | None = None
        self._then: Callable[[], None] | None = None
        """What was asked for while the pages were being made."""
        self.gathered: Gathered | None = None
        self.paper: Paper | None = None
        self.setWindowTitle(self.tr("报告 · {unit}").format(unit=unit.name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.options = OptionsPanel(ledger, unit, today)
        self.preview = PreviewPage()
        self.texts = TextPage()
        self.check = CheckPage()
        self.over = HandingOver(self, ledger)
        self._maker = Maker(self)
        self._lost = LostEvidence(ledger.path, self)
        self._build()
        self._connect()
        open_at(self, 1240, 720)
        self._restore()
        self.view.setFocus()
        self.make()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.MARGIN] * 4)
        row.setSpacing(theme.MARGIN)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.preview, self.tr("预览"))
        self.tabs.addTab(self.texts, self.tr("正文修改"))
        self.tabs.addTab(self.check, self.tr("交前检查"))
        row.addWidget(self.tabs, 1)
        row.addLayout(self._build_side())

    def _build_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.GAP)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.options)
        bar = scroll.verticalScrollBar().sizeHint().width()
        width = max(_SIDE, self.options.minimumSizeHint().width() + bar)
        scroll.setFixedWidth(width)
        side.addWidget(scroll, 1)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setFixedWidth(width)
        side.addWidget(self._said)
        buttons = QHBoxLayout()
        self._save = self._button(buttons, self.tr("保存…"), self.ask_and_save)
        self._print = self._button(buttons, self.tr("打印…"), self.ask_and_print)
        self._button(buttons, self.tr("关闭"), self.close)
        side.addLayout(buttons)
        return side

    def _button(self, side: QHBoxLayout, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        side.addWidget(button)
        return button

    def _connect(self) -> None:
        self.options.changed.connect(self.make)
        self.options.template_asked.connect(self.choose_columns)
        self.options.people.written.connect(self._sign)
        self.options.people.refused.connect(lambda error: self.say(sentence(error)))
        self.preview.cancel_asked.connect(self._maker.cancel)
        self.preview.make_asked.connect(self.make)
        self.texts.edited.connect(self._edit)
        self.texts.editor.setReadOnly(self._ledger.read_only)
        self.check.place_asked.connect(self._lead)
        self.check.people_asked.connect(self._focus_person)
        self.check.excused.connect(self._excuse)
        self.check.again_asked.connect(self._check_again)
        # Queued: it may have looked before `ask` returns, in the middle of a check.
        self._lost.looked.connect(self._check_now, Qt.ConnectionType.QueuedConnection)
        self._maker.made.connect(self._show)
        self._maker.failed.connect(self._fail)
        self._maker.given_up.connect(self._give_up)
        self._maker.progressed.connect(self._show_progress)
        for key, slot in (
            (Key.Save, self.ask_and_save),
            (Key.Print, self.ask_and_print),
            (Key.Find, self.find_words),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _restore(self) -> None:
        kept = self._state.report_options() if self._state else {}
        self.options.restore(kept)
        self.over.folder = str(kept.get("folder", ""))
        zoom = kept.get("zoom")
        if isinstance(zoom, str):
            self.preview.choose_zoom(zoom)

    def _remember(self) -> None:
        if self._state is not None:
            zoom = str(self.preview.zoom.currentData())
            kept = self.options.kept() | {"zoom": zoom, "folder": self.over.folder}
            self._state.keep_report_options(kept)

    # -- the pages --------------------------------------------------------------------------

    @property
    def report(self) -> Report | None:
        """The pages that are shown; None while they are made, or cannot be."""
        return self.paper.report if self.paper else None

    @property
    def view(self) -> PageView:
        """Where the pages are shown."""
        return self.preview.view

    @property
    def as_of(self) -> QDateEdit:
        """数据截至."""
        return self.options.as_of

    def make(self) -> None:
        """Make the report anew from what the ledger holds now."""
        self._make(pressable=False)

    def _make(self, *, pressable: bool) -> None:
        if self._closing:
            return
        self.paper = None
        self._then = None
        self._enable(pressable)
        self._said.clear()
        self._check_now()
        try:
            self._asked_for = handing_in.gather(self._ledger, self.options.wanted())
        except KnownError as error:
            self._maker.cancel()
            self._fail(error)
            return
        self.preview.show_making()
        self._maker.start(work_of(self._asked_for))

    def _sign(self) -> None:
        """Make the report with other people; the button they were left for must not die."""
        self._make(pressable=True)

    def _show_progress(self, work: object, page: int) -> None:
        if self._maker.is_current(work) and self.paper is None:
            self.preview.show_making(page)

    def _show(self, paper: Paper) -> None:
        before = self.gathered.wanted.form if self.gathered else None
        self.paper = paper
        self.gathered = self._asked_for
        self.preview.show_pdf(paper.report.pdf)
        if before is not self.options.chosen_form:
            self.view.go_to_page(1)
        if paper.letter is not None:
            self.texts.show_letter(paper.letter, paper.composed)
        else:
            self._show_no_texts()
        self._enable()
        words = [self.tr("共 {n} 页。").format(n=paper.report.pages)]
        if paper.report.missing:
            missing = " ".join(paper.report.missing)
            words.append(self.tr("这些字没有字体，印作〓：{chars}").format(chars=missing))
        words += map(sentence, paper.fonts)
        self.say("".join(words))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _give_up(self) -> None:
        self._then = None
        self._enable()
        self.preview.show_given_up()

    def _fail(self, error: BaseException) -> None:
        self._then = None
        if not isinstance(error, KnownError):
            raise error
        self._enable()
        self.preview.show_failed(sentence(error))
        self._show_no_texts()

    def _show_no_texts(self) -> None:
        if self.options.chosen_form is Form.LETTER:
            self.texts.show_none(self.tr("报告没有生成，没有可以修改的正文。"))
        else:
            self.texts.show_none(self.tr("只有自查报告有正文。台账和任务单的内容在列表里改。"))

    def _enable(self, pressable: bool = False) -> None:
        for button in (self._save, self._print):
            button.setEnabled(pressable or self.paper is not None)

    def say(self, words: str) -> None:
        """Say something below the options; a path may be broken at its slashes."""
        self._said.setText(words.replace("/", "/\u200b").replace("\\", "\\\u200b"))

    def choose_columns(self) -> None:
        """Ask for the columns of the 任务台账."""
        from taizhang.window.report.template_dialog import TemplateDialog

        dialog = TemplateDialog(self._ledger, self._template(), self)
        dialog.exec()
        self.options.list_templates(dialog.chosen_name)
        dialog.deleteLater()
        self.make()

    def _template(self) -> SheetTemplate:
        """The chosen one; one that is damaged is set up anew under its name."""
        try:
            return self.options.wanted().template
        except KnownError:
            return replace(STANDARD, name=str(self.options.template.currentData()))

    # -- texts ------------------------------------------------------------------------------

    def find_words(self) -> None:
        """Look for words in the report."""
        self.tabs.setCurrentWidget(self.preview)
        self.preview.focus_search()

    def _edit(self, part: str, text: str) -> None:
        """Keep the office's words for the report that they were written in."""
        holder = self.gathered.wanted.holder if self.gathered else None
        if self.gathered is None or holder is None:
            return
        change = EditReportText(holder.id, self.gathered.wanted.as_of, part, text)
        error = self._apply(change)
        if error is None:
            self.make()
        else:
            self.texts.refuse(part, text)
            self.say(sentence(error))

    def _apply(self, change: Change) -> KnownError | None:
        """Make a change; gives back what hinders it."""
        try:
            self._ledger.apply(change, clock.now())
        except KnownError as error:
            return error
        return None

    # -- the check --------------------------------------------------------------------------

    def _check_again(self) -> None:
        self._lost.forget()
        self._check_now()

    def _check_now(self) -> None:
        if self._closing:
            return
        units, day = self.options.chosen_units, self.options.day
        try:
            records = [record_of(self._ledger, unit, day) for unit in units]
            found = checked(self._ledger, units, records, day, self._lost.found)
        except KnownError as error:
            self.check.show_trouble(sentence(error))
            return
        self.check.show_findings(found, self._files_words([unit.id for unit in units]))
        must = sum(c.hinders for c in found)
        words = self.tr("交前检查（必改 {n}）").format(n=must) if must else self.tr("交前检查")
        self.tabs.setTabText(self.tabs.indexOf(self.check), words)

    def _files_words(self, unit_ids: list[int]) -> str:
        """What stands behind the count while evidence was not looked at."""
        if self._lost.hindered:
            return self.tr("佐证文件没有核对：{why}").format(why=self._lost.hindered)
        return "" if self._lost.ask(unit_ids) else self.tr("正在核对佐证文件…")

    def _excuse(self, found: Checked, reason: str) -> None:
        change = ExcuseFinding(found.unit.id, self.options.day, found.finding.key, reason)
        error = self._apply(change)
        if error is not None:
            self.say(sentence(error))
        self._check_now()

    def _lead(self, found: Checked) -> None:
        """Close, and have the main window show the place."""
        place = found.finding.place
        if place is not None and self.close():
            self.place_asked.emit(place.task_id, place.milestone_id)

    def _focus_person(self, rule: Rule) -> None:
        people = self.options.people
        fields = {Rule.NO_REPORTER: people.reporter, Rule.NO_REVIEWER: people.reviewer}
        fields.get(rule, people.phone).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- handing in -------------------------------------------------------------------------

    def ask_and_save(self) -> None:
        """Ask where to, and write the file there."""
        if self._may_go_out(self.ask_and_save) and self.gathered is not None:
            path = self.over.ask_path(self.gathered.wanted)
            if path is not None:
                self.save(path)

    def save(self, path: Path) -> None:
        """Write what is shown as what the file's name says; says what hinders it."""
        if self.gathered is not None and self.paper is not None:
            self.say(self.over.save(self.gathered, self.paper, path))

    def ask_and_print(self) -> None:
        """The system's print dialog, then the pages chosen in it."""
        may = self._may_go_out(self.ask_and_print)
        if may and self.gathered is not None and self.paper is not None:
            said = self.over.ask_and_print(self.gathered, self.paper)
            if said:
                self.say(said)

    def _may_go_out(self, again: Callable[[], None] | None = None) -> bool:
        """Whether nothing that must be mended hinders, or the clerk goes on all the same.

        What was typed until now is in the pages first: ``again`` is done when they are made.
        """
        self.options.people.settle()
        self.texts.settle()
        if self.paper is None:
            self._then = again
            return False
        if self.over.confirm([c for c in self.check.model.rows if c.hinders]):
            return True
        self.tabs.setCurrentWidget(self.check)
        return False

    # -- closing ----------------------------------------------------------------------------

    def done(self, result: int) -> None:
        if self._closing:
            super().done(result)
            return
        if not self.texts.may_be_left():
            return
        self._closing = True
        self._remember()
        self._maker.stop()
        self._lost.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(QDialog.DialogCode.Rejected)
        event.setAccepted(self._closing)
