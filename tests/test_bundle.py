"""build/bundle.py: what the packaged program holds."""

import pytest

from build import bundle


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6\\Qt6Widgets.dll",
        "_data/resources/plans/jiangsu-2012-123.toml",
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
