"""Qt's Unicode data library with what Chinese and English need: 32 MB become 3.

libQt6Core is linked with ICU, whose data are one array in ``libicudata.so``: every locale of the
world, a thousand units of measure, 200 code pages. Qt itself asks ICU for collation and code
pages only; dates, numbers and names of languages come from Qt's own tables.

The layout of the array is ICU's ``icudata`` common format (icu4c, common/ucmndata.h): a header
that tells its own length; the number of items; for each item, sorted by name, the offset of its
name and of its content, both counted from the number; the names; the contents, each on a
multiple of 16.
"""

import re
import struct
import subprocess
from pathlib import Path

# Names of items, without the "icudt73l/" in front of each.
_KEPT = re.compile(
    r"(coll/)?(root|pool|res_index|en|en_US|zh[^/]*)\.res"
    r"|coll/ucadata\.icu"
    r"|(cnvalias|uemoji|ulayout)\.icu|[^/]+\.nrm"
    r"|(icuver|keyTypeData|likelySubtags|numberingSystems|plurals|supplementalData)\.res"
    r"|(gb18030|ibm-1383_P110-1999|ibm-1386_P100-2001|windows-936-2000)\.cnv"
)
_STEP = 16

_READ_ONLY = "alloc,load,readonly,data,contents"
_AS_OBJECT = (
    "-I",
    "binary",
    f"--set-section-alignment=.data={_STEP}",
    f"--rename-section=.data=.rodata,{_READ_ONLY}",
)


def trim(data: bytes) -> bytes:
    """ICU's data without the items nobody here asks for.

    Raises:
        ValueError: the array is laid out otherwise than told above.
    """
    head = struct.unpack_from("<H", data)[0]
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("these are no ICU data")
    names: list[bytes] = []
    contents: list[bytes] = []
    items = _items(data[head:])
    for name, content in items:
        if _KEPT.fullmatch(name.decode().partition("/")[2]):
            names.append(name)
            contents.append(content)
    if not names or [name for name, _ in items] != sorted(name for name, _ in items):
        raise ValueError("the names of ICU's data are not those expected")
    return data[:head] + _table(names, contents, head)


def _items(table: bytes) -> list[tuple[bytes, bytes]]:
    count = struct.unpack_from("<I", table)[0]
    entries = list(struct.iter_unpack("<II", table[4 : 4 + 8 * count]))
    ends = [offset for _, offset in entries[1:]] + [len(table)]
    return [
        (table[name : table.index(b"\0", name)], table[start:end])
        for (name, start), end in zip(entries, ends, strict=True)
    ]


def _table(names: list[bytes], contents: list[bytes], head: int) -> bytes:
    place = 4 + 8 * len(names)
    name_places = []
    for name in names:
        name_places.append(place)
        place += len(name) + 1
    start = place + -(head + place) % _STEP
    padding = bytes(start - place)
    entries = bytearray(struct.pack("<I", len(names)))
    body = bytearray()
    for name_place, content in zip(name_places, contents, strict=True):
        entries += struct.pack("<II", name_place, start + len(body))
        body += content + bytes(-len(content) % _STEP)
    return bytes(entries) + b"".join(name + b"\0" for name in names) + padding + bytes(body)


def small_library(library: Path, folder: Path) -> Path:
    """A library of the same name in ``folder``, with the trimmed data; ``library`` stays.

    Made by binutils, which PyInstaller needs as well, for the machine it runs on.

    Raises:
        ValueError: the data are laid out otherwise than expected.
        CalledProcessError: binutils could not do it; its message is on the error stream.
    """
    symbol, start, size = _symbol(library)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data").write_bytes(trim(library.read_bytes()[start : start + size]))
    _run("objcopy", *_AS_OBJECT, *_format(library), "data", "data.o", folder=folder)
    # libicuuc finds the data by this one symbol.
    (folder / "exports").write_text(f"{{ global: {symbol}; local: *; }};\n", "ascii")
    options = ["--build-id=none", "--version-script=exports", "-z", "noexecstack"]
    renamed = f"--defsym={symbol}=_binary_data_start"
    made = folder / library.name
    _run(
        "ld",
        "-shared",
        *options,
        renamed,
        "-soname",
        made.name,
        "-o",
        made.name,
        "data.o",
        folder=folder,
    )
    made.chmod(0o644)
    return made


def _format(library: Path) -> list[str]:
    """The options that make an object file for the same machine."""
    found = re.search(r"file format (\S+)\narchitecture: ([^,\s]+)", _run("objdump", "-f", library))
    if found is None:
        raise ValueError(f"{library} is no library")
    return ["-O", found[1], "-B", found[2]]


def _symbol(library: Path) -> tuple[str, int, int]:
    """Name, place in the file and size of the data in ICU's data library."""
    table = _run("objdump", "-T", library)
    sections = _run("objdump", "-h", library)
    symbol = re.search(r"^(\w+) g +DO \.rodata\s+(\w+) +(?:Base +)?(icudt\d+_dat)$", table, re.M)
    section = re.search(r"\.rodata +\w+ +(\w+) +\w+ +(\w+)", sections)
    if symbol is None or section is None:
        raise ValueError(f"{library} holds no ICU data")
    address, size = int(symbol[1], 16), int(symbol[2], 16)
    return symbol[3], address - int(section[1], 16) + int(section[2], 16), size


def _run(*command: "str | Path", folder: Path | None = None) -> str:
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
