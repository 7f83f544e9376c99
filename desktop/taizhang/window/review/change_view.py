"""One task before and after: both texts side by side, agencies and milestones that changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from taizhang.plan.difference import AgencyChange, Kind, MilestoneChange, TaskChange
from taizhang.plan.model import Role, Task
from taizhang.reader.reading import Span
from taizhang.window import theme
from taizhang.window.review.amend_words import milestone_lines
from taizhang.window.review.differing import differing
from taizhang.window.review.fields import plain_label
from taizhang.window.review.shown_text import ShownText
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.terms import term


@dataclass(frozen=True, slots=True)
class _Line:
    """A milestone's row."""

    kinds: str
    before: str
    after: str


class ComparedText(QPlainTextEdit):
    """A text with the words marked that the other one does not have."""

    def __init__(self, name: str, *, gone: bool) -> None:
        super().__init__()
        self._gone = gone
        self.setAccessibleName(name)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.marked: list[str] = []

    def show_text(self, text: str, spans: tuple[Span, ...]) -> None:
        """Show ``text``; what is gone is struck out, what was put in is underlined."""
        shown = ShownText(text)
        self.setPlainText(shown.text)
        self.marked = [text[span.start : span.end] for span in spans]
        form = self._form()
        marks: list[Any] = []
        for span in spans:
            start, end = shown.positions(span)
            mark: Any = QTextEdit.ExtraSelection()  # PySide6's stubs leave out its fields
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)

    def _form(self) -> QTextCharFormat:
        palette = self.palette()
        base = palette.color(QPalette.ColorRole.Base)
        form = QTextCharFormat()
        colour = theme.warning(palette) if self._gone else theme.accent(palette)
        form.setBackground(theme.blend(colour, base, 0.2))
        form.setFontStrikeOut(self._gone)
        form.setFontUnderline(not self._gone)
        return form


class ChangeView(QWidget):
    """Shows one `TaskChange`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_texts())
        split.addWidget(self._build_tables())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column.addWidget(split)

    def _build_texts(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, theme.GRID)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GRID)
        self.before_title, self.after_title = plain_label(), plain_label()
        self.before = ComparedText(self.tr("原文本"), gone=True)
        self.after = ComparedText(self.tr("新文本"), gone=False)
        for place, (title, text) in enumerate(
            ((self.before_title, self.before), (self.after_title, self.after))
        ):
            title.setFont(theme.bold(self.font()))
            title.setAlignment(Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(title, 0, place)
            grid.addWidget(text, 1, place)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        return holder

    def _build_tables(self) -> QTabWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        roles = [term(role) for role in Role]
        self.agencies: RowModel[AgencyChange] = RowModel(
            [
                Column(self.tr("单位"), lambda one: one.agency),
                Column(self.tr("原角色"), lambda one: _role(one.before), 96, roles),
                Column(self.tr("新角色"), lambda one: _role(one.after), 96, roles),
            ],
            self,
        )
        kinds = ["、".join(map(term, (Kind.REWORDED, Kind.DUE, Kind.TARGET)))]
        self.milestones: RowModel[_Line] = RowModel(
            [
                Column(self.tr("变化"), lambda one: one.kinds, 96, kinds),
                Column(self.tr("原节点"), lambda one: one.before),
                Column(self.tr("新节点"), lambda one: one.after),
            ],
            self,
        )
        self.tabs.addTab(row_table(self.agencies, self.tr("单位的变化")), "")
        self.tabs.addTab(row_table(self.milestones, self.tr("节点的变化")), "")
        return self.tabs

    def show_change(self, change: TaskChange | None) -> None:
        """Show a task before and after; nothing for None."""
        old = change.old if change is not None else None
        new = change.new if change is not None else None
        before, after = _whole(old), _whole(new)
        both = old is not None and new is not None
        gone, put = differing(before, after) if both else ((), ())
        none = self.tr("没有这项任务")
        self.before_title.setText(self.tr("原：{words}").format(words=_head(old) or none))
        self.after_title.setText(self.tr("新：{words}").format(words=_head(new) or none))
        self.before.show_text(before, gone)
        self.after.show_text(after, put)
        agencies = list(change.agencies) if change is not None else []
        lines = [_line(one) for one in change.milestones if one.kinds] if change else []
        self.agencies.show(agencies)
        self.milestones.show(lines)
        self.tabs.setTabText(0, self.tr("单位变化 {n}").format(n=len(agencies)))
        self.tabs.setTabText(1, self.tr("节点变化 {n}").format(n=len(lines)))
        if bool(agencies) is not bool(lines):
            self.tabs.setCurrentIndex(0 if agencies else 1)


def _whole(task: Task | None) -> str:
    """A task's words as they are compared: title, text, clause."""
    if task is None:
        return ""
    parts = ("" if task.text.startswith(task.title) else task.title, task.text, task.clause)
    return "\n".join(part for part in parts if part)


def _head(task: Task | None) -> str:
    return f"{task.number} {task.title}" if task is not None else ""


def _role(role: Role | None) -> str:
    return term(role) if role is not None else "—"


def _line(change: MilestoneChange) -> _Line:
    kinds = "、".join(term(kind) for kind in change.kinds)
    before = [change.old.text if change.old is not None else "—"]
    after = [change.new.text if change.new is not None else "—"]
    for old, new in milestone_lines(change):
        before.append(f"〔{old}〕")
        after.append(f"〔{new}〕")
    # What changed beside the words stands first: a long text is cut at its end.
    return _Line(kinds, " ".join(reversed(before)), " ".join(reversed(after)))
