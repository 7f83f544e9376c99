"""build/bundle.py, icu.py, signatures.py: what the packaged program holds."""

import importlib.util
import struct
import zipfile
from pathlib import Path

import pytest

from build import bundle, icu, signatures


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6\\Qt6Widgets.dll",
        "_data/resources/plans/jiangsu-2012-123.toml",
        "_data/db/schema.sql",
        "_data/resources/fonts/manifest.toml",
        "docx/templates/default.docx",
        "libcrypto.so.3",
        "pypinyin/phrases_dict.json",
    ],
)
def test_what_is_used_stays(place: str) -> None:
    entry = (place, "anywhere", "DATA")
    assert bundle.select([entry]) == [entry]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6\\opengl32sw.dll",
        "PySide6/QtGui.pyi",
        "_data/resources/fonts/build_fonts.py",
        "docx/templates/default-docx-template/word/styles.xml",
        "selectolax/lexbor.c",
        "tzdata/zoneinfo/Asia/Shanghai",
    ],
)
def test_what_nobody_uses_is_left_out(place: str) -> None:
    assert bundle.select([(place, "anywhere", "DATA")]) == []


def test_library_of_an_imported_module_comes_along() -> None:
    module = ("PySide6/QtPrintSupport.abi3.so", "a", "EXTENSION")
    library = ("PySide6/Qt/lib/libQt6PrintSupport.so.6", "b", "BINARY")
    assert bundle.select([library]) == []
    assert bundle.select([module, library]) == [module, library]


def test_libraries_of_the_build_machine_are_the_targets_own() -> None:
    glib = ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0", "BINARY")
    sqlite = ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", "BINARY")
    assert bundle.select([glib, sqlite]) == [sqlite]


def test_no_link_is_left_without_its_target() -> None:
    core = ("PySide6/Qt/lib/libQt6Core.so.6", "a", "BINARY")
    kept = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    dangling = ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK")
    assert bundle.select([core, kept, dangling]) == [core, kept]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6\\Qt6Network.dll",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "libssl.so.3",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_is_for_a_network_is_known(place: str) -> None:
    assert bundle.network_parts([place]) == [place]


def test_nothing_that_is_allowed_is_for_a_network() -> None:
    places = [f"PySide6/Qt/lib/libQt6{name}.so.6" for name in bundle.QT_LIBRARIES]
    places += [
        f"PySide6/Qt/plugins/{folder}/lib{name}.so"
        for folder, names in bundle.QT_PLUGINS.items()
        for name in names
    ]
    places += [f"{start}so.1" for start in bundle.HOST_LIBRARIES]
    assert bundle.network_parts(places) == []


def test_modules_of_a_network_are_kept_out() -> None:
    assert {"PySide6.QtNetwork", "ssl", "_ssl", "ftplib", "xmlrpc"} <= set(bundle.EXCLUDED_MODULES)


class _Found:
    """What PyInstaller might have found."""

    def __init__(self) -> None:
        self.binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "core", "BINARY")]
        self.datas = [("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")]


def test_contents_are_what_was_chosen_and_what_is_made(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "base_library.zip", "w"):
        pass
    found = _Found()
    contents = bundle.contents(found, tmp_path)
    assert contents[:2] == [*found.binaries, *found.datas]
    assert all(place.startswith("shiboken6/files.dir/") for place, _, _ in contents[2:])


def test_base_library_comes_out_in_one_order(tmp_path: Path) -> None:
    made = []
    for number, names in enumerate((["b.pyc", "a.pyc"], ["a.pyc", "b.pyc"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        with zipfile.ZipFile(folder / "base_library.zip", "w") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name, (2000 + number, 1, 1, 0, 0, 0)), name)
        bundle.sort_base_library(folder)
        made.append((folder / "base_library.zip").read_bytes())
    assert made[0] == made[1]


# --- Unicode data --------------------------------------------------------------------------------


def _icu(items: dict[str, bytes]) -> bytes:
    """Data in ICU's layout, written by another hand than icu.py."""
    head = struct.pack("<HBB8x4s16x", 32, 0xDA, 0x27, b"CmnD")
    names = sorted(items)
    table, texts, contents = b"", b"", b""
    text_start = 4 + 8 * len(names)
    start = -(-(32 + text_start + sum(len(name) + 1 for name in names)) // 16) * 16 - 32
    for name in names:
        table += struct.pack("<II", text_start + len(texts), start + len(contents))
        texts += name.encode() + b"\0"
        contents += items[name].ljust(-(-len(items[name]) // 16) * 16, b"\0")
    body = struct.pack("<I", len(names)) + table + texts
    return head + body.ljust(start, b"\0") + contents


def test_unicode_data_keep_chinese() -> None:
    kept = {
        "icudt73l/coll/root.res": b"root" * 5,
        "icudt73l/coll/zh.res": b"pinyin",
        "icudt73l/nfkc.nrm": b"forms",
        "icudt73l/root.res": b"r",
    }
    dropped = {"icudt73l/coll/ja.res": b"kana", "icudt73l/curr/zh.res": b"yuan"}
    assert icu.trim(_icu(kept | dropped)) == _icu(kept)


def test_other_data_are_refused() -> None:
    with pytest.raises(ValueError, match="ICU"):
        icu.trim(bytes(64))


# --- start ---------------------------------------------------------------------------------------


def test_support_modules_are_compiled_once_and_the_same(tmp_path: Path) -> None:
    first, second = (signatures.compiled(tmp_path / name) for name in ("a", "b"))
    assert [place for place, _, _ in first] == [place for place, _, _ in second]
    assert any(place.endswith("signature/loader.pyc") for place, _, _ in first)
    for (_, one, _), (_, other, _) in zip(first, second, strict=True):
        assert Path(one).read_bytes() == Path(other).read_bytes()


def test_a_waiting_module_is_executed_when_asked(tmp_path: Path) -> None:
    from build.quick_qt import Later

    source = tmp_path / "waiting.py"
    source.write_text("answer = 42\n", "utf-8")
    spec = importlib.util.spec_from_file_location("waiting", source)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = Later(spec.loader)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert "answer" not in vars(module)
    assert module.answer == 42
    with pytest.raises(AttributeError, match="question"):
        _ = module.question
