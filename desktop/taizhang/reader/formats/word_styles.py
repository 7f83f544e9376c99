"""What a Word document's styles and lists say of a paragraph: level, number, whether hidden."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from taizhang.reader.formats.numbering import Counters, Level
from taizhang.reader.formats.word_package import (
    Package,
    attribute,
    child,
    is_on,
    local,
    value_of,
)

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc ?[1-9]", re.IGNORECASE)


def whole(text: str | None, otherwise: int = 0) -> int:
    """A number as attributes have it, ``otherwise`` for what is none."""
    if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text):
        return int(text)
    return otherwise


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits (basedOn)."""

    heading: int = 0
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool = False
    contents: bool = False
    """It is a line of the table of contents."""


class Styles:
    """The styles by their ids."""

    def __init__(self, package: Package) -> None:
        self._elements: dict[str, ET.Element] = {}
        self._done: dict[str, Style] = {}
        self._default = ""
        root = package.part("styles")
        for element in root if root is not None else ():
            style_id = attribute(element, "styleId")
            if local(element) != "style" or style_id is None:
                continue
            self._elements[style_id] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") == "1":
                self._default = style_id

    def of(self, style_id: str | None) -> Style:
        """The style of that id; of a paragraph without one (None), the default."""
        style_id = self._default if style_id is None else style_id
        if style_id not in self._done:
            self._done[style_id] = self._read(style_id)
        return self._done[style_id]

    def _read(self, style_id: str) -> Style:
        """The style, its bases applied first; a ring of bases ends where it closes."""
        chain: list[ET.Element] = []
        seen: set[str] = set()
        following: str | None = style_id
        while following in self._elements and following not in seen:
            seen.add(following)
            chain.append(self._elements[following])
            following = value_of(chain[-1], "basedOn")
        style = Style()
        for element in reversed(chain):
            style = _applied(style, element)
        return style


def _applied(base: Style, element: ET.Element) -> Style:
    properties = child(element, "pPr")
    name = value_of(element, "name") or ""
    heading = base.heading
    level = value_of(properties, "outlineLvl")
    if level is not None:
        heading = _heading(level)
    elif match := _HEADING_NAME.fullmatch(name):
        heading = int(match[1])
    number = child(properties, "numPr")
    list_id = value_of(number, "numId")
    list_level = value_of(number, "ilvl")
    hidden = is_on(child(element, "rPr"), "vanish")
    return Style(
        heading=heading,
        list_id=base.list_id if list_id is None else list_id,
        list_level=base.list_level if list_level is None else whole(list_level),
        hidden=base.hidden if hidden is None else hidden,
        contents=base.contents or _CONTENTS_NAME.fullmatch(name) is not None,
    )


def _heading(level: str) -> int:
    """Block.heading of an outline level: 0 … 8 are levels 1 … 9, and 9 is body text."""
    number = whole(level, 9)
    return number + 1 if 0 <= number < 9 else 0


def heading_of(properties: ET.Element | None, style: Style) -> int:
    """The outline level: the paragraph's own word, else the style's."""
    level = value_of(properties, "outlineLvl")
    return style.heading if level is None else _heading(level)


class Lists:
    """The document's lists: numbering.xml, and where each is in its counting."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._counters = Counters()
        self._abstract: dict[str, dict[int, ET.Element]] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, ET.Element] = {}
        self._levels: dict[str, tuple[str, list[Level], list[str]]] = {}
        root = package.part("numbering")
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                key = attribute(element, "abstractNumId") or ""
                self._abstract[key] = _levels_in(element)
                link = value_of(element, "numStyleLink")
                if link is not None:
                    self._links[key] = link
            elif local(element) == "num":
                self._numbers[attribute(element, "numId") or ""] = element

    def label(self, properties: ET.Element | None, style: Style, style_id: str | None) -> str:
        """Count the paragraph and return what stands before it, ``""`` for nothing."""
        number = child(properties, "numPr")
        own_id, own_level = value_of(number, "numId"), value_of(number, "ilvl")
        list_id = style.list_id if own_id is None else own_id
        if list_id is None or list_id not in self._numbers:
            return ""  # also "0", which takes a style's numbering away
        abstract, levels, linked = self._list(list_id)
        if own_level is not None:
            level = whole(own_level)
        elif style.list_level is not None:
            level = style.list_level
        else:
            level = linked.index(style_id) if style_id in linked else 0
        return self._counters.label(abstract, levels, level) if levels else ""

    def _list(self, list_id: str) -> tuple[str, list[Level], list[str]]:
        """The list's counter, its levels and the styles linked to them.

        The first time it is met: overrides of the start start the shared counter anew.
        """
        if list_id in self._levels:
            return self._levels[list_id]
        element = self._numbers[list_id]
        abstract = value_of(element, "abstractNumId") or ""
        if abstract in self._links:  # the levels stand with the list that a style names
            named = self._numbers.get(self._styles.of(self._links[abstract]).list_id or "")
            abstract = value_of(named, "abstractNumId") or abstract
        elements = dict(self._abstract.get(abstract, {}))
        starts: dict[int, int] = {}
        for override in element:
            if local(override) != "lvlOverride":
                continue
            index = whole(attribute(override, "ilvl"))
            elements |= _levels_in(override)
            start = value_of(override, "startOverride")
            if start is not None and 0 <= index < 9:
                starts[index] = whole(start)
        count = max(elements, default=-1) + 1
        levels = [_level(elements.get(i), starts.get(i)) for i in range(count)]
        linked = [value_of(elements.get(i), "pStyle") or "" for i in range(count)]
        for index in starts:
            self._counters.start_anew(abstract, index)
        self._levels[list_id] = abstract, levels, linked
        return self._levels[list_id]


def _levels_in(element: ET.Element) -> dict[int, ET.Element]:
    levels = {whole(attribute(e, "ilvl")): e for e in element if local(e) == "lvl"}
    return {index: level for index, level in levels.items() if 0 <= index < 9}


def _level(element: ET.Element | None, start: int | None) -> Level:
    if element is None:
        return Level()
    restart = value_of(element, "lvlRestart")
    form = child(element, "numFmt")
    if form is None:  # newer formats stand in mc:AlternateContent, with a fallback
        form = next((e for e in element.iter() if local(e) == "numFmt"), None)
    return Level(
        format=attribute(form, "val") or "decimal",
        text=value_of(element, "lvlText") or "",
        start=whole(value_of(element, "start"), 0) if start is None else start,
        restart=None if restart is None else whole(restart),
        legal=is_on(element, "isLgl") is True,
    )
