"""Text that people typed, made fit for paper: what cannot be seen goes, everything else stays.

Notes are data. They may come from a web page, a chat or a hostile hand: control characters cut the
line when text is copied out of a PDF, bidirectional overrides turn words round, lone surrogates
cannot be encoded. Nothing here interprets markup; there is no markup.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# What ends a line somewhere: Unix, Windows, old Macintosh, Unicode and the C1 control NEL.
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Invisible though not of category Cc or Cf: grapheme joiner, Hangul fillers, variation selectors.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0"
                        "\U000e0000-\U000e0fff]")  # fmt: skip

_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")

_TAB = "\u3000"


def clean(text: str) -> str:
    """Return ``text`` with only what has a place on paper, and a line feed for every end of line.

    Removed: control and format characters (zero width, bidirectional, soft hyphen, tags) and
    variation selectors. Replaced: lone surrogates and noncharacters by U+FFFD, tabs by one
    ideographic space, other spaces by a plain one. Latin letters with combining accents are
    composed, because fonts have the composed ones; Han characters are never normalised, for that
    would change names.
    """
    text = _LINE_ENDS.sub("\n", text)
    if text.isprintable():
        return text if text.isascii() else _compose(_INVISIBLE.sub("", text))
    text = _INVISIBLE.sub("", text)
    return _compose("".join(map(_visible, text)))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a cleaned or raw text, without surrounding space; empty ones are left out.

    Leading spaces go because clerks indent by hand (two U+3000) what the page indents by itself.
    """
    return [line for line in (part.strip() for part in clean(text).split("\n")) if line]


def one_line(text: str) -> str:
    """The text as a single line, for titles, names and table heads."""
    return " ".join(paragraphs(text))


def _compose(text: str) -> str:
    return _COMBINED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if char == "\n" or category[0] in "LMNPS":
        return char
    if char == "\t":
        return _TAB
    if category == "Zs":
        return char if char == "\u3000" else " "
    if category in ("Cc", "Cf"):
        return ""
    # Cs and the noncharacters of Cn have no meaning in an exchange of text; private use and
    # unassigned characters do mean something to their writer and are judged by the fonts.
    return REPLACEMENT if category == "Cs" or ord(char) & 0xFFFE == 0xFFFE else char
