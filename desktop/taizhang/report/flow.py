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
"""Lines of a paragraph that stay together at a page's foot and head (orphans and widows)."""


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

    def next_page(self) -> None:
        """Go to the head of a new page."""
        self.book.next_page()
        self.top = self.form.text_top

    def add(self, blocks: Iterable[Block]) -> None:
        """Set the blocks, those that are joined as one group."""
        group: list[Block] = []
        for block in blocks:
            group.append(block)
            if not block.joined:
                self._add_group(group)
                group = []
        self._add_group(group)

    def _add_group(self, group: list[Block]) -> None:
        # All but the last must fit whole; of the last, the piece it can begin with.
        need = sum(block.before + block.least(self.form.text_width) for block in group)
        if group and self.fresh:
            need -= group[0].before
        if need > self.room and not self.fresh:
            self.next_page()
        for block in group:
            self._set(block)

    def _set(self, block: Block) -> None:
        if not self.fresh:
            self.top -= block.before
        while True:
            self.top -= block.place(self, self.room)
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
        """A joined one whole; otherwise two lines, or all when there are no more than three."""
        count = len(self._paragraph.lines(width))
        whole = self.joined or count < 2 * LEAST_LINES
        return (count if whole else LEAST_LINES) * self._paragraph.style.leading

    def place(self, flow: Flow, room: float) -> float:
        """Draw as many lines as fit, leaving two for the next page if any."""
        form = flow.form
        lines = self._paragraph.lines(form.text_width)
        leading = self._paragraph.style.leading
        left = len(lines) - self._next
        fits = lines_in(room, leading, left, fresh=flow.fresh)
        if self._outline and self._next == 0:
            flow.book.bookmark(*self._outline, flow.top)
        top = flow.top
        for line in lines[self._next : self._next + fits]:
            flow.book.line(self._paragraph, line, form.left, top, form.text_width)
            top -= leading
        self._next += fits
        self._count = len(lines)
        return fits * leading


def lines_in(room: float, leading: float, left: int, *, fresh: bool) -> int:
    """How many of the lines left go into the room; on a fresh page at least one."""
    fits = min(left, int(room / leading + 1e-6))
    if 0 < left - fits < LEAST_LINES:
        fits = left - LEAST_LINES
    if fits < min(left, LEAST_LINES):
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
