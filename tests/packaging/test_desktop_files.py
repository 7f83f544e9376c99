"""What a desktop reads of the package: menu entry, file type, software centre, icons."""

import struct
from configparser import ConfigParser
from datetime import datetime, timedelta, timezone
from fnmatch import fnmatchcase
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build.debian import deb
from taizhang import paths
from taizhang.ledger import backups, probe

LEDGER_TYPE = "application/x-taizhang-ledger"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys are told by case
    parser.read(deb.RECIPES / "taizhang.desktop", "utf-8")
    return dict(parser["Desktop Entry"])


@pytest.fixture(scope="module")
def types() -> dict[str, ET.Element]:
    root = ET.parse(deb.RECIPES / "mime.xml").getroot()
    return {found.get("type", ""): found for found in root.iter(f"{MIME}mime-type")}


def test_the_entry_has_both_languages_and_takes_a_file(entry: dict[str, str]) -> None:
    assert (entry["Name"], entry["Name[zh_CN]"]) == ("Taizhang", "台账")
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[zh_CN]"]
    assert entry["Exec"] == "taizhang %f"
    assert "Office" in entry["Categories"].split(";")
    assert entry["Terminal"] == "false"


def test_the_entry_is_the_windows_own(entry: dict[str, str]) -> None:
    """X11 finds it by the class, Wayland by the desktop file's name; both say taizhang."""
    source = Path(paths.__file__).parent / "window" / "program.py"
    assert 'app.setDesktopFileName("taizhang")' in source.read_text("utf-8")
    assert entry["StartupWMClass"] == entry["Icon"] == "taizhang"


def test_entry_and_file_type_belong_together(
    entry: dict[str, str], types: dict[str, ET.Element]
) -> None:
    assert entry["MimeType"] == f"{LEDGER_TYPE};"
    icon = types[LEDGER_TYPE].find(f"{MIME}icon")
    assert icon is not None
    assert icon.get("name") == deb.LEDGER_ICON


def test_a_ledger_is_known_by_name_and_by_content(types: dict[str, ET.Element]) -> None:
    ledger = types[LEDGER_TYPE]
    glob, inner = ledger.find(f"{MIME}glob"), ledger.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert glob is not None
    assert inner is not None
    assert glob.get("pattern") == f"*{Path(paths.LEDGER_NAME).suffix}"
    assert inner.get("offset") == "68"  # SQLite's place of the application id
    assert int(inner.get("value", ""), 16) == probe.APPLICATION_ID


def test_a_backup_is_no_ledger_to_double_click(
    types: dict[str, ET.Element], tmp_path: Path
) -> None:
    glob = types["application/x-taizhang-backup"].find(f"{MIME}glob")
    assert glob is not None
    at = datetime(2012, 12, 31, 17, 30, tzinfo=timezone(timedelta(hours=8)))
    for reason in backups.Reason:
        name = backups._free_name(tmp_path, reason, at).name
        assert fnmatchcase(name, glob.get("pattern", ""))
    assert not fnmatchcase("mysql.backup", glob.get("pattern", ""))


def test_the_software_centre_is_told_the_same() -> None:
    root = ET.parse(deb.RECIPES / "metainfo.xml").getroot()
    assert root.findtext("id") == deb.APP_ID
    assert root.findtext("launchable") == "taizhang.desktop"
    assert root.findtext("provides/mediatype") == LEDGER_TYPE


@pytest.mark.parametrize("size", deb.ICON_SIZES)
@pytest.mark.parametrize("name", ["taizhang", "taizhang-ledger"])
def test_icons_have_the_size_they_are_named_for(name: str, size: int) -> None:
    head = (deb.ICONS / f"{name}-{size}.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == (size, size)


@pytest.mark.parametrize("name", ["taizhang", "taizhang-ledger"])
def test_windows_icons_hold_all_sizes(name: str) -> None:
    data = (deb.ICONS / f"{name}.ico").read_bytes()
    count = struct.unpack_from("<H", data, 4)[0]
    widths = [data[6 + 16 * place] or 256 for place in range(count)]
    assert sorted(widths) == [16, 24, 32, 48, 64, 256]
