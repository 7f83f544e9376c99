"""A web page's words as a browser shows them: walking the tree, and putting lines together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

TEXT = "-text"
COMMENT = "-comment"
_UNSEEN = (
    "script, style, noscript, template, iframe, object, svg, canvas, audio, video, nav, footer, "
    "aside, select, option, button, textarea, dialog, head, title, rt, rp, [hidden]"
)
_BLOCKS = re.compile(
    "address|article|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|"
    "figure|form|h[1-6]|header|hr|html|legend|li|main|ol|p|pre|section|summary|table|tbody|td|"
    "tfoot|th|thead|tr|ul"
).fullmatch
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone", re.IGNORECASE)
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
# CSS Text 3, 4.1.3: a line break in the source between East Asian characters is no space.
_BREAK = re.compile(f"(?<={_WIDE})[ \t]*\n[ \t\n]*(?={_WIDE})")
_SPACE = re.compile("[ \t\n\r\f]+")


def squeezed(text: str) -> str:
    """Text with its white space run together; the wide space of indents is no white space here."""
    return _SPACE.sub(" ", _BREAK.sub("", text)).strip(" ")


class Page:
    """A page's tree, and which elements of it are not shown."""

    def __init__(self, root: LexborNode) -> None:
        self.root = root
        self.layouts: dict[int, bool] = {}
        """What was found out of its tables: whether they only place things."""
        self._hidden = {node.mem_id for node in root.css(_UNSEEN)}
        for node in root.css("[style]"):
            if _HIDING.search(node.attributes.get("style") or ""):
                self._hidden.add(node.mem_id)

    def hides(self, node: LexborNode) -> bool:
        """Whether a browser does not show the element, or shows it as a menu or footer."""
        return node.mem_id in self._hidden

    def shown(
        self, top: LexborNode, skip: Callable[[LexborNode], bool] | None = None
    ) -> Iterator[tuple[LexborNode, bool]]:
        """Every node in and below ``top`` that is shown: True on the way in, False on the way out.

        What ``skip`` holds for comes once, on the way in, and is not entered. Goes from node to
        node and never calls itself: pages are nested as deep as they like.
        """
        end = top.mem_id
        node: LexborNode | None = top
        while node is not None:
            inside = None
            if node.tag == TEXT:
                yield node, True
            elif node.tag != COMMENT and (node.mem_id == end or not self.hides(node)):
                yield node, True
                if skip is None or not skip(node):
                    inside = node.child
                    if inside is None:
                        yield node, False
            while node is not None and inside is None:
                if node.mem_id == end:
                    return
                inside = node.next
                if inside is None:
                    node = node.parent
                    if node is not None:
                        yield node, False
            node = inside

    def text_of(self, top: LexborNode, most: int | None = None) -> str:
        """The words below a node, one line for each paragraph.

        With ``most``, no more than is needed to know that there are more characters than that.
        """
        found: list[str] = []
        lines = Lines(lambda line, _: found.append(line))
        for count, (node, entering) in enumerate(self.shown(top)):
            if most is not None and (count > 20 * most or lines.length > most):
                break
            if entering:
                lines.enter(node)
            else:
                lines.leave(node)
        lines.end()
        return "\n".join(found)


class Lines:
    """Puts words together to lines and hands over each that has any."""

    def __init__(self, emit: Callable[[str, int], None]) -> None:
        self._emit = emit
        self.length = 0
        """Characters handed over."""
        self._words: list[str] = []
        self._level = 0
        self._preformatted = 0
        self._counts: list[int | None] = []

    def enter(self, node: LexborNode) -> None:
        """Take a node on the way in."""
        tag = node.tag or ""
        if tag == TEXT:
            self._add(node.text_content or "")
            return
        if _BLOCKS(tag):
            self.end()
        if tag == "pre":
            self._preformatted += 1
        elif tag in {"ol", "ul"}:
            self._counts.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li" and self._counts and self._counts[-1] is not None:
            self._words.append(f"{self._counts[-1]}.")
            self._counts[-1] += 1
        elif _level(tag):
            self._level = _level(tag)

    def leave(self, node: LexborNode) -> None:
        """Take a node on the way out."""
        tag = node.tag or ""
        if _BLOCKS(tag):
            self.end()
        if tag == "pre":
            self._preformatted -= 1
        elif tag in {"ol", "ul"} and self._counts:
            self._counts.pop()
        elif _level(tag):
            self._level = 0

    def end(self) -> None:
        """End the line."""
        line = squeezed("".join(self._words))
        self._words = []
        if line.strip():
            self.length += len(line)
            self._emit(line, self._level)

    def _add(self, text: str) -> None:
        if not self._preformatted:
            self._words.append(text)
            return
        first, *others = text.split("\n")
        self._words.append(first)
        for line in others:
            self.end()
            self._words.append(line)


def _first_number(node: LexborNode) -> int | None:
    """Where an ordered list begins; None for one whose numbers are not shown as figures."""
    attributes = node.attributes
    if attributes.get("type") not in {None, "1"}:
        return None
    if _UNNUMBERED.search(attributes.get("style") or ""):
        return None
    start = attributes.get("start") or "1"
    return int(start) if re.fullmatch("[0-9]{1,4}", start) else 1


def _level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
