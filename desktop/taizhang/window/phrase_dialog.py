"""常用语: found as one types, put into the note, kept, renamed and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change
from taizhang.ledger.phrases import (
    LONGEST_NAME,
    Phrase,
    RemovePhrase,
    SavePhrase,
    fill,
    found,
    phrase_name,
    phrases,
)
from taizhang.window import theme
from taizhang.window.detail.parts import mute, small_button
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_PHRASE = Qt.ItemDataRole.UserRole


class PhraseDialog(QDialog):
    """Accepted when a phrase is to be put in: ``chosen`` is its text, filled in.

    ``apply`` makes a change and returns whether it is made; what is refused it says itself.
    """

    def __init__(
        self,
        ledger: Ledger,
        apply: Callable[[Change], bool],
        values: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._apply = apply
        self._values = values
        self.chosen: str | None = None
        self.setWindowTitle(self.tr("常用语"))
        open_at(self, 520, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名称、拼音或文字"))
        self.search.setAccessibleName(self.tr("查找常用语"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.fill_list)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("常用语"))
        self.list.itemActivated.connect(lambda _: self.put_in())
        self.list.currentItemChanged.connect(lambda *_: self._show())
        column.addWidget(self.list, 1)
        column.addLayout(self._build_form())
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setStyleSheet(f"color: {theme.warning(self.palette()).name()}")
        column.addWidget(self._said)
        column.addLayout(self._build_buttons())
        self.fill_list()
        self.search.setFocus()

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("常用语的名称"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textEdited.connect(lambda _: self._enable())
        form.addRow(self.tr("名称"), self.name)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("常用语的文字"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        self.text.textChanged.connect(self._enable)
        form.addRow(self.tr("文字"), self.text)
        hint = mute(QLabel(self.tr("{单位}{任务}{节点}{日期}{时限} 插入时填上，＿＿ 留着填写。")))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        form.addRow("", hint)
        return form

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.new_button = small_button(self.tr("新建"), self.begin_new)
        self.save_button = small_button(self.tr("保存"), self.save)
        self.remove_button = small_button(self.tr("删除"), self.remove)
        for button in (self.new_button, self.save_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        self.put_button = small_button(self.tr("插入"), self.put_in)
        self.put_button.setDefault(True)
        row.addWidget(self.put_button)
        row.addWidget(small_button(self.tr("关闭"), self.reject))
        return row

    # -- showing ----------------------------------------------------------------------------

    def fill_list(self) -> None:
        """Show what the search finds; the one that was chosen stays chosen."""
        before = self._current()
        self.list.clear()
        for phrase in found(self.search.text(), phrases(self._ledger)):
            words = (
                phrase.name if phrase.own else self.tr("{name}（自带）").format(name=phrase.name)
            )
            item = QListWidgetItem(words)
            item.setData(_PHRASE, phrase)
            self.list.addItem(item)
            if before is not None and phrase.name == before.name:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._show()

    def _current(self) -> Phrase | None:
        if self.list.currentRow() < 0:
            return None
        phrase: Phrase = self.list.currentItem().data(_PHRASE)
        return phrase

    def _show(self) -> None:
        phrase = self._current()
        self.name.setText("" if phrase is None else phrase.name)
        self.text.setPlainText("" if phrase is None else phrase.text)
        self._said.clear()
        self._enable()

    def _enable(self) -> None:
        phrase = self._current()
        written = (self.name.text(), self.text.toPlainText())
        altered = phrase is None or written != (phrase.name, phrase.text)
        self.save_button.setEnabled(altered and bool(written[1].strip()))
        self.remove_button.setEnabled(phrase is not None and phrase.own)
        self.put_button.setEnabled(bool(written[1].strip()))

    # -- what is asked for ------------------------------------------------------------------

    def begin_new(self, text: str = "") -> None:
        """Write a new one, from ``text``."""
        self.list.setCurrentRow(-1)
        self.name.clear()
        self.text.setPlainText(text)
        self._enable()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep what is written; under another name it takes the place of the one chosen."""
        chosen = self._current()
        try:
            name = phrase_name(self.name.text())
            self._require_free(name, chosen)
        except KnownError as error:
            self._said.setText(sentence(error))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        old = chosen.name if chosen is not None and chosen.own else ""
        if self._apply(SavePhrase(name, self.text.toPlainText(), old)):
            self.search.clear()
            self.fill_list()
            self._choose(name)

    def _require_free(self, name: str, chosen: Phrase | None) -> None:
        """A new one does not take the place of another unasked."""
        taken = any(phrase.own and phrase.name == name for phrase in phrases(self._ledger))
        if taken and (chosen is None or chosen.name != name):
            raise KnownError("已经有名为“{0}”的常用语，请换一个名称。", name)

    def _choose(self, name: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PHRASE).name == name:
                self.list.setCurrentRow(row)

    def remove(self) -> None:
        """Take the chosen one out; undo brings it back."""
        phrase = self._current()
        if phrase is not None and phrase.own and self._apply(RemovePhrase(phrase.name)):
            self.fill_list()

    def put_in(self) -> None:
        """Close, with what is written filled in."""
        text = self.text.toPlainText()
        if text.strip():
            self.chosen = fill(text, self._values)
            self.accept()

    # -- keys -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search move in the list."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name keeps it; it does not put the phrase in as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.name:
            if self.save_button.isEnabled():
                self.save()
            return
        super().keyPressEvent(event)
