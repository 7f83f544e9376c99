"""Plain text: which encoding it is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from taizhang.errors import KnownError
from taizhang.reader.formats.builder import cleaned
from taizhang.reader.formats.limits import Budget
from taizhang.reader.source import Source, SourceFormat

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_SAMPLE = 200_000
_ASCII = bytes(range(128))
# Lead bytes of the most used characters, which the standards put first: GB 2312 level 1 and its
# signs, Big5 level 1 and its signs.
_COMMON_GB = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_COMMON_BIG5 = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")


def read_plain(data: bytes, budget: Budget) -> Source:
    """A text file, one block a line."""
    if len(data) > 4 * budget.limits.characters:  # no encoding has more bytes for one
        raise KnownError("文件文字过多，超出可读取的范围，请拆分成几个文件后再打开。")
    text = decoded(data)
    if text is None:
        raise KnownError("这个文件不是文字文件，请选择 Word、PDF、网页或文本格式的文件。")
    text = cleaned(text).removesuffix("\n")
    budget.spend_text(text)
    return Source.of_text(text, kind=SourceFormat.TEXT)


def decoded(data: bytes, declared: str = "") -> str | None:
    """The bytes as text, None where they are none.

    In this order: byte order mark, UTF-8, ``declared`` (a web page's own word), UTF-16 without a
    mark, Big5 where that is sure, GB 18030 (which holds GBK and GB 2312).
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return text if looks_like_text(text) else None
    for encoding in ("utf-8", declared, *_wide(data), *_big5(data), "gb18030"):
        found = _tried(data, encoding) if encoding else None
        if found is not None and looks_like_text(found):
            return found
    return None


def _tried(data: bytes, encoding: str) -> str | None:
    """Decoded, with a few damaged places allowed (they become U+FFFD, as Unicode asks)."""
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None  # a page may declare an encoding that does not exist
    beyond_ascii = len(data.translate(None, _ASCII))
    return text if text.count("\ufffd") * 50 <= beyond_ascii else None


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: half of the bytes of ASCII and line ends are zero, on one side."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample):
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]


def _big5(data: bytes) -> list[str]:
    """Big5 only if sure: its common characters nearly everywhere, GB 2312's in few places."""
    pairs = _PAIR.findall(data[:_SAMPLE])
    if len(pairs) < 20:
        return []
    traditional = sum(1 for pair in pairs if _COMMON_BIG5.match(pair)) / len(pairs)
    simplified = sum(1 for pair in pairs if _COMMON_GB.match(pair)) / len(pairs)
    return ["big5"] if traditional > 0.95 and simplified < 0.6 else []


def looks_like_text(text: str) -> bool:
    """Whether hardly any character is one that no text has; one or two get into any."""
    return len(_NOT_TEXT.findall(text)) * 200 <= len(text) + 400
