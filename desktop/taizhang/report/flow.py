"""Blocks set one below the other over as many pages as they need.

One pass, one block at a time: nothing is laid out twice, and a thousand pages need no more memory
than one. A block that is joined to the next never stands alone at the foot of a page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from taizhang.report.page import Book, PageForm
from taizhang.report.text import Paragraph

LEAST_LINES = 2
"""Lines of a cell that stay together at a page's foot and head (orphans and widows)."""

_ROUNDING = 1e-6
"""Points: a page that is exactly full must not be taken for one that is overfull."""


class Block(Protocol):
    """Something that takes height on a page, and may go on over the next one."""

    before: float
    """Points of space above it, unless it is first on its page."""
    joined: bool
    """Whether the block after it must begin on the same page."""

    def least(self, width: float) -> float:
        """The height of the smallest piece it can begin with."""

    def place(self, flow: Flow, room: float) -> float:
        """Draw what fits into ``room`` points at the flow's place; the height that took.

        Called again, on a new page, until `done`.
        """

    @property
    def done(self) -> bool:
        """Whether all of it was drawn."""


class Flow:
    """Where on which page the next block goes."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.top = book.form.text_top
        """Upper edge of what comes next."""

    @property
    def form(self) -> PageForm:
        """The page's geometry."""
        return self.book.form

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.top - self.form.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.top == self.form.text_top

    def next_page(self, form: PageForm | None = None) -> None:
        """Go to the head of a new page, which may be of another form from then on."""
        self.book.next_page(form)
        self.top = self.form.text_top

    def reform(self, form: PageForm) -> None:
        """Make the page at hand, on which nothing stands yet, and all after it of another form."""
        self.book.reform(form)
        self.top = self.form.text_top

    def add(self, blocks: Iterable[Block]) -> None:
        """Set the blocks, those that are joined as one group."""
        group: list[Block] = []
        for block in blocks:
            group.append(block)
            if not block.joined:
                self._add_group(group)
                group = []
        if group:
            self._add_group(group)

    def _add_group(self, group: list[Block]) -> None:
        # All but the last must fit whole; of the last, the piece it can begin with.
        need = sum(block.before + block.least(self.form.text_width) for block in group)
        if self.fresh:
            need -= group[0].before
        if need > self.room + _ROUNDING and not self.fresh:
            self.next_page()
        for block in group:
            self._set(block)

    def _set(self, block: Block) -> None:
        if not self.fresh:
            self.top -= block.before
        while True:
            height = block.place(self, self.room)  # which may turn the page
            self.top -= height
            if block.done:
                return
            self.next_page()


class Text:
    """A paragraph in the flow. A heading is one that is joined, with an entry in the outline."""

    def __init__(
        self,
        paragraph: Paragraph,
        *,
        before: float = 0.0,
        joined: bool = False,
        outline: tuple[str, int] | None = None,
    ) -> None:
        self.before = before
        self.joined = joined
        self._paragraph = paragraph
        self._outline = outline
        self._next = 0
        self._count: int | None = None

    @property
    def done(self) -> bool:
        """Whether every line was drawn."""
        return self._next == self._count

    def least(self, width: float) -> float:
        """A joined one whole; otherwise its style's ``keep`` lines, or all when too few remain."""
        style = self._paragraph.style
        count = len(self._paragraph.lines(width))
        whole = self.joined or count < 2 * style.keep
        return (count if whole else style.keep) * style.leading

    def place(self, flow: Flow, room: float) -> float:
        """Draw as many lines as fit, leaving ``keep`` for the next page if any."""
        form = flow.form
        lines = self._paragraph.lines(form.text_width)
        leading = self._paragraph.style.leading
        left = len(lines) - self._next
        fits = lines_in(room, leading, left, self._paragraph.style.keep, fresh=flow.fresh)
        if self._outline and self._next == 0:
            flow.book.bookmark(*self._outline, flow.top)
        top = flow.top
        for line in lines[self._next : self._next + fits]:
            flow.book.line(self._paragraph, line, form.left, top, form.text_width)
            top -= leading
        self._next += fits
        self._count = len(lines)
        return fits * leading


def lines_in(room: float, leading: float, left: int, keep: int, *, fresh: bool) -> int:
    """How many of the lines left go into the room; on a fresh page at least one.

    At least ``keep`` of them stand on either page, if there are so many.
    """
    fits = min(left, int(room / leading + 1e-6))
    if 0 < left - fits < keep:
        fits = left - keep
    if fits < min(left, keep):
        fits = 0
    return fits if fits > 0 or not fresh else min(1, left)


class Space:
    """Empty height, nothing at the head of a page."""

    def __init__(self, height: float, *, joined: bool = False) -> None:
        self.before = height
        self.joined = joined
        self.done = True

    def least(self, width: float) -> float:
        """None: all of it is space before."""
        return 0.0

    def place(self, flow: Flow, room: float) -> float:
        """Draw nothing."""
        return 0.0


class Snap:
    """Empty height down to the next line of the page's grid, after what is not set on it."""

    before = 0.0
    done = True

    def __init__(self, grid: float, *, joined: bool = False) -> None:
        self.joined = joined
        self._grid = grid

    def least(self, width: float) -> float:
        """None: at the foot of a page nothing is needed."""
        return 0.0

    def place(self, flow: Flow, room: float) -> float:
        """Draw nothing."""
        used = (flow.form.text_top - flow.top) % self._grid
        return self._grid - used if min(used, self._grid - used) > 1e-6 else 0.0


class PageEnd:
    """What comes next begins a new page, unless one has just begun; of another form if wanted."""

    before = 0.0
    joined = False
    done = True

    def __init__(self, form: PageForm | None = None) -> None:
        self._form = form

    def least(self, width: float) -> float:
        """None."""
        return 0.0

    def place(self, flow: Flow, room: float) -> float:
        """Turn the page, or only change the form of one on which nothing stands."""
        if not flow.fresh:
            flow.next_page(self._form)
        elif self._form:
            flow.reform(self._form)
        return 0.0
