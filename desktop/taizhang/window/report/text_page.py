"""正文修改: the letter's parts in the office's own words, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from taizhang.window import theme
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.report.letter import Letter, Part

_PAUSE_MS = 1200
"""Without a key, until what was typed is kept and the pages are made of it."""
_KEY = Qt.ItemDataRole.UserRole


class TextPage(QWidget):
    """A list of parts, and the words of the chosen one. ``edited`` gives part and words to keep.

    '' brings the composed words back.
    """

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, Part] = {}
        self._composed: Mapping[str, Part] = {}
        self._kept = ""
        """The chosen part's words when they were shown or told last."""
        self._unsaved: dict[str, str] = {}
        """What could not be kept, by part: shown in place of what is kept, and told again."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.GAP, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._build_parts())
        self.show_none(self.tr("报告还没有生成。"))

    def _build_parts(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("正文各部分"))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.parts.currentItemChanged.connect(self._choose)
        split.addWidget(self.parts)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(self.tr("这一部分的文字"))
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.editor.textChanged.connect(self._typed)
        self.editor.installEventFilter(self)
        column.addWidget(self.editor, 1)
        row = QHBoxLayout()
        hint = QLabel(
            self.tr(
                "一行是一段。改动只用于这个单位、这一天的报告；清空就恢复原文。表和图不在这里改。"
            )
        )
        hint.setWordWrap(True)
        hint.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        row.addWidget(hint, 1)
        self.restore = QPushButton(self.tr("恢复原文"))
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self.bring_back)
        row.addWidget(self.restore)
        column.addLayout(row)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        split.setSizes([280, 560])
        return split

    # -- showing ----------------------------------------------------------------------------

    def show_none(self, words: str) -> None:
        """Say why there is nothing to edit."""
        self._parts = {}
        self._empty.setText(words)
        self._stack.setCurrentIndex(0)

    def show_letter(self, letter: Letter, composed: Mapping[str, Part]) -> None:
        """Show the letter's parts; what is being typed just now stays."""
        chosen = self.chosen
        self._parts = {part.key: part for part in letter.parts}
        self._composed = composed
        self._stack.setCurrentIndex(1)
        self.parts.blockSignals(True)
        self.parts.clear()
        for part in letter.parts:
            item = QListWidgetItem()
            item.setData(_KEY, part.key)
            self.parts.addItem(item)
        self._name_parts()
        keys = list(self._parts)
        self.parts.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self.parts.blockSignals(False)
        if self.chosen != chosen or not self._is_unsettled():
            self._load()
        self._show_state()

    def _name_parts(self) -> None:
        for row in range(self.parts.count()):
            item = self.parts.item(row)
            words = self._label(self._parts[str(item.data(_KEY))])
            item.setText(words)
            # A tool tip that looks like markup would be obeyed.
            item.setToolTip(words.replace("<", "＜"))

    def _label(self, part: Part) -> str:
        heading = part.heading or term(part.key.rpartition("/")[2])
        indent = "　" if part.level == 2 else ""
        mark = self.tr("〔已修改〕") if part.edited else ""
        if part.key in self._unsaved:
            mark = self.tr("〔未保存〕")
        # In front, where a narrow list does not cut it off.
        return f"{indent}{mark}{heading}"

    @property
    def chosen(self) -> str:
        """The key of the part that is shown, '' for none."""
        row = self.parts.currentRow()
        return str(self.parts.item(row).data(_KEY)) if row >= 0 else ""

    def _choose(self, _now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None:
            self._settle(str(before.data(_KEY)))
        self._load()
        self._show_state()

    def _load(self) -> None:
        self._pause.stop()
        part = self._parts.get(self.chosen)
        words = part.text if part else ""
        self._kept = self._unsaved.get(self.chosen, words)
        if self.editor.toPlainText() != self._kept:
            self.editor.blockSignals(True)
            self.editor.setPlainText(self._kept)
            self.editor.blockSignals(False)

    def _show_state(self) -> None:
        part = self._parts.get(self.chosen)
        self.restore.setEnabled(part is not None and (part.edited or self._is_unsettled()))

    # -- editing ----------------------------------------------------------------------------

    def _is_unsettled(self) -> bool:
        return self.editor.toPlainText() != self._kept

    def _typed(self) -> None:
        self._pause.start()
        self._show_state()

    def settle(self) -> None:
        """Keep what was typed, and what could not be kept before."""
        self._settle(self.chosen)
        for key, text in list(self._unsaved.items()):
            del self._unsaved[key]
            self.edited.emit(key, text)

    def _settle(self, key: str) -> None:
        self._pause.stop()
        if key not in self._parts or not self._is_unsettled():
            return
        text = self.editor.toPlainText()
        self._kept = text
        composed = self._composed.get(key)
        same = composed is not None and text.strip() == composed.text.strip()
        self._unsaved.pop(key, None)
        self.edited.emit(key, "" if same else text)
        self._name_parts()

    def bring_back(self) -> None:
        """Put the composed words back in the place of the office's."""
        composed = self._composed.get(self.chosen)
        if composed is not None:
            self.editor.setPlainText(composed.text)
            self.settle()

    def refuse(self, key: str, text: str) -> None:
        """What was told could not be kept: it stays in sight and is told again by `settle`."""
        self._unsaved[key] = text
        self._name_parts()

    def may_be_left(self) -> bool:
        """Whether nothing is lost by closing: all is kept, or the clerk gave up what is not."""
        self.settle()
        if not self._unsaved:
            return True
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("未保存"),
            self.tr("正文的改动没有保存。现在关闭，这些改动就丢失了。"),
            parent=self,
        )
        stay = box.addButton(self.tr("不关闭"), QMessageBox.ButtonRole.RejectRole)
        lose = box.addButton(self.tr("丢弃并关闭"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is lose

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the text keeps it."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)
