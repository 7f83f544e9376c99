"""也用于…: the other places that files are to stand for as well, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.changes import Change
from taizhang.ledger.evidence import EvidencePlace, same_content
from taizhang.ledger.evidence_adding import also_at
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.evidence_places import NamedPlace, places_of
from taizhang.ledger.store import Ledger
from taizhang.plan.fold import fold
from taizhang.window import theme
from taizhang.window.evidence_rows import EvidenceRow
from taizhang.window.sizes import open_at

Index = QModelIndex | QPersistentModelIndex
_MOST_NAMED = 6


class _PlacesModel(QAbstractListModel):
    """Places with a box each; where all of the files stand already, it is ticked and fixed."""

    def __init__(
        self,
        places: Sequence[NamedPlace],
        standing: frozenset[EvidencePlace],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = places
        self._standing = standing
        self.shown = list(places)
        self.chosen: set[EvidencePlace] = set()

    def filter(self, text: str) -> None:
        """Show what has all the words of ``text``; what was chosen stays chosen."""
        words = fold(text).split()
        self.beginResetModel()
        self.shown = [place for place in self._all if place.has(words)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        fixed = self.shown[index.row()].place in self._standing
        return Qt.ItemFlag.ItemIsSelectable | (Qt.ItemFlag.NoItemFlags if fixed else usable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.shown[index.row()]
        indent = "" if one.place.milestone_id is None else "　"
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{indent}{one.number}　{' '.join(one.words.split())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.words.replace("<", "＜")
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = one.place in self._standing or one.place in self.chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        place = self.shown[index.row()].place
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.chosen.add(place)
        else:
            self.chosen.discard(place)
        self.dataChanged.emit(index, index)
        return True

    def chosen_places(self) -> list[EvidencePlace]:
        """What is ticked, in the plan's order, whatever is shown."""
        return [one.place for one in self._all if one.place in self.chosen]

    def toggle(self, index: Index) -> None:
        """What the space bar does, from the search line."""
        if index.isValid() and self.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            ticked = self.shown[index.row()].place in self.chosen
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.setData(index, state, Qt.ItemDataRole.CheckStateRole)


class PlacesDialog(QDialog):
    """Asks for further places of kept files; ``change`` puts them there without a second copy."""

    def __init__(
        self,
        ledger: Ledger,
        agency_id: int,
        rows: Sequence[EvidenceRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._ids = [row.id for row in rows if row.id is not None]
        self.setWindowTitle(self.tr("也用于其他任务或节点"))
        open_at(self, 640, 560)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        words = shown_name(rows[0].name)
        if len(rows) > 1:
            words = self.tr("所选 {n} 份材料").format(n=len(rows))
        column.addWidget(self._label(words, bold=True))
        found = [same_content(ledger, id_) for id_ in self._ids]
        places = [{one.place for one in same} for same in found]
        self.standing = self._label(self._standing_words([one.number for one in found[0]]))
        self.standing.setVisible(len(rows) == 1)
        column.addWidget(self.standing)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("输入编号或文字查找，按空格勾选"))
        self.search.setAccessibleName(self.tr("查找任务或节点"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self.model = _PlacesModel(
            places_of(ledger, agency_id), frozenset(set.intersection(*places)), self
        )
        self.model.dataChanged.connect(lambda *_: self._enable())
        self.list = QListView()
        self.list.setAccessibleName(self.tr("任务和节点"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self._build_buttons())
        self._filter("")
        self._enable()

    def _label(self, words: str, *, bold: bool = False) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if bold:
            label.setFont(theme.bold(self.font()))
        return label

    def _standing_words(self, numbers: Sequence[str]) -> str:
        named = "、".join(numbers[:_MOST_NAMED])
        if len(numbers) > _MOST_NAMED:
            return self.tr("现在用于 {n} 处：{places} 等").format(n=len(numbers), places=named)
        return self.tr("现在用于 {n} 处：{places}").format(n=len(numbers), places=named)

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _enable(self) -> None:
        count = len(self.model.chosen)
        self.ok.setText(self.tr("用于这 {n} 处").format(n=count) if count else self.tr("用于这里"))
        self.ok.setEnabled(bool(count))

    def change(self) -> Change | None:
        """The files at all chosen places, as one step; None when no place was chosen."""
        places = self.model.chosen_places()
        return also_at(self._ledger, self._ids, places) if places else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; the space bar ticks there."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.keyPressEvent(event)
                return True
            if key is Qt.Key.Key_Space:
                self.model.toggle(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)
