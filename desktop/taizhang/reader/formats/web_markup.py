"""A web page's bytes as a tree, after taking out what could make building it endless.

The tree is built by lexbor, as browsers build it, in native code that cannot be interrupted. What
costs it more than a time in proportion is taken out or refused before.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import Limits
from taizhang.reader.formats.plain import decoded

_DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
# A tag with its attributes (quotes mean something behind = only); possessive, so that no input
# makes it go back.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>"""
)
_TAG_BEGINS = re.compile("</?[a-zA-Z]")
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?:id|class|style|hidden|role|rowspan|colspan|scope|type|start|name|content)"""
    r"""(?![\w-])(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?""",
    re.IGNORECASE,
)
_MOST_ATTRIBUTES = 20
_LONGEST_ATTRIBUTE = 1_000
# What stands in them is no markup, and nothing to read.
_RAW = {
    name: re.compile(f"</{name}[^>]*+>", re.IGNORECASE)
    for name in ("script", "style", "textarea", "iframe", "xmp", "noembed", "noframes")
}
# Their start is repeated by the parser in every paragraph they reach over, and they carry no
# structure; pictures and fields carry no text and may be megabytes long.
_DROPPED = re.compile(
    "abbr|acronym|b|bdi|bdo|big|cite|code|em|font|i|nobr|s|small|strike|strong|tt|u|ins|mark|"
    "img|input|link|base|embed|param|source|track|wbr"
).fullmatch
# They are empty, or end by themselves or by the next of their kind: no depth comes from them.
_SELF_ENDING = re.compile(
    "area|br|col|hr|meta|a|p|li|td|th|tr|tbody|thead|tfoot|dd|dt|option|rp|rt|colgroup"
).fullmatch
_STEPS = 400_000_000
"""Each tag may make the parser look at all tags it stands in; about two seconds of that."""


def parsed(data: bytes, limits: Limits, charset: str = "") -> LexborNode | None:
    """The page's tree, None where there is none. ``charset`` is what came with the page."""
    match = _DECLARED.search(data[:8192].replace(b"\x00", b""))
    declared = _python_name(charset or (match[1].decode("ascii") if match else ""))
    text = decoded(data, declared)
    if text is None:
        raise KnownError("这个网页的文字编码无法识别，请在浏览器中打开后另存为“网页，全部”再试。")
    return LexborHTMLParser(tamed(text, limits)).root


def _python_name(charset: str) -> str:
    """GB 2312 and GBK are parts of GB 18030, and pages that claim them use all of it."""
    if charset.lower() in {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"}:
        return "gb18030"
    if charset.lower().startswith("utf-16"):
        return ""  # a page in which the declaration could be read is not in UTF-16
    try:
        "".encode(charset)  # refuses names of codecs that are no text encodings, as hex
        return codecs.lookup(charset).name
    except LookupError:
        return ""


def tamed(text: str, limits: Limits) -> str:
    """The page without what carries no structure, and with the attributes that are asked for.

    Goes through the text once; what has no end (a tag, a comment, a script) takes the rest of the
    page with it, as in a browser.
    """
    if text.count("<") > limits.tags:
        raise KnownError("文件内容过多，超出可读取的范围，请拆分成几个文件后再打开。")
    depth = _Depth()
    kept: list[str] = []
    place = 0
    while (at := text.find("<", place)) >= 0:
        kept.append(text[place:at])
        if text.startswith("<!--", at):
            place = text.find("-->", at + 4) + 3
            if place < 3:
                return "".join(kept)
            continue
        match = _TAG.match(text, at)
        if match is None:
            if _TAG_BEGINS.match(text, at):
                return "".join(kept)
            kept.append("<")
            place = at + 1
            continue
        place = match.end()
        name = match[2].lower()
        if name in _RAW and not match[1]:
            end = _RAW[name].search(text, place)
            if end is None:
                return "".join(kept)
            place = end.end()
        elif not _DROPPED(name):
            depth.pass_tag(name, closing=bool(match[1]))
            kept.append(f"<{match[1]}{name}{_needed(match[3])}>")
    return "".join((*kept, text[place:]))


def _needed(attributes: str) -> str:
    """The attributes that are asked for later; few, and none of endless length."""
    if not attributes or attributes.isspace():
        return ""
    found = islice(_ATTRIBUTE.finditer(attributes), _MOST_ATTRIBUTES)
    return "".join(f" {match[0]}" for match in found if len(match[0]) <= _LONGEST_ATTRIBUTE)


class _Depth:
    """How deep tags stand in one another, about, and what the parser's looking around may cost."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}
        self._depth = 0
        self._steps = 0

    def pass_tag(self, name: str, *, closing: bool) -> None:
        if closing:
            if self._open.get(name, 0):
                self._open[name] -= 1
                self._depth -= 1
            return
        if not _SELF_ENDING(name):
            self._open[name] = self._open.get(name, 0) + 1
            self._depth += 1
        self._steps += self._depth
        if self._steps > _STEPS:
            raise KnownError("文件结构嵌套过深，无法读取，请把文字复制到新的 Word 文档后再打开。")
