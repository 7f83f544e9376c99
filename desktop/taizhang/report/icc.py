"""The colour space of the reports, sRGB, as an ICC profile made from the standard's own figures.

PDF/A asks for a profile inside the file. A profile that others made has a licence; the numbers of
IEC 61966-2-1 have none. ICC.1:2001 (version 2), as PDF 1.4 knows no later one.
"""

from __future__ import annotations

import struct
from functools import cache

_NAME = b"sRGB IEC61966-2.1"
_SAMPLES = 1024

# Colorants and white point adapted to D50, as IEC 61966-2-1 has them in the profile's space.
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.4360, 0.2225, 0.0139)
_GREEN = (0.3851, 0.7169, 0.0971)
_BLUE = (0.1431, 0.0606, 0.7141)


@cache
def srgb() -> bytes:
    """The profile: three colorants and one curve for all three channels."""
    curve = _curve()
    tags = {
        b"desc": _description(),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(*_WHITE),
        b"rXYZ": _xyz(*_RED),
        b"gXYZ": _xyz(*_GREEN),
        b"bXYZ": _xyz(*_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    start = 128 + 4 + 12 * len(tags)
    data = b""
    table = struct.pack(">I", len(tags))
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
    # Platform, flags, maker, model, attributes and intent: none is claimed.
    return (head + bytes(28) + b"".join(map(_fixed, _WHITE))).ljust(128, b"\0")


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve() -> bytes:
    """From the stored value to light."""
    values = [round(_light(i / (_SAMPLES - 1)) * 65535) for i in range(_SAMPLES)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_SAMPLES}H", _SAMPLES, *values)


def _light(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _description() -> bytes:
    # The name in ASCII, then empty ones in Unicode and in a Macintosh script of 67 bytes.
    ascii_name = struct.pack(">I", len(_NAME) + 1) + _NAME + b"\0"
    return b"desc\0\0\0\0" + ascii_name + bytes(4 + 4 + 2 + 1 + 67)
