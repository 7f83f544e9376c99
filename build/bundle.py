"""What goes into the packaged program and what stays out: the rules of build/pyinstaller.spec.

PyInstaller takes every Qt plugin, every translation and every library of the machine it runs on.
The lists here name what the program uses, so that the bundle is small and comes out the same on
every build machine.
"""

import re
import shutil
import subprocess
import sysconfig
import zipfile
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from typing import Protocol

from build import icu, signatures

# One thing to be bundled, as PyInstaller keeps it: place in the bundle, source, kind.
Entry = tuple[str, str, str]

# Plugins by folder. Not here, on purpose: gtk3 (drags in the build machine's GTK), OpenGL
# integrations (widgets are painted by the processor), database drivers (SQLite is Python's own:
# two SQLite libraries in one process undo each other's locks), TLS and network (offline program).
QT_PLUGINS: dict[str, frozenset[str]] = {
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qgif", "qico", "qjpeg", "qsvg", "qtiff"}),
    "platforminputcontexts": frozenset(
        {
            "composeplatforminputcontextplugin",
            "fcitx5platforminputcontextplugin",
            "ibusplatforminputcontextplugin",
        }
    ),
    "platforms": frozenset({"qoffscreen", "qwayland-generic", "qwindows", "qxcb"}),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "printsupport": frozenset({"cupsprintersupport"}),
    "styles": frozenset({"qmodernwindowsstyle"}),
    "wayland-decoration-client": frozenset({"adwaita", "bradient"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
}

# Qt libraries that the plugins above need; those of imported modules are added to them.
QT_LIBRARIES = frozenset({"Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa"})

QT_TRANSLATIONS = frozenset({"qt_zh_CN.qm", "qtbase_zh_CN.qm"})

# Libraries of the build machine that go along, because a target may have none or another version.
# All others (X11, fontconfig, glib …) must be the target's own: the installer depends on them.
HOST_LIBRARIES = (
    "libbz2.",
    "libcrypto.",
    "libexpat.",
    "libffi.",
    "liblzma.",
    "libpython3.",
    "libsqlite3.",
    "libxcb-cursor.",
    "libxcb-icccm.",
    "libxcb-image.",
    "libxcb-keysyms.",
    "libxcb-render-util.",
    "libxcb-util.",
)

# Python modules that something imports in passing and nothing here uses. Not ``socket``, ``http``
# and ``urllib.request``: the standard library's own XML and e-mail modules import them at their
# start. Without ``ssl`` and Qt's network they are all there is of a network.
EXCLUDED_MODULES = (
    "IPython",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "_ssl",
    "_tkinter",
    "asyncio",
    "charset_normalizer",
    "doctest",
    "ftplib",
    "http.cookiejar",
    "http.server",
    "lxml.ElementInclude",
    "lxml.builder",
    "lxml.cssselect",
    "lxml.doctestcompare",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.pyclasslookup",
    "lxml.sax",
    "lxml.usedoctest",
    "multiprocessing",
    "numpy",
    "pdb",
    "pip",
    "pydoc",
    "pydoc_data",
    "reportlab.graphics",
    "reportlab.platypus",
    "setuptools",
    "ssl",
    "tkinter",
    "unittest",
    "xmlrpc",
)

# Libraries with symbol tables that nobody reads, linked by their makers. Libraries that passed
# through auditwheel (folders *.libs and what needs them) break when stripped.
STRIPPED = (
    "PySide6/Qt/lib/libicu*.so.*",
    "libpython3.*.so*",
    "pypdfium2_raw/libpdfium.so",
    "python3.*/lib-dynload/*.so",
)

_PLUGIN = re.compile(r"(?:^|/)PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/.]+)\.")
_QT_LIBRARY = re.compile(r"(?:^|/)(?:libQt6|Qt6)(?P<name>[A-Za-z0-9]+)\.(?:so|dll)")
_BINDING = re.compile(r"(?:^|/)PySide6/Qt(?P<name>[A-Za-z0-9]+)\.(?:abi3\.so|pyd)$")
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_NETWORK = re.compile(
    r"Qt6?(?:Network|WebSockets|WebEngine|HttpServer)|(?:^|/)(?:lib|_)ssl[.-]"
    r"|plugins/(?:tls|networkinformation)/"
)
# Needed by packages of the lock for jobs that nobody asks of them here.
_NOT_BUNDLED = {"charset-normalizer", "pillow", "pip", "tzdata"}
_UNUSED_FOLDERS = (
    "dateutil/zoneinfo",
    "docx/templates/default-docx-template/",
    "lxml/isoschematron/",
    "tzdata/",
)
_UNUSED_ENDINGS = (".c", ".h", ".pxd", ".pxi", ".pyi", ".pyx", "py.typed")
_HOST_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")


def _wanted_qt(place: str, libraries: frozenset[str]) -> bool:
    """Whether a file of PySide6 is used; true for a file that is not of PySide6."""
    if plugin := _PLUGIN.search(place):
        return plugin["name"] in QT_PLUGINS.get(plugin["folder"], ())
    if "/translations/" in place and place.endswith(".qm"):
        return PurePosixPath(place).name in QT_TRANSLATIONS
    if library := _QT_LIBRARY.search(place):
        return library["name"] in libraries
    # Qt's software OpenGL for Windows: 20 MB for nothing that is drawn here.
    return not place.endswith("opengl32sw.dll")


def _wanted_host(entry: Entry) -> bool:
    """Whether a library of the build machine goes along; true for what is not one."""
    place, source, kind = entry
    if kind != "BINARY" or "/" in place or not source.startswith(_HOST_FOLDERS):
        return True
    return place.startswith(HOST_LIBRARIES)


def _wanted_data(place: str) -> bool:
    """Whether a data file is used: 600 time zones, sources in C and an unpacked template are not.

    Below ``_data`` lie the program's own files, of which it knows itself what it needs.
    """
    if place.startswith("_data/"):
        return not place.endswith((".py", ".ts"))
    return not (place.startswith(_UNUSED_FOLDERS) or place.endswith(_UNUSED_ENDINGS))


def select(entries: Iterable[Entry]) -> list[Entry]:
    """The entries to bundle, out of all binaries and data files PyInstaller has found.

    Both are to be given together: links among the ones point to the others.
    """
    slashed = [(place.replace("\\", "/"), (place, source, kind)) for place, source, kind in entries]
    bindings = {found["name"] for place, _ in slashed if (found := _BINDING.search(place))}
    libraries = QT_LIBRARIES | bindings
    kept = [
        (place, entry)
        for place, entry in slashed
        if _wanted_qt(place, libraries)
        and _wanted_host((place, entry[1], entry[2]))
        and _wanted_data(place)
    ]
    # PyInstaller links libraries into the top folder; a link to what was left out leads nowhere.
    places = {place for place, _ in kept}
    return [
        entry
        for place, entry in kept
        if entry[2] != "SYMLINK" or str(PurePosixPath(place).parent / entry[1]) in places
    ]


def licence_files(root: Path) -> list[Entry]:
    """The licences of all that is bundled, to be placed in the folder ``licences``.

    Args:
        root: the project's root, with its LICENSE, build/licences (texts that the wheels lack:
            the LGPL of Qt and PySide6) and requirements/run.txt (what is bundled).
    """
    own = [root / "LICENSE", root / "docs" / "dependencies.md"]
    own += (root / "build" / "licences").glob("*.txt")
    own += Path(sysconfig.get_path("stdlib")).glob("LICENSE.txt")
    entries = [(f"licences/{path.name}", str(path), "DATA") for path in own if path.exists()]
    lock = (root / "requirements" / "run.txt").read_text("utf-8")
    for name in set(re.findall(r"^([^\s=]+)==", lock, re.MULTILINE)) - _NOT_BUNDLED:
        for file in distribution(name).files or ():
            folder, *below = file.parts
            if folder.endswith(".dist-info") and _LICENCE.search(file.as_posix()):
                place = PurePosixPath(
                    "licences", name, *(part for part in below if part != "licenses")
                )
                entries.append((str(place), str(file.locate()), "DATA"))
    return entries


def network_parts(places: Iterable[str]) -> list[str]:
    """Those of the places in a bundle that hold libraries or plugins for a network."""
    return [place for place in places if _NETWORK.search(place.replace("\\", "/"))]


class Analysis(Protocol):
    """What is asked of PyInstaller's analysis."""

    binaries: list[Entry]
    datas: list[Entry]


def contents(analysis: Analysis, work: Path) -> list[Entry]:
    """All that goes along beside the Python modules; what is made for it is made in ``work``."""
    sort_base_library(work)
    chosen = with_small_icu(select([*analysis.binaries, *analysis.datas]), work / "icu")
    if network := network_parts(place for place, _, _ in chosen):
        raise ValueError(f"an offline program needs no {', '.join(network)}")
    return chosen + signatures.compiled(work / "signatures")


def with_small_icu(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """The same entries, with the trimmed data (see `icu`) where ICU's data library was."""
    return [
        (place, str(icu.small_library(Path(source), work)), kind)
        if kind == "BINARY" and PurePosixPath(place).name.startswith("libicudata.so.")
        else (place, source, kind)
        for place, source, kind in entries
    ]


def sort_base_library(work: Path) -> None:
    """Put PyInstaller's archive of start-up modules into order.

    It alone depends on the order of Python's sets, that is on chance; all else comes out the same
    from every build of the same commit.
    """
    archive = work / "base_library.zip"
    with zipfile.ZipFile(archive) as made:
        content = {info.filename: made.read(info) for info in made.infolist()}
    with zipfile.ZipFile(archive, "w") as ordered:
        for name in sorted(content):
            # A ZipInfo's own date is the first of 1980.
            ordered.writestr(zipfile.ZipInfo(name), content[name])


def strip_symbols(folder: Path) -> None:
    """Take symbol tables and debugging symbols off the libraries that stand it: 20 MB less."""
    strip = shutil.which("strip")
    if strip is None:
        return
    for pattern in STRIPPED:
        for library in folder.rglob(pattern):
            if not library.is_symlink():
                subprocess.run([strip, "--strip-unneeded", library], check=True)
