"""A document as it was opened: its text, and where its paragraphs and table cells stand in it.

Every format is brought to this one shape, so that what is read keeps its place in the source
whatever the file was. Places are character offsets into ``Source.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceFormat(StrEnum):
    """What kind of file the text came from."""

    TEXT = "文本"
    WORD = "Word"
    OLD_WORD = "旧版Word"
    WEB_PAGE = "网页"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table of the document; rows and columns count from 0.

    ``rows`` and ``columns`` are how many the cell spans (merged cells appear once).
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    """The document itself marks the cell as a heading of its column (HTML th, Word tblHeader)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one cell of a table: ``source.text[start:end]``.

    ``heading`` is the outline level that the document's own styles give the paragraph (1 is the
    highest), 0 where they say nothing; what the words say (一、 （一）) is for the outline to find.
    """

    start: int
    end: int
    heading: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The document's text in reading order. Blocks are joined by one newline each.

    Paragraphs hold no newline; a cell may (a newline for each paragraph in it).
    """

    name: str
    """The file's name, as data: for showing, never a path to open."""
    format: SourceFormat
    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of_text(cls, text: str, name: str = "", kind: SourceFormat = SourceFormat.TEXT) -> Source:
        """Plain text: one block a line."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        blocks = []
        start = 0
        for line in text.split("\n"):
            blocks.append(Block(start, start + len(line)))
            start += len(line) + 1
        return cls(name, kind, text, tuple(blocks))
