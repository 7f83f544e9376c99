"""The self-test's Qt side: plugins, translations, pictures, a window; PDF as PDFium sees it.

Qt ends the whole program when it finds no platform plugin. So plugins are looked at first, each by
itself, and the application is made only where that found nothing.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLibraryInfo,
    QPluginLoader,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QImage, QImageWriter

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.window.state import CHINESE, LANGUAGES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from taizhang.ledger.store import Ledger

# What each system needs at the least; a packaged program may carry more, which is loaded as well.
_EVERYWHERE = (
    "iconengines/qsvgicon",
    "imageformats/qgif",
    "imageformats/qico",
    "imageformats/qjpeg",
    "imageformats/qsvg",
    "platforms/qoffscreen",
)
_NEEDED = {
    "linux": (
        "platforminputcontexts/composeplatforminputcontextplugin",
        "platforminputcontexts/ibusplatforminputcontextplugin",
        "platforms/qwayland-generic",
        "platforms/qxcb",
        "platformthemes/qxdgdesktopportal",
        "printsupport/cupsprintersupport",
        "wayland-shell-integration/xdg-shell",
    ),
    "win32": ("platforms/qwindows", "styles/qmodernwindowsstyle"),
}
_NO_LIBRARY = re.compile(r": ([^:\s]+\.so[^:\s]*): cannot open")
_OLD_WAYLAND = "undefined symbol: wl_"
_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">'
    b'<rect width="8" height="8" fill="#ff0000"/></svg>'
)
_COLOUR = "#ff0000"
_SMALL = 0.4


def plugin_folder() -> Path:
    """Where Qt's plugins lie."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def check_plugins() -> str:
    """Every plugin that is needed must be there and load, with the libraries that it needs.

    Raises:
        KnownError: one is missing, or a library of the system that it is linked to.
    """
    folder = plugin_folder()
    needed = (*_EVERYWHERE, *_NEEDED.get(sys.platform, ()))
    for name in needed:
        if _file_of(folder, name) is None:
            raise KnownError("缺少 Qt 插件“{0}”。请重新安装本程序。", name)
    if paths.bundle() is None:  # a wheel has many that nobody uses here
        files = [file for name in needed if (file := _file_of(folder, name))]
    else:
        files = sorted(p for p in folder.rglob("*") if p.suffix in (".so", ".dll"))
    # Where Wayland is older than Qt's plugins for it, Qt itself goes on with X11.
    old = [file for file in files if not _load(file)]
    return f"{len(files)} 个" if not old else f"{len(files)} 个；系统的 Wayland 太旧，用 X11 显示"


def _file_of(folder: Path, name: str) -> Path | None:
    """The file of a plugin, named as this system names libraries."""
    kind, stem = name.split("/")
    places = (folder / kind / f"lib{stem}.so", folder / kind / f"{stem}.dll")
    return next((place for place in places if place.is_file()), None)


def _load(file: Path) -> bool:
    """Load a plugin. Returns whether it did; False only where the system's Wayland is too old."""
    loader = QPluginLoader(str(file))
    if loader.load():
        return True
    name = f"{file.parent.name}/{file.stem.removeprefix('lib')}"
    said = loader.errorString()
    if _OLD_WAYLAND in said:
        return False
    if library := _NO_LIBRARY.search(said):
        raise KnownError("Qt 插件“{0}”装不上：系统缺少程序库 {1}。", name, library[1])
    raise KnownError("Qt 插件“{0}”装不上：{1}", name, said)


def application() -> QApplication:
    """The application without a screen.

    Raises:
        KnownError: the plugin for it is missing, with which Qt would end the program.
    """
    from PySide6.QtWidgets import QApplication

    from taizhang.window.program import make_application

    if QApplication.instance() is None:
        file = _file_of(plugin_folder(), "platforms/qoffscreen")
        if file is None:
            raise KnownError("缺少 Qt 插件“{0}”。请重新安装本程序。", "platforms/qoffscreen")
        _load(file)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_say)
    return make_application()


