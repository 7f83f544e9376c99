"""How much of a document is read, and the budget that a reading spends.

A document comes from outside: what it claims of its own size is not believed. Each figure is far
above any real plan and low enough that the program stays usable; `docs/documents.md` has what
they cost.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from taizhang.errors import KnownError


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one document."""

    file_bytes: int = 64 * 2**20
    part_bytes: int = 128 * 2**20
    """Of one part of a Word package, or of a picture or font in a PDF, unpacked."""
    ratio: int = 300
    """Unpacked to packed, asked of parts above one MiB."""
    members: int = 10_000
    """Files in a Word package."""
    elements: int = 1_000_000
    """Of one part of a Word package."""
    tags: int = 400_000
    """Of a web page."""
    nesting: int = 64
    """Tables, text boxes and wrappers in one another, in Word documents."""
    characters: int = 5_000_000
    cells: int = 200_000
    stream_bytes: int = 8 * 2**20
    """Of one page's instructions in a PDF, unpacked."""
    pages: int = 2_000
    page_characters: int = 100_000
    """Of one PDF page."""
    seconds: float = 60.0


LIMITS = Limits()


class Budget:
    """What is left of the limits while one document is read.

    Every method raises a `KnownError` when its limit is passed.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._characters = 0
        self._cells = 0
        self._end = time.monotonic() + limits.seconds

    def spend_text(self, text: str) -> None:
        """Count text that is kept."""
        self._characters += len(text)
        if self._characters > self.limits.characters:
            raise KnownError("文件文字过多，超出可读取的范围，请拆分成几个文件后再打开。")
        self.check_time()

    def spend_cells(self, count: int = 1) -> None:
        """Count cells of tables."""
        self._cells += count
        if self._cells > self.limits.cells:
            raise KnownError("文件中的表格过大，超出可读取的范围，请拆分成几个文件后再打开。")

    def check_nesting(self, depth: int) -> None:
        """Ask whether parts may stand ``depth`` deep in one another."""
        if depth > self.limits.nesting:
            raise KnownError("文件结构嵌套过深，无法读取，请把文字复制到新的 Word 文档后再打开。")

    def check_time(self) -> None:
        """Ask whether there is time left."""
        if time.monotonic() > self._end:
            raise KnownError("文件过于复杂，读取超时，请拆分成几个文件后再打开。")
