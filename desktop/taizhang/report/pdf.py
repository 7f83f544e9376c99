"""A PDF file being written: numbered objects, one after another, then where each begins.

PDF 1.4 (ISO 32000-1 §7), since PDF/A-1 asks for that: no object streams, no encryption. reportlab's
own writer is not used: its streams lack the line end before ``endstream``, its catalogue knows no
output intent, and its file of a thousand pages is held in memory twice.
"""

from __future__ import annotations

import zlib
from hashlib import md5

Reference = bytes
"""``b"12 0 R"``: what one object says to name another."""


class PdfFile:
    """Objects in the order they are given; the same objects give the same bytes."""

    def __init__(self) -> None:
        # ISO 19005-1 §6.1.2: a comment of four bytes above 127 tells the file from a text.
        self._chunks = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
        self._size = len(self._chunks[0])
        self._places: list[int] = []

    def reserve(self) -> Reference:
        """The name of an object that is told later, by `put`."""
        self._places.append(0)
        return b"%d 0 R" % len(self._places)

    def put(self, reference: Reference, body: bytes) -> None:
        """Write the object of a reserved name."""
        number = int(reference.split()[0])
        assert not self._places[number - 1], f"object {number} is written twice"
        self._places[number - 1] = self._size
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def add(self, body: bytes) -> Reference:
        """Write an object; its name."""
        reference = self.reserve()
        self.put(reference, body)
        return reference

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True) -> Reference:
        """Write a stream object; ``entries`` of its dictionary besides those for its length."""
        if packed:
            data = zlib.compress(data)
            entries = b"/Filter /FlateDecode " + entries
        head = b"<< /Length %d %b>>" % (len(data), entries + b" " if entries else b"")
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def finish(self, root: Reference, info: Reference) -> bytes:
        """The whole file, given its catalogue and its information dictionary."""
        assert all(self._places), "a reserved object was never written"
        name = md5(usedforsecurity=False)
        for chunk in self._chunks:
            name.update(chunk)
        start = self._size
        rows = [b"0000000000 65535 f\r\n", *(b"%010d 00000 n\r\n" % p for p in self._places)]
        self._write(b"xref\n0 %d\n" % len(rows) + b"".join(rows))
        identity = name.hexdigest().encode()
        self._write(
            b"trailer\n<< /Size %d /Root %b /Info %b /ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(rows), root, info, identity, identity, start)
        )
        return b"".join(self._chunks)

    def _write(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        self._size += len(chunk)


def text_string(text: str) -> bytes:
    """A text of any characters (ISO 32000-1 §7.9.2.2): UTF-16BE after a byte order mark."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def array(numbers: list[float]) -> bytes:
    """``[0 -120.5 1000]``."""
    return b"[" + b" ".join(number(value) for value in numbers) + b"]"


def number(value: float) -> bytes:
    """A number with at most three decimals; PDF knows no exponents."""
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()
