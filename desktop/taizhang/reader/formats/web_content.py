"""Where in a page the document is: by the names that publishing systems use, else by density."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from taizhang.reader.formats.web_table import is_layout
from taizhang.reader.formats.web_text import TEXT, Page, squeezed

# As government sites and their publishing systems (TRS, 大汉, 拓尔思 …) name the document's frame.
_KNOWN = (
    "#UCAP-CONTENT",
    "#zoom",
    "#Zoom",
    "#ZOOM",
    ".TRS_Editor",
    ".trs_editor_view",
    ".TRS_UEDITOR",
    "#NewsContent",
    "#artibody",
    "#js_content",
    ".article-content",
    ".article_content",
    ".pages_content",
    ".zwnr",
    "#article",
    ".article",
    "article",
    "#content",
    "main",
)
_SHORTEST = 60
_SHARE = 0.3
_DESCEND = 0.75
_LEAST = 0.6
"""Of all the page's text: inwards by small steps must not come to leave out half of it."""
_TITLE_PARTS = re.compile(r"[_|｜]| - |－|--|—— ")


def main_content(page: Page) -> LexborNode:
    """The element that holds the document; the page itself where no other can be told.

    A known name counts when a good part of the page's text stands under it: the same names are
    used for teasers and comments. Without one: from the page inwards, as long as one element has
    nearly all the text that is no link.
    """
    root = page.root
    weights = _weights(page)
    whole = weights.get(root.mem_id, 0)
    for selector in _KNOWN:
        found = max(root.css(selector), key=lambda node: weights.get(node.mem_id, 0), default=None)
        if found is not None and weights.get(found.mem_id, 0) >= max(_SHORTEST, _SHARE * whole):
            return found
    return _densest(page, weights)


def _densest(page: Page, weights: dict[int, int]) -> LexborNode:
    here = page.root
    if weights.get(here.mem_id, 0) < _SHORTEST:
        return here
    least = _LEAST * weights.get(here.mem_id, 0)
    while True:
        heaviest, weight = None, 0
        child = here.child
        while child is not None:
            if child.tag != TEXT and weights.get(child.mem_id, 0) > weight:
                heaviest, weight = child, weights[child.mem_id]
            child = child.next
        if heaviest is None or weight < max(least, _DESCEND * weights.get(here.mem_id, 0)):
            return here
        if heaviest.tag == "p" or (heaviest.tag == "table" and not is_layout(page, heaviest)):
            return here
        here = heaviest


def _weights(page: Page) -> dict[int, int]:
    """For each element how much text is below it that is no link: menus weigh nothing."""
    weights: dict[int, int] = {}
    sums: list[int] = []
    links = 0
    for node, entering in page.shown(page.root):
        if node.tag == TEXT:
            length = len(squeezed(node.text_content or ""))
            if sums:
                sums[-1] += 0 if links else length
            continue
        links += (1 if entering else -1) if node.tag == "a" else 0
        if entering:
            sums.append(0)
        else:
            weights[node.mem_id] = sums.pop()
            if sums:
                sums[-1] += weights[node.mem_id]
    return weights


def title_of(page: Page, content: LexborNode) -> str:
    """The document's title where the content does not begin with it, else ``""``."""
    beginning = _bare(page.text_of(content, 1500))
    for title in _titles(page):
        bare = _bare(title)
        if len(bare) >= 6:
            return "" if bare in beginning else title
    return ""


def _titles(page: Page) -> list[str]:
    """What the page gives as title: its metadata, its first heading, its window title."""
    found = [
        node.attributes.get("content") or "" for node in page.root.css('meta[name="ArticleTitle"]')
    ]
    found += [page.text_of(node).replace("\n", "") for node in page.root.css("h1")[:1]]
    found += [_TITLE_PARTS.split(node.text())[0] for node in page.root.css("title")[:1]]
    return [squeezed(title) for title in found]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
