"""build/debian: control file, Depends, copyright file and manual pages, without building."""

from pathlib import Path

import pytest

from build.debian import copyright as licences
from build.debian import deb, depends, elf, manpage, papers
from build.steps import ROOT, DevError
from taizhang.cli.main import taizhang as commands

SYMBOLS = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 21)}


# --- what it depends on --------------------------------------------------------------------------


def test_each_library_becomes_its_package_once() -> None:
    libraries = {"libm.so.6", "libc.so.6", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    assert depends.depends(libraries, SYMBOLS) == (
        "libc6 (>= 2.28), libglib2.0-0t64 | libglib2.0-0"
    )


def test_the_oldest_gcc_that_has_the_symbols_is_named() -> None:
    wanted = {**SYMBOLS, "GLIBCXX": (3, 4, 26)}
    assert depends.depends({"libstdc++.so.6"}, wanted) == "libstdc++6 (>= 9)"


def test_a_library_without_a_package_is_refused() -> None:
    with pytest.raises(DevError, match=r"libnew\.so\.1"):
        depends.depends({"libnew.so.1", "libc.so.6"}, SYMBOLS)


def test_a_libstdcxx_of_the_future_is_refused() -> None:
    with pytest.raises(DevError, match="newer"):
        depends.depends({"libstdc++.so.6"}, {**SYMBOLS, "GLIBCXX": (3, 4, 99)})


def test_what_the_bundle_carries_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "libown.so.1").write_bytes(b"\x7fELF")
    (tmp_path / "readme").write_bytes(b"text")
    said = """
 0x0000000000000001 (NEEDED)  Shared library: [libown.so.1]
 0x0000000000000001 (NEEDED)  Shared library: [libinner.so.2]
 0x0000000000000001 (NEEDED)  Shared library: [libc.so.6]
 0x000000000000000e (SONAME)  Library soname: [libinner.so.2]
"""
    monkeypatch.setattr(elf, "_readelf", lambda _option, _paths: said)
    assert [path.name for path in elf.binaries(tmp_path)] == ["libown.so.1"]
    assert elf.asked_for(tmp_path) == {"libc.so.6"}


def test_the_newest_symbol_is_found_by_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Name: GLIBC_2.4  Flags\n Name: GLIBC_2.28  F\n Name: GLIBC_2.14 F\n Name: GLIBCXX_3.4 F"
    monkeypatch.setattr(elf, "_readelf", lambda _option, _paths: said)
    assert elf.newest_symbols(tmp_path) == {"GLIBC": (2, 28), "GLIBCXX": (3, 4)}


@pytest.mark.packaged
def test_every_library_that_the_release_asks_for_has_a_package() -> None:
    bundle = ROOT / "dist" / "release" / "taizhang"
    if not bundle.is_dir():
        pytest.skip("python3 dev.py release was not run here")
    symbols = elf.newest_symbols(bundle)
    assert depends.depends(elf.asked_for(bundle), symbols)
    assert symbols["GLIBC"] <= (2, 31)


# --- control file --------------------------------------------------------------------------------


def test_control_file() -> None:
    text = deb.control(size=1025, depends_on="libc6 (>= 2.28)", numbered="1.2-1")
    fields, _, description = text.partition("Description: ")
    assert "Package: taizhang\nVersion: 1.2-1\nArchitecture: amd64\n" in fields
    assert "\nInstalled-Size: 2\nDepends: libc6 (>= 2.28)\n" in fields
    first, *rest = description.rstrip("\n").split("\n")
    assert len(first) <= 80
    assert all(line.startswith(" ") and len(line) <= 80 for line in rest)
    assert text.endswith("\n")


def test_the_package_is_numbered_like_the_program() -> None:
    from taizhang import __version__

    assert deb.package_version() == f"{__version__}-1"


# --- copyright file ------------------------------------------------------------------------------


def test_common_licences_are_named_and_others_printed(tmp_path: Path) -> None:
    table = tmp_path / "licences.toml"
    table.write_text(
        '[[part]]\nname = "Qt"\nspdx = "LGPL-3.0-only"\nsource = "the Qt project"\n', "utf-8"
    )
    texts = tmp_path / "licences"
    (texts / "click").mkdir(parents=True)
    (texts / "click" / "LICENSE").write_text("Copyright 2014 Pallets\nRedistribution …", "utf-8")
    for name in ("GPL-3.0.txt", "LGPL-3.0.txt"):
        (texts / name).write_bytes((ROOT / "build" / "licences" / name).read_bytes())
    text = licences.copyright_file(table, texts)
    assert "Qt\n  Licence: LGPL-3.0-only\n  Source: the Qt project" in text
    assert "click/LICENSE\n-------------\n\nCopyright 2014 Pallets" in text
    assert "See /usr/share/common-licenses/GPL-3." in text
    assert "See /usr/share/common-licenses/LGPL-3." in text
    assert "Everyone is permitted to copy" not in text


def test_a_common_licence_inside_a_text_is_named_too() -> None:
    text = (
        "Before\n  GNU GENERAL PUBLIC LICENSE\n  Version 2\n…\nEND OF TERMS AND CONDITIONS\nAfter"
    )
    assert licences.named(text) == "Before\n  See /usr/share/common-licenses/GPL-2.\nAfter"


# --- manual pages --------------------------------------------------------------------------------


def test_the_english_page_knows_all_verbs_and_no_others() -> None:
    assert {name for name, _ in manpage.verbs(commands)} == set(manpage.ENGLISH)


def test_both_pages_name_every_verb() -> None:
    english = manpage.english(commands, "1.2", 0)
    chinese = manpage.chinese(commands, "1.2", 0)
    for name in manpage.ENGLISH:
        assert f".B {manpage.escape(name)}\n" in english
        assert f".SS {manpage.escape(name)} " in chinese
    assert '.TH TAIZHANG 1 "1970-01-01" "taizhang 1.2"' in english


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("--as-of", "\\-\\-as\\-of"), (".zip", "\\&.zip"), ("a\\b", "a\\eb"), ("'a'", "\\&'a'")],
)
def test_roff_reads_nothing_into_a_text(text: str, escaped: str) -> None:
    assert manpage.escape(text) == escaped


# --- papers --------------------------------------------------------------------------------------


def test_a_font_that_is_not_embedded_is_found() -> None:
    listing = """\
name                                 type              encoding         emb sub uni object ID
------------------------------------ ----------------- ---------------- --- --- --- ---------
AAAAAA+NotoSerifSC                   CID TrueType      Identity-H       yes yes yes     12  0
STSong-Light                         CID Type 0        UniGB-UCS2-H     no  no  no       9  0
"""
    assert papers.unembedded(listing) == ["STSong-Light"]
