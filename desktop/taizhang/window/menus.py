"""The menus: every command with its key, and what undo and redo would do by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from taizhang import bug, paths
from taizhang.ledger.history import action_word
from taizhang.ledger.journal import Line
from taizhang.window import calendar_file
from taizhang.window.commands import ask
from taizhang.window.evidence_exporting import ask_and_export
from taizhang.window.list_file import ask_and_save
from taizhang.window.plans_menu import PlansMenu
from taizhang.window.scheme_menu import SchemeMenu
from taizhang.window.state import LANGUAGES
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow
    from taizhang.window.menu_titles import Titles

Key = QKeySequence.StandardKey


class Menus(QObject):
    """What is in the menus of a window; none of the standard keys is taken for another job."""

    def __init__(self, window: MainWindow, titles: Titles) -> None:
        super().__init__(window)
        self._window = window
        self._build_file(titles.file)
        edit = titles.edit
        self.undo_action = self._action(edit, "", window.undo, Key.Undo)
        self.redo_action = self._action(edit, "", window.redo, Key.Redo)
        edit.addSeparator()
        self._action(edit, self.tr("搜索"), window.focus_search, Key.Find)
        edit.addMenu(window.bulk.menu)
        self._action(edit, self.tr("调整时限…"), window.bulk.due, "Ctrl+D")
        self.plans = PlansMenu(window, titles.plans)
        self._build_look(titles.look)
        help_ = titles.help
        self._action(help_, self.tr("快捷键…"), self.show_keys, "F1")
        window.view.keys_asked.connect(self.show_keys)
        self._action(help_, self.tr("显示日志"), self.show_log)
        help_.addSeparator()
        self._action(help_, self.tr("关于台账…"), self.show_about)

    def _build_file(self, menu: QMenu) -> None:
        window = self._window
        self._action(menu, self.tr("打开台账…"), window.commands.ask_ledger, Key.Open)
        self._action(menu, self.tr("新建台账…"), window.commands.ask_new_ledger, Key.New)
        self._action(menu, self.tr("备份与恢复…"), window.commands.open_backups)
        menu.addSeparator()
        self._action(menu, self.tr("我的单位…"), window.ask_agency)
        self._action(menu, self.tr("生成报告…"), window.open_report, Key.Print)
        self._action(menu, self.tr("把列表存成 Excel…"), partial(ask_and_save, window))
        self._action(menu, self.tr("把时限存成日历…"), partial(calendar_file.ask_and_save, window))
        self._action(menu, self.tr("读回填好的台账…"), window.commands.read_back)
        self._action(menu, self.tr("导出佐证材料…"), partial(ask_and_export, window))
        menu.addSeparator()
        self._action(menu, self.tr("退出"), window.close, Key.Quit)

    def _build_look(self, menu: QMenu) -> None:
        window = self._window
        self._action(menu, self.tr("全部展开"), lambda: window.fold_all(False), "Ctrl+Shift+Right")
        self._action(menu, self.tr("折叠到任务"), lambda: window.fold_all(True), "Ctrl+Shift+Left")
        self._action(menu, self.tr("总览"), window.places.show_overview, "Ctrl+1")
        self._action(menu, self.tr("任务列表"), window.places.show_list, "Ctrl+2")
        menu.addSeparator()
        self._action(menu, self.tr("清除筛选"), window.bar.clear, "Ctrl+Shift+F")
        menu.addMenu(window.bar.filter_menu)
        menu.addMenu(window.bar.arrange_menu)
        menu.addMenu(window.bar.views_menu)
        columns = menu.addMenu(self.tr("列"))
        columns.aboutToShow.connect(lambda: window.view.fill_columns_menu(columns))
        nav = self._action(
            menu, self.tr("侧栏"), lambda: window.show_nav(window.nav.isHidden()), "F9"
        )
        nav.setCheckable(True)
        menu.aboutToShow.connect(lambda: nav.setChecked(not window.nav.isHidden()))
        menu.addSeparator()
        self._action(menu, self.tr("更改记录…"), window.open_history, "Ctrl+H")
        menu.addSeparator()
        self.scheme = SchemeMenu(window, menu.addMenu(self.tr("灯色")))
        self._build_languages(menu)

    def _build_languages(self, menu: QMenu) -> None:
        """Named in both languages, for whoever cannot read the one that is shown."""
        languages = menu.addMenu("语言 / Language")
        group = QActionGroup(self)
        for language, name in LANGUAGES.items():
            action = self._action(languages, name, partial(self.choose_language, language))
            action.setCheckable(True)
            action.setChecked(language == self._window.state.language)
            group.addAction(action)

    def _action(
        self, menu: QMenu, text: str, slot: Callable[[], object], key: Key | str | None = None
    ) -> QAction:
        action = QAction(text, self._window)
        action.triggered.connect(lambda _checked: _do(slot))
        if key is not None:
            action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        return action

    def name_steps(self) -> None:
        """Say what undo would take back and redo make again."""
        ledger = self._window.ledger
        undoable, redoable = ledger.undoable(), ledger.redoable()
        self.undo_action.setText(self._step_words(self.tr("撤销"), undoable))
        self.redo_action.setText(self._step_words(self.tr("重做"), redoable))
        self.undo_action.setEnabled(undoable is not None or bool(self._window.saver.waiting))
        self.redo_action.setEnabled(redoable is not None)

    def _step_words(self, verb: str, line: Line | None) -> str:
        if line is None:
            return verb
        # "&" in a plan's words must not become a menu's access key.
        subject = line.subject.replace("&", "&&")
        words = self.tr("{verb}：{action} {subject}")
        return words.format(verb=verb, action=term(action_word(line.change)), subject=subject)

    def choose_language(self, language: str) -> None:
        """Show the window in another language from the next start on."""
        state = self._window.state
        if language == state.language:
            return
        state.keep_language(language)
        said = self.tr("下次启动程序时用“{name}”。").format(name=LANGUAGES[language])
        self._window.notice.say(said)

    def show_keys(self) -> None:
        """The keys there are."""
        from taizhang.window.key_sheet import KeySheet

        ask(KeySheet(self._window))

    def show_about(self) -> None:
        """What program this is, which ledger is open, and all licences."""
        from taizhang.window.about_dialog import AboutDialog

        dialog = AboutDialog(self._window.ledger, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_log(self) -> None:
        """Open the folder of the log and of error reports."""
        folder = paths.log_folder()
        if not folder.is_dir():
            self._window.notice.say(self.tr("还没有日志。"))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = self.tr("打不开文件夹，日志在“{path}”。")
            self._window.notice.say(words.format(path=folder))


def _do(slot: Callable[[], object]) -> None:
    """Do what a command says, and remember which one it was for a report of an error."""
    bug.did(getattr(slot, "__name__", type(slot).__name__))
    slot()
