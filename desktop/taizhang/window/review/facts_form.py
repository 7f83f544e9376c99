"""What the document says of itself, folded to one line while nothing in it is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from taizhang.errors import KnownError
from taizhang.reader.correct_facts import FactName, set_fact, set_issued_on, set_year
from taizhang.reader.reading import ReadFacts, Reading, Span
from taizhang.window import theme
from taizhang.window.review.fields import Field, day_text, parse_day, plain_label
from taizhang.window.review.session import Session
from taizhang.window.sentence import sentence


class FactsForm(QWidget):
    """Title and year are needed; what is missing is said beside its field."""

    span_chosen = Signal(object)
    """Where in the source the fact stands that is being looked at; None where nowhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._only_looked_at = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        self.toggle = QToolButton()
        self.toggle.setText(self.tr("文件信息"))
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.toggled.connect(self._unfold)
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setMinimumWidth(1)
        head.addWidget(self.toggle)
        head.addWidget(self._summary, 1)
        column.addLayout(head)
        self._form = self._build()
        column.addWidget(self._form)
        self.refresh()
        self.toggle.setChecked(bool(self.missing()))
        self._unfold(self.toggle.isChecked())

    def _build(self) -> QWidget:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(theme.MARGIN, 0, 0, theme.GRID)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        self.title = self._field(grid, self.tr("标题"), (0, 0, 3), self._fact(FactName.TITLE))
        self._no_title = self._missing(grid, 1)
        self.doc_number = self._field(
            grid, self.tr("文号"), (2, 0, 1), self._fact(FactName.DOC_NUMBER)
        )
        self.issued_on = self._field(grid, self.tr("发文日期"), (2, 2, 1), self._set_issued_on)
        self.issuer = self._field(grid, self.tr("发布机构"), (3, 0, 1), self._fact(FactName.ISSUER))
        self.year = self._field(grid, self.tr("年度"), (3, 2, 1), self._set_year)
        self._no_year = self._missing(grid, 4)
        self.notice = self._field(
            grid, self.tr("印发通知"), (5, 0, 1), self._fact(FactName.NOTICE_TITLE)
        )
        self.index_number = self._field(
            grid, self.tr("索引号"), (5, 2, 1), self._fact(FactName.INDEX_NUMBER)
        )
        self.year.setToolTip(self.tr("没有写明时限的任务，按这一年的12月31日"))
        self.issued_on.setPlaceholderText(self.tr("例如 2012-06-21"))
        for field, place in (
            (self.title, lambda f: _span(f, FactName.TITLE)),
            (self.doc_number, lambda f: _span(f, FactName.DOC_NUMBER)),
            (self.issuer, lambda f: _span(f, FactName.ISSUER)),
            (self.notice, lambda f: _span(f, FactName.NOTICE_TITLE)),
            (self.index_number, lambda f: _span(f, FactName.INDEX_NUMBER)),
            (self.issued_on, lambda f: f.issued_on_span),
            (self.year, lambda _: None),
        ):
            field.entered.connect(self._marker(place))
        return form

    def _field(
        self,
        grid: QGridLayout,
        name: str,
        at: tuple[int, int, int],
        written: Callable[[str], object],
    ) -> Field:
        row, column, wide = at
        field = Field(name)
        field.written.connect(written)
        label = QLabel(name)
        label.setBuddy(field)
        grid.addWidget(label, row, column)
        grid.addWidget(field, row, column + 1, 1, wide)
        return field

    def _missing(self, grid: QGridLayout, row: int) -> QLabel:
        label = plain_label()
        label.setStyleSheet(f"color: {theme.warning(self.palette()).name()}")
        grid.addWidget(label, row, 1, 1, 3)
        return label

    def _marker(self, place: Callable[[ReadFacts], Span | None]) -> Callable[[], None]:
        return lambda: self.span_chosen.emit(place(self._session.reading.facts))

    # -- showing ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the facts as they are read now."""
        facts = self._session.reading.facts
        for field, fact in (
            (self.title, facts.title),
            (self.doc_number, facts.doc_number),
            (self.issuer, facts.issuer),
            (self.notice, facts.notice_title),
            (self.index_number, facts.index_number),
        ):
            field.show_text(fact.value if fact is not None else "")
        self.issued_on.show_text(day_text(facts.issued_on))
        self.year.show_text(str(facts.year) if facts.year else "")
        missing = self.missing()
        title, year = self.tr("标题"), self.tr("年度")
        self._no_title.setText(self.tr("没有读到标题，请填写。"))
        self._no_title.setVisible(title in missing)
        self._no_year.setText(self.tr("没有读到年度，请填写四位数的年份。"))
        self._no_year.setVisible(year in missing)
        self._show_summary()

    def _show_summary(self) -> None:
        facts = self._session.reading.facts
        year = self.tr("{year}年度").format(year=facts.year) if facts.year else ""
        parts = (
            facts.title.value if facts.title else "",
            facts.doc_number.value if facts.doc_number else "",
            year,
        )
        words = "" if self.toggle.isChecked() else "　".join(part for part in parts if part)
        room = max(self._summary.width() - theme.GAP, 40)
        metrics = self._summary.fontMetrics()
        self._summary.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self._summary.setToolTip(words.replace("<", "＜"))

    def missing(self) -> list[str]:
        """The names of what must be there and is not."""
        facts = self._session.reading.facts
        needed = ((self.tr("标题"), facts.title), (self.tr("年度"), facts.year))
        return [name for name, value in needed if not value]

    def go_to_missing(self) -> None:
        """Unfold, with the cursor where something is missing."""
        self.toggle.setChecked(True)
        field = self.title if self._session.reading.facts.title is None else self.year
        field.setFocus()

    def look(self, *, here: bool) -> None:
        """Unfold while the walk through the unsure places is here, and fold again after it."""
        if here and not self.toggle.isChecked():
            self._only_looked_at = True
            self.toggle.setChecked(True)
        elif not here and self._only_looked_at:
            self.toggle.setChecked(False)
        self._only_looked_at = here and self._only_looked_at

    def _unfold(self, unfolded: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
        self._form.setVisible(unfolded)
        self._show_summary()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._show_summary()

    # -- corrections ------------------------------------------------------------------------

    def _fact(self, name: FactName) -> Callable[[str], object]:
        return lambda text: self._do(lambda reading: set_fact(reading, name, text))

    def _set_issued_on(self, text: str) -> None:
        try:
            day = parse_day(text)
        except KnownError as error:
            self._session.refused.emit(sentence(error))
            self.issued_on.restore()
            return
        self._do(lambda reading: set_issued_on(reading, day))

    def _set_year(self, text: str) -> None:
        digits = text.strip().removesuffix("年")
        year = int(digits) if digits.isdecimal() else None
        if year is None and digits:
            self._session.refused.emit(self.tr("年度要写成四位数的年份，例如 2012。"))
            self.year.restore()
            return
        if not self._do(lambda reading: set_year(reading, year)):
            self.year.restore()

    def _do(self, correct: Callable[[Reading], Reading]) -> bool:
        return self._session.do(correct, self.tr("改文件信息"))


def _span(facts: ReadFacts, name: FactName) -> Span | None:
    fact = getattr(facts, name)
    return fact.span if fact is not None else None
