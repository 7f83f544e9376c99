"""What a PDF's packed streams come to, asked before native code unpacks them.

PDFium cannot be interrupted and takes many times the memory of what it parses: a page's
instructions of 60 MB, which pack to 100 kB, cost it 5 GB.
"""

from __future__ import annotations

import re
import zlib

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import Budget

_STREAM = re.compile(rb"\bstream\r?\n")
_DICTIONARY = 2_000
_CHUNK = 2**20
_PRINTABLE = bytes(range(9, 127))


def check_streams(data: bytes, budget: Budget) -> None:
    """Unpack every Flate stream once, throwing away what comes out.

    Instructions are counted against ``stream_bytes`` each; pictures and fonts, which are not
    unpacked for their text, against ``part_bytes``, except for what in them reads as instructions.

    Raises:
        KnownError: one is larger.
    """
    for match in _STREAM.finditer(data):
        budget.check_time()
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"Fl" not in head:  # FlateDecode, or its short name
            continue
        if head.count(b"/Fl") > 1 and b"/FlateDecode/FlateDecode" in head.replace(b" ", b""):
            raise KnownError("文件压缩异常，可能不安全，请向提供者核实后重新获取。")
        other = b"/Image" in head or b"/Length1" in head or b"/FontFile" in head
        _check_one(memoryview(data)[match.end() :], other, budget)


def _check_one(packed: memoryview, other: bool, budget: Budget) -> None:
    unpacker = zlib.decompressobj()
    total = instructions = place = 0
    waiting = b""
    while not unpacker.eof:
        if not waiting:
            waiting = bytes(packed[place : place + _CHUNK])
            place += len(waiting)
            if not waiting:
                return
        try:
            chunk = unpacker.decompress(waiting, _CHUNK)
        except zlib.error:  # encrypted or damaged: PDFium gets no more out of it
            return
        waiting = unpacker.unconsumed_tail
        total += len(chunk)
        printable = len(chunk) - len(chunk.translate(None, _PRINTABLE))
        if not other or printable > 0.95 * len(chunk):
            instructions += len(chunk)
        if total > budget.limits.part_bytes or instructions > budget.limits.stream_bytes:
            raise KnownError("文件压缩异常，可能不安全，请向提供者核实后重新获取。")
