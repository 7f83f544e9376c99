"""我的单位: asked once at the first start, by name or pinyin initials."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit, unit_by_name, units
from taizhang.ledger.changes import AddAgency
from taizhang.ledger.plans import AGENCY_KINDS_TO_ADD
from taizhang.ledger.store import Ledger
from taizhang.plan.model import AgencyKind
from taizhang.plan.names import matches
from taizhang.window import theme
from taizhang.window.sentence import sentence
from taizhang.window.terms import term

_UNIT = Qt.ItemDataRole.UserRole


class AgencyDialog(QDialog):
    """A searchable list of units. ``chosen`` is the unit after it was accepted."""

    def __init__(self, ledger: Ledger, current: Unit | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.chosen: Unit | None = None
        self.setWindowTitle(self.tr("我的单位"))
        self.setMinimumSize(480, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GAP] * 4)
        column.setSpacing(theme.GAP)
        question = QLabel(self.tr("您是哪个单位？"))
        question.setFont(theme.heading_font(self.font()))
        column.addWidget(question)
        column.addWidget(
            QLabel(
                self.tr("输入名称或拼音首字母，例如 zjj 找到省质监局。以后可以在“文件”菜单里更换。")
            )
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名称或拼音首字母"))
        self.search.setAccessibleName(self.tr("搜索单位"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._fill)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setStyleSheet(f"QListView::item {{ padding: {theme.GRID}px }}")
        self.list.setAccessibleName(self.tr("单位"))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        column.addWidget(self.list, 1)
        self._nothing = QLabel()
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        column.addWidget(self._nothing)
        column.addLayout(self._build_adding())
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._trouble)
        self._buttons = QDialogButtonBox()
        self._ok = self._buttons.addButton(
            self.tr("用这个单位"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self._current = current
        self._fill("")

    def _build_adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._new_name = QLineEdit()
        self._new_name.setPlaceholderText(self.tr("列表里没有？写本单位名称"))
        self._new_name.setAccessibleName(self.tr("要添加的单位名称"))
        self._new_kind = QComboBox()
        self._new_kind.setAccessibleName(self.tr("单位种类"))
        for kind in AGENCY_KINDS_TO_ADD:
            self._new_kind.addItem(term(kind), kind)
        add = QPushButton(self.tr("添加"))
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        row.addWidget(self._new_name, 1)
        row.addWidget(self._new_kind)
        row.addWidget(add)
        return row

    def _fill(self, query: str) -> None:
        self.list.clear()
        for unit in units(self._ledger):
            if matches(query, unit.name, unit.spelling) or query in unit.agency.full_name:
                same = unit.name == unit.agency.full_name
                text = unit.name if same else f"{unit.name}　{unit.agency.full_name}"
                item = QListWidgetItem(text)
                item.setData(_UNIT, unit)
                self.list.addItem(item)
                if self._current is not None and unit.id == self._current.id:
                    self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._nothing.setVisible(self.list.count() == 0)
        self._nothing.setText(
            self.tr("没有名称含“{q}”的单位。可以在下面按本单位的名称添加。").format(q=query)
        )
        self._enable()

    def _enable(self) -> None:
        self._ok.setEnabled(self.list.currentItem() is not None)

    def _add(self) -> None:
        try:
            kind = AgencyKind(self._new_kind.currentData())
            self._ledger.apply(AddAgency(self._new_name.text(), kind), clock.now())
            self._current = unit_by_name(self._ledger, self._new_name.text())
        except KnownError as error:
            self._trouble.setText(sentence(error))
            return
        self._trouble.clear()
        self._new_name.clear()
        self.search.clear()
        self._fill("")
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search box move in the list, as in any search as you type."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the new name adds it; it does not answer the question above as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._new_name.hasFocus():
            self._add()
            return
        super().keyPressEvent(event)

    def accept(self) -> None:
        item = self.list.currentItem()
        if not self.list.count():
            return
        self.chosen = item.data(_UNIT)
        super().accept()