def _say(_kind: object, _context: object, message: str) -> None:
    """Qt's complaints, but for one that every window without a screen brings and means nothing."""
    if "propagateSizeHints" not in message and sys.stderr is not None:
        print(message, file=sys.stderr)


def show_on_screen() -> str:
    """Open a small window on this desktop for a moment. Returns what Qt calls the desktop."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QWidget

    from taizhang.window.program import make_application

    app = make_application()
    window = QWidget()
    window.resize(200, 100)
    window.show()
    app.processEvents()
    window.close()
    return QGuiApplication.platformName()


def check_translations() -> str:
    """Ours into every language but Chinese, which needs none; Qt's own into Chinese."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = paths.resources() / "i18n"
    wanted = [ours / f"taizhang_{name}.qm" for name in LANGUAGES if name != CHINESE]
    wanted.append(qt / f"qtbase_{CHINESE}.qm")
    for path in wanted:
        if not path.is_file():
            raise KnownError("缺少文件“{0}”。请重新安装本程序。", path.name)
        if not QTranslator().load(str(path)):
            raise KnownError("翻译文件“{0}”损坏了。请重新安装本程序。", path.name)
    return f"{len(wanted)} 个"


def check_pictures() -> str:
    """Pictures of evidence and icons: written and read, drawn from SVG."""
    application()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor(_COLOUR))
    for kind in (b"PNG", b"JPEG"):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(kind)).write(image)
        _require_red(QImage.fromData(buffer.data()), kind.decode())
    _require_red(QImage.fromData(QByteArray(_SVG)), "SVG")
    return "PNG、JPEG、SVG"


def _require_red(image: QImage, kind: str) -> None:
    if image.isNull() or image.pixelColor(4, 4).red() < 250 or image.pixelColor(4, 4).blue() > 5:
        raise KnownError("{0} 图片画不出来。请重新安装本程序。", kind)


def open_window(ledger: Ledger, settings: Path) -> str:
    """The program's own window on ``ledger``, which stays open."""
    from taizhang.ledger.agencies import units
    from taizhang.window.main_window import MainWindow
    from taizhang.window.state import WindowState

    app = application()
    window = MainWindow(ledger, WindowState(settings))
    try:
        window.choose(units(ledger)[0])
        window.show()
        app.processEvents()
        rows = window.model.rowCount()
        if not rows or window.grab().isNull():
            raise KnownError("窗口里没有列出任务。")
    finally:
        window.close()
        window.deleteLater()
    return f"列出 {rows} 行"


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A PDF file as PDFium sees it."""

    pages: int
    text: str
    """Without blanks and line breaks."""
    fonts: int
    not_embedded: tuple[str, ...]
    is_drawn: bool
    """Whether its first page is not blank."""


def pdf_facts(path: Path) -> PdfFacts:
    """Look at a PDF. Raises KnownError when it is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise KnownError("PDF 打不开：{0}", error) from error
    text: list[str] = []
    fonts: dict[str, bool] = {}
    with closing(document):
        pages = len(document)
        for page in document:
            with closing(page.get_textpage()) as words:
                text.append(words.get_text_range())
            fonts |= _fonts(page)
        pixels = bytes(document[0].render(scale=_SMALL).buffer)
    return PdfFacts(
        pages=pages,
        text="".join("".join(text).split()),
        fonts=len(fonts),
        not_embedded=tuple(sorted(name for name, embedded in fonts.items() if not embedded)),
        is_drawn=any(value < 128 for value in pixels),
    )


def _fonts(page: object) -> dict[str, bool]:
    """The fonts that a page's text is set in, by name, and whether each is in the file."""
    import ctypes

    from pypdfium2 import raw

    found = {}
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):  # type: ignore[attr-defined]
        font = raw.FPDFTextObj_GetFont(thing.raw)
        size = raw.FPDFFont_GetBaseFontName(font, None, 0)
        name = ctypes.create_string_buffer(size)
        raw.FPDFFont_GetBaseFontName(font, name, size)
        found[name.value.decode("utf-8", "replace")] = raw.FPDFFont_GetIsEmbedded(font) == 1
    return found
