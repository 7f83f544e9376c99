"""A document becomes a plan of the ledger: read in the background, reviewed, put in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QProgressDialog

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger import amend, plans
from taizhang.ledger.facts import plan_facts
from taizhang.window.jobs import Jobs
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from taizhang.plan.model import Plan
    from taizhang.reader.reading import Reading
    from taizhang.window.main_window import MainWindow


class TakingIn(QObject):
    """One document on its way into the ledger of a window.

    ``amending``: it takes the place of the plan that is shown; else it is a plan of its own.
    """

    def __init__(self, window: MainWindow, *, amending: bool) -> None:
        super().__init__(window)
        self._window = window
        self._ledger = window.ledger
        self._amending = amending
        self._jobs = Jobs(self._on_read, self._on_failed, self)
        self._waiting: QProgressDialog | None = None

    def ask(self) -> None:
        """Ask for the document."""
        kinds = self.tr(
            "方案文件 (*.docx *.doc *.wps *.html *.htm *.mht *.mhtml *.pdf *.txt);;所有文件 (*)"
        )
        title = self.tr("更新方案") if self._amending else self.tr("导入方案")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), kinds)
        if chosen:
            self.start(Path(chosen))
        else:
            self.end()

    def start(self, path: Path) -> None:
        """Read the document; what was read is shown for review."""
        waiting = QProgressDialog(self.tr("正在读文件…"), self.tr("取消"), 0, 0, self._window)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setMinimumDuration(400)
        waiting.canceled.connect(self.end)
        self._waiting = waiting
        known, merged = plans.agency_names(self._ledger), plans.aliases(self._ledger)
        self._jobs.start(partial(_read, path, known, merged))

    def end(self) -> None:
        """Nothing more comes of it."""
        self._jobs.stop()
        self._close_waiting()
        self.deleteLater()

    def _close_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.canceled.disconnect(self.end)
            self._waiting.close()
            self._waiting.deleteLater()
            self._waiting = None

    def _on_failed(self, error: BaseException) -> None:
        self._close_waiting()
        if not isinstance(error, KnownError):
            raise error
        self._window.notice.say(sentence(error))
        self.end()

    def _on_read(self, reading: Reading) -> None:
        self._close_waiting()
        try:
            self.review(reading)
        finally:
            self.end()

    def review(self, reading: Reading) -> None:
        """Let the clerk look at what was read and correct it, then put it in."""
        from taizhang.window.review.review_dialog import ReviewDialog

        dialog = ReviewDialog(reading, plans.aliases(self._ledger), self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return
        try:
            plans.remember_aliases(self._ledger, dialog.merged)
            if self._amending:
                self._amend(self._plan(dialog.reading, dialog.year, self._ledger.plan_id))
            else:
                self._add(self._plan(dialog.reading, dialog.year, None))
        except KnownError as error:
            self._window.notice.say(sentence(error))

    def _plan(self, reading: Reading, year: int | None, but: int | None) -> Plan:
        from taizhang.reader.plan_key import key_of
        from taizhang.reader.to_plan import plan_of

        return plan_of(reading, plans.free_key(self._ledger, key_of(reading), but), year)

    def _add(self, new: Plan) -> None:
        if self._is_there(new):
            return
        added = plans.add_plan(self._ledger, new, clock.now())
        self._window.plan_asked.emit(added, self.tr("方案已导入。"))

    def _is_there(self, new: Plan) -> bool:
        """Ask whether a plan that the ledger holds already is to be amended instead."""
        twin = plans.twin_of(self._ledger, new)
        if twin is None:
            return False
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("导入方案"),
            self.tr("台账里已经有“{name}”。这是它修订后的文本吗？").format(name=twin.name),
            parent=self._window,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        yes = box.addButton(self.tr("是，更新它"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("不导入"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.exec()
        if box.clickedButton() is yes:
            plans.show(self._ledger, twin.id)
            self._amend(new)
        return True

    def _amend(self, new: Plan) -> None:
        from taizhang.window.review.amend_dialog import AmendDialog

        found = amend.difference_to(self._ledger, new)
        now = plan_facts(self._ledger)
        dialog = AmendDialog(found, now, new.facts, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            done = amend.amend(self._ledger, new, clock.now())
            said = self.tr("方案已更新：待复核 {n} 处，存档节点 {m} 个。更新前的台账存成了备份。")
            words = said.format(n=done.rechecks, m=done.archived)
            self._window.plan_asked.emit(self._ledger.plan_id, words)


def _read(path: Path, known: Collection[str], merged: Mapping[str, str]) -> Reading:
    from taizhang.reader.correct import with_aliases
    from taizhang.reader.open import open_document
    from taizhang.reader.read import read

    return with_aliases(read(open_document(path), known), dict(merged))
