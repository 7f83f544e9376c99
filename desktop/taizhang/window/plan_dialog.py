"""方案全文: the document's facts, and its text as it was published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.facts import plan_facts
from taizhang.ledger.plans import general_texts, published_text
from taizhang.ledger.store import Ledger
from taizhang.window import theme
from taizhang.window.sizes import open_at
from taizhang.window.terms import standing


class PlanDialog(QDialog):
    """Read-only; everything in it can be selected and copied."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("方案全文"))
        open_at(self, 760, 620)
        facts = plan_facts(ledger)
        column = QVBoxLayout(self)
        form = QFormLayout()
        for name, value in (
            (self.tr("标题"), facts.title),
            (self.tr("文号"), facts.doc_number),
            (self.tr("索引号"), facts.index_number),
            (self.tr("发布机构"), facts.issuer),
            (self.tr("发文日期"), facts.issued_on.isoformat() if facts.issued_on else ""),
            (self.tr("时效"), standing(facts)),
        ):
            label = QLabel(value)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, label)
        form.setHorizontalSpacing(theme.MARGIN)
        column.addLayout(form)
        preamble, heading, general = general_texts(ledger)
        tabs = QTabWidget()
        for name, text in (
            (self.tr("总体要求"), f"{preamble}\n\n{heading}\n\n{general}"),
            (self.tr("发布原文"), published_text(ledger)),
        ):
            view = QPlainTextEdit(text)
            view.setReadOnly(True)
            view.setFrameShape(QPlainTextEdit.Shape.NoFrame)
            view.setAccessibleName(name)
            tabs.addTab(view, name)
        column.addWidget(tabs, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
