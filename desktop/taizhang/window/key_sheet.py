"""快捷键: every key there is, in groups, two beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from taizhang.window import theme
from taizhang.window.sizes import open_at

Key = QKeySequence.StandardKey
_TWO_COLUMNS = 840
"""The width of a screen, at least, where groups stand beside each other."""
Group = tuple[str, tuple[tuple[str, str], ...]]


def _key(key: Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class KeySheet(QDialog):
    """Plain words, to be looked at and closed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        column = QVBoxLayout(self)
        column.setSpacing(theme.MARGIN)
        page = QWidget()
        narrow = self.screen().availableSize().width() < _TWO_COLUMNS
        sides = QVBoxLayout(page) if narrow else QHBoxLayout(page)
        sides.setSpacing(theme.GRID if narrow else 8 * theme.GRID)
        for side in self.groups():
            sides.addLayout(self._side(side), 1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setAccessibleName(self.tr("快捷键"))
        room.setWidget(page)
        column.addWidget(room, 1)
        hint = QLabel(self.tr("单键只在列表里起作用；正在打字时不起作用。"))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(buttons)
        column.addLayout(foot)
        needed = page.sizeHint()
        open_at(self, needed.width() + 12 * theme.GRID, needed.height() + 22 * theme.GRID)
        close.setFocus()

    def groups(self) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
        """The keys, with what they do: two columns of groups."""
        fill = (
            ("1", self.tr("未开始")),
            ("2", self.tr("进行中")),
            ("3", self.tr("已完成")),
            ("4", self.tr("不适用（要写理由）")),
            (self.tr("空格"), self.tr("勾选、取消勾选；在标题上展开、折叠")),
            ("F2  =", self.tr("填指标的完成值")),
            (self.tr("回车"), self.tr("写备注")),
            ("Ctrl+D", self.tr("调整完成时限")),
            ("Ctrl+J", self.tr("写备注时插入常用语")),
            ("@", self.tr("写备注时提到单位，可打拼音首字母")),
            ("Alt+↑ ↓", self.tr("移动分解步骤")),
            (_key(Key.Undo), self.tr("撤销")),
            (_key(Key.Redo), self.tr("重做")),
        )
        move = (
            ("N", self.tr("下一个未了结的节点")),
            ("Shift+N", self.tr("上一个未了结的节点")),
            ("← →", self.tr("折叠、展开")),
            ("Ctrl+Shift+← →", self.tr("全部折叠、全部展开")),
            ("Tab", self.tr("到下一个区域")),
            ("Esc", self.tr("回到列表；只选当前一行")),
        )
        select = (
            ("Shift+↑ ↓", self.tr("连着选；Shift+PgDn 选一页")),
            (self.tr("Ctrl+空格"), self.tr("加选、减选当前行；Ctrl+↑ ↓ 只移动")),
            (_key(Key.SelectAll), self.tr("全选（筛选出来的）")),
            (_key(Key.Copy), self.tr("复制所选节点，粘贴到 Excel")),
            (_key(Key.Paste), self.tr("粘贴 Excel 的一列或一张表")),
            (self.tr("菜单键"), self.tr("对所选节点的全部操作")),
        )
        window = (
            (_key(Key.Find), self.tr("搜索")),
            ("Ctrl+Shift+F", self.tr("清除筛选")),
            ("Ctrl+1", self.tr("总览")),
            ("Ctrl+2", self.tr("任务列表")),
            ("F9", self.tr("侧栏")),
            ("Ctrl+H", self.tr("更改记录")),
            ("Ctrl+I", self.tr("导入方案")),
            (_key(Key.Print), self.tr("生成报告")),
            (_key(Key.Open), self.tr("打开台账")),
            ("?  F1", self.tr("快捷键")),
        )
        return (
            ((self.tr("填报（所选各行一起）"), fill), (self.tr("移动"), move)),
            ((self.tr("选择多行"), select), (self.tr("窗口"), window)),
        )

    def _side(self, side: tuple[Group, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        for title, keys in side:
            heading = QLabel(title)
            heading.setFont(theme.bold(self.font()))
            column.addWidget(heading)
            grid = QGridLayout()
            grid.setHorizontalSpacing(4 * theme.GRID)
            grid.setVerticalSpacing(theme.GRID)
            grid.setColumnMinimumWidth(0, 28 * theme.GRID)
            grid.setColumnStretch(1, 1)
            for row, (key, words) in enumerate(keys):
                grid.addWidget(self._cap(key), row, 0)
                grid.addWidget(_plain(words), row, 1)
            column.addLayout(grid)
            column.addSpacing(theme.MARGIN)
        column.addStretch(1)
        return column

    def _cap(self, key: str) -> QLabel:
        label = _plain(key)
        label.setStyleSheet(f"color: {theme.muted(self.palette()).name()}")
        return label


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
