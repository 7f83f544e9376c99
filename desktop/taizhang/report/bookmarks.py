"""The outline of a file: entries in reading order, each with its level."""

from __future__ import annotations

from dataclasses import dataclass, field

from taizhang.report.cleaning import one_line
from taizhang.report.pdf import PdfFile, Reference, text_string


@dataclass(slots=True)
class _Entry:
    title: str
    level: int
    page: Reference
    top: float
    children: list[_Entry] = field(default_factory=list)


class Bookmarks:
    """Entries as they come; one deeper than the last becomes its child."""

    def __init__(self) -> None:
        self._root = _Entry("", -1, b"", 0.0)
        self._path = [self._root]

    def add(self, title: str, level: int, page: Reference, top: float) -> None:
        """An entry that leads to the height ``top`` of the page."""
        while self._path[-1].level >= level:
            self._path.pop()
        entry = _Entry(title, level, page, top)
        self._path[-1].children.append(entry)
        self._path.append(entry)

    def write(self, file: PdfFile) -> Reference | None:
        """Write all of them; the reference to the outline, None when there is nothing in it."""
        if not self._root.children:
            return None
        outline = file.reserve()
        first, last = _write_children(file, self._root, outline)
        count = sum(1 + len(entry.children) for entry in self._root.children)
        file.put(
            outline, b"<< /Type /Outlines /First %b /Last %b /Count %d >>" % (first, last, count)
        )
        return outline


def _write_children(
    file: PdfFile, parent: _Entry, reference: Reference
) -> tuple[Reference, Reference]:
    """Write the entries below one; the references to the first and the last of them."""
    names = [file.reserve() for _ in parent.children]
    for i, entry in enumerate(parent.children):
        body = b"<< /Title %b /Parent %b /Dest [%b /XYZ null %d null]" % (
            text_string(one_line(entry.title)),
            reference,
            entry.page,
            round(entry.top),
        )
        if i > 0:
            body += b" /Prev %b" % names[i - 1]
        if i + 1 < len(names):
            body += b" /Next %b" % names[i + 1]
        if entry.children:
            # Negative: closed until the reader opens it. The first level is open.
            sign = 1 if parent.level < 0 else -1
            links = _write_children(file, entry, names[i])
            body += b" /First %b /Last %b /Count %d" % (*links, sign * len(entry.children))
        file.put(names[i], body + b" >>")
    return names[0], names[-1]
