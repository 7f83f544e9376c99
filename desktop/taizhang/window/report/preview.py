"""预览: the pages, and above them how large they are shown, which one, and a search in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.window import theme
from taizhang.window.page_search import Hit, hits_on_page
from taizhang.window.page_view import Fit, PageView, Zoom

Key = QKeySequence.StandardKey

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_PAGES_AT_ONCE = 4
"""Searched before the window is let do something else: a few hundredths of a second."""
_MOST_HITS = 2000
_REVEAL_MS = 250
"""A report that is made sooner makes nothing flicker."""


class PreviewPage(QWidget):
    """The pages as they will print."""

    cancel_asked = Signal()
    make_asked = Signal()
    zoom_chosen = Signal(str)
    """The name of a zoom, to be remembered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._at = -1
        self._next_page = 0
        self._search_later = QTimer(self)
        self._search_later.setInterval(0)
        self._search_later.timeout.connect(self._search_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._build_bar())
        column.addWidget(self._build_progress())
        self.view = PageView()
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_stepped.connect(self.step_zoom)
        column.addWidget(self.view, 1)
        self.choose_zoom("width")
        self._build_keys()

    # -- building ---------------------------------------------------------------------------

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(theme.GAP)
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(self.tr("缩放"))
        self.zoom.addItem(self.tr("适合宽度"), "width")
        self.zoom.addItem(self.tr("整页"), "page")
        for zoom in _ZOOMS:
            self.zoom.addItem(f"{zoom:.0%}", str(zoom))
        self.zoom.activated.connect(lambda _: self._zoom_chosen())
        bar.addWidget(self.zoom)
        self.page = QSpinBox()
        self.page.setAccessibleName(self.tr("第几页"))
        self.page.setMinimum(1)
        self.page.setKeyboardTracking(False)
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 2 * theme.GAP)
        self.page.valueChanged.connect(self.view_page)
        bar.addWidget(self.page)
        self._pages = QLabel()
        bar.addWidget(self._pages)
        bar.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("在报告里查找 Ctrl+F"))
        self.search.setAccessibleName(self.tr("在报告里查找"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(60 * theme.GRID)
        self.search.setMinimumWidth(36 * theme.GRID)
        self.search.textChanged.connect(self._search_anew)
        self.search.installEventFilter(self)
        bar.addWidget(self.search, 1)
        self._found = QLabel()
        self._found.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 / 0000"))
        bar.addWidget(self._found)
        self.previous = self._tool("▲", self.tr("上一处"), lambda: self.step(-1))
        self.next = self._tool("▼", self.tr("下一处"), lambda: self.step(1))
        bar.addWidget(self.previous)
        bar.addWidget(self.next)
        return bar

    def _tool(self, sign: str, name: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setEnabled(False)
        button.clicked.connect(slot)
        return button

    def _build_progress(self) -> QWidget:
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row.addWidget(self._words, 1)
        self.cancel = QPushButton(self.tr("取消生成"))
        self.again = QPushButton(self.tr("重新生成"))
        for button, signal in ((self.cancel, self.cancel_asked), (self.again, self.make_asked)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            row.addWidget(button)
        self._progress.hide()
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(_REVEAL_MS)
        self._reveal.timeout.connect(self._progress.show)
        return self._progress

    def _build_keys(self) -> None:
        for keys, slot in (
            (QKeySequence(Key.FindNext), lambda: self.step(1)),
            (QKeySequence(Key.FindPrevious), lambda: self.step(-1)),
            (QKeySequence("Ctrl+G"), self.focus_page),
            (QKeySequence(Key.ZoomIn), lambda: self.step_zoom(1)),
            (QKeySequence("Ctrl+="), lambda: self.step_zoom(1)),
            (QKeySequence(Key.ZoomOut), lambda: self.step_zoom(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.choose_zoom("width")),
        ):
            QShortcut(keys, self).activated.connect(slot)

    # -- what is shown ----------------------------------------------------------------------

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages, and what is searched for in them."""
        self.view.show_pdf(pdf)
        self._reveal.stop()
        self._progress.hide()
        self._words.clear()
        self.page.setMaximum(max(self.view.page_count, 1))
        self._pages.setText(self.tr("/ {n} 页").format(n=self.view.page_count))
        self._search_anew()

    def show_making(self, page: int = 0) -> None:
        """Say that pages are being made, and how far that is."""
        words = self.tr("正在生成… 第 {n} 页").format(n=page) if page else self.tr("正在生成…")
        self._say(words, cancel=True, again=False)

    def show_given_up(self) -> None:
        """Say that the pages below are not those of the options."""
        self._say(self.tr("已取消生成，下面不是现在的选项。"), cancel=False, again=True)

    def show_failed(self, words: str) -> None:
        """Say why there are no pages."""
        self.view.clear()
        self._pages.clear()
        self._say(words, cancel=False, again=True)

    def _say(self, words: str, *, cancel: bool, again: bool) -> None:
        self._words.setText(words)
        self.cancel.setVisible(cancel)
        self.again.setVisible(again)
        if again:
            self._progress.show()
        elif not self._reveal.isActive():
            self._reveal.start()

    @property
    def said(self) -> str:
        """What is said of pages that are not those of the options, '' when they are."""
        return self._words.text()

    # -- zoom and page ----------------------------------------------------------------------

    def choose_zoom(self, name: str) -> None:
        """Show the pages at a zoom by its name; what cannot be one is the window's width."""
        place = self.zoom.findData(name)
        self.zoom.setCurrentIndex(max(place, 0))
        self.view.set_zoom(_zoom_of(str(self.zoom.currentData())))

    def _zoom_chosen(self) -> None:
        name = str(self.zoom.currentData())
        self.view.set_zoom(_zoom_of(name))
        self.zoom_chosen.emit(name)

    def step_zoom(self, step: int) -> None:
        """One zoom larger (1) or smaller (-1) than what is shown."""
        now = self.view.zoom
        others = [z for z in _ZOOMS if (z > now * 1.01 if step > 0 else z < now * 0.99)]
        if others:
            self.choose_zoom(str(others[0] if step > 0 else others[-1]))
            self.zoom_chosen.emit(str(self.zoom.currentData()))

    def view_page(self, number: int) -> None:
        """Bring a page into view."""
        if number != self.view.page:
            self.view.go_to_page(number)

    def focus_page(self) -> None:
        """Put the cursor where the page's number is."""
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.selectAll()

    def _show_page(self, number: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(number)
        self.page.blockSignals(False)

    # -- search -----------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text ready to be replaced."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next place, Esc empties the box before it closes the dialog."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _search_anew(self) -> None:
        self._hits = []
        self._at = -1
        self._next_page = 0
        self.view.mark_hits([])
        if self.search.text().strip() and self.view.document is not None:
            self._search_later.start()
            self._search_on()
        else:
            self._search_later.stop()
            self._show_found()

    def _search_on(self) -> None:
        """Search some pages more; the window stays usable between them."""
        words = self.search.text()
        before = len(self._hits)
        for _ in range(_PAGES_AT_ONCE):
            if self._next_page >= self.view.page_count or len(self._hits) >= _MOST_HITS:
                self._search_later.stop()
                break
            self._hits += hits_on_page(self.view.document, self._next_page, words)
            self._next_page += 1
        if len(self._hits) != before:
            self.view.mark_hits(self._hits)
        if self._at < 0:
            self._at = self._first_from_here()
        self._show_hit()
        self._show_found()

    def _first_from_here(self) -> int:
        """The first place from the page that is read on; the first of all when there is none."""
        here = self.view.page - 1
        first = 0 if self._hits and not self._search_later.isActive() else -1
        return next((i for i, hit in enumerate(self._hits) if hit.page >= here), first)

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1), round the ends."""
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._show_hit()
            self._show_found()

    def _show_hit(self) -> None:
        if 0 <= self._at < len(self._hits):
            self.view.show_hit(self._at, self._hits[self._at])

    def _show_found(self) -> None:
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._hits))
        if self._hits:
            self._found.setText(f"{max(self._at, 0) + 1} / {len(self._hits)}")
        elif self.search.text().strip() and not self._search_later.isActive():
            self._found.setText(self.tr("没有找到"))
        else:
            self._found.clear()

    @property
    def found(self) -> str:
        """What is said beside the search box."""
        return self._found.text()


def _zoom_of(name: str) -> Zoom:
    fits = {"width": Fit.WIDTH, "page": Fit.PAGE}
    return fits[name] if name in fits else float(name)
