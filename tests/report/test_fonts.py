from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.paths import resources
from taizhang.report import fonts
from taizhang.report.fonts import FANGSONG, HEI, KAI, STAND_IN, Face, Typeface


def test_every_face_is_a_shipped_font() -> None:
    manifest = tomllib.loads((resources() / "fonts" / "manifest.toml").read_text("utf-8"))
    assert {face.value for face in Face} == {font["postscript_name"] for font in manifest["font"]}


@pytest.mark.parametrize(
    ("typeface", "char", "face"),
    [
        (FANGSONG, "质", Face.FANGSONG),
        (FANGSONG, "8", Face.SONG),
        (FANGSONG, "é", Face.SONG),
        (FANGSONG, "，", Face.FANGSONG),
        (FANGSONG, "镕", Face.SONG),
        (FANGSONG, "喆", Face.SONG),
        (FANGSONG, "𬭸", Face.SONG),
        (FANGSONG, "☑", Face.SYMBOLS),
        (FANGSONG, "🚧", Face.EMOJI),
        (KAI, "（", Face.KAI),
        (KAI, "“", Face.SONG),
        (KAI, "2", Face.SONG),
        (HEI, "2", Face.HEI),
        (HEI, "—", Face.FANGSONG),
    ],
)
def test_each_character_comes_from_the_first_font_that_has_it(
    typeface: Typeface, char: str, face: Face
) -> None:
    glyph = typeface[char]
    assert (glyph.hand.font.name, glyph.char) == (face.value, char)


def test_a_character_no_font_has_is_stood_in_for_and_known() -> None:
    typeface = Typeface(Face.FANGSONG)
    assert typeface["𠮷"].char == STAND_IN
    assert typeface["\ue000"].char == STAND_IN
    assert typeface.absent == {"𠮷", "\ue000"}


@pytest.mark.parametrize("char", "—…质。“")
def test_dashes_and_marks_are_a_square_wide(char: str) -> None:
    assert FANGSONG[char].width == HEI[char].width == 1.0


def test_a_damaged_font_is_a_known_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)
    monkeypatch.setattr(fonts, "_fonts", {})
    with pytest.raises(KnownError, match="重新安装"):
        fonts.font_of(Face.SONG)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / f"{Face.SONG}.ttf.xz").write_bytes(b"not xz")
    with pytest.raises(KnownError, match=r"NotoSerifSC-Regular\.ttf\.xz"):
        fonts.font_of(Face.SONG)
