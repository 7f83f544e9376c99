"""The self-test's Qt side: it names the plugin, translation or picture that is gone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.exchange import handing_in
from taizhang.ledger.agencies import Unit
from taizhang.ledger.store import Ledger
from taizhang.window import selftest
from tests.conftest import AT

PLATFORM = {"linux": "platforms/qxcb", "win32": "platforms/qwindows"}.get(sys.platform, "")


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Links to all plugins; the test may take some away."""
    folder = tmp_path / "plugins"
    for file in selftest.plugin_folder().rglob("*"):
        if file.suffix in (".so", ".dll"):
            place = folder / file.parent.name / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(file)
    monkeypatch.setattr(selftest, "plugin_folder", lambda: folder)
    return folder


def test_all_plugins_load() -> None:
    assert selftest.check_plugins().endswith("个")


@pytest.mark.skipif(not PLATFORM, reason="no platform plugin is named for this system")
@pytest.mark.parametrize("name", [PLATFORM, "platforms/qoffscreen", "iconengines/qsvgicon"])
def test_a_missing_plugin_is_named(plugins: Path, name: str) -> None:
    file = selftest._file_of(plugins, name)
    assert file is not None
    file.unlink()
    with pytest.raises(KnownError, match=f"缺少 Qt 插件“{name}”"):
        selftest.check_plugins()


@pytest.mark.skipif(not PLATFORM, reason="no platform plugin is named for this system")
def test_a_plugin_that_is_none_is_named(plugins: Path) -> None:
    file = selftest._file_of(plugins, PLATFORM)
    assert file is not None
    file.unlink()
    file.write_bytes(b"nothing")
    with pytest.raises(KnownError, match=f"Qt 插件“{PLATFORM}”装不上"):
        selftest.check_plugins()


def test_all_translations_load() -> None:
    assert selftest.check_translations() == "2 个"


@pytest.mark.parametrize(("content", "said"), [(None, "缺少文件"), (b"nothing", "损坏")])
def test_a_bad_translation_is_named(
    content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.resources() / "i18n", tmp_path / "i18n")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    file = tmp_path / "i18n" / "taizhang_en.qm"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    with pytest.raises(KnownError, match=rf"{said}.*taizhang_en\.qm|taizhang_en\.qm.*{said}"):
        selftest.check_translations()


@pytest.mark.usefixtures("qapp")
def test_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert selftest.check_pictures() == "PNG、JPEG、SVG"
    monkeypatch.setattr(selftest, "_SVG", b"<svg/>")
    with pytest.raises(KnownError, match="SVG 图片画不出来"):
        selftest.check_pictures()


@pytest.mark.usefixtures("qapp")
def test_a_blank_picture_is_none() -> None:
    with pytest.raises(KnownError, match="PNG"):
        selftest._require_red(QImage(), "PNG")


@pytest.mark.usefixtures("qapp")
def test_the_window_lists_its_tasks(ledger: Ledger, tmp_path: Path) -> None:
    assert selftest.open_window(ledger, tmp_path / "window.ini").startswith("列出 ")


@pytest.mark.usefixtures("qapp")
def test_a_small_window_on_the_screen() -> None:
    assert selftest.show_on_screen() == "offscreen"


def test_facts_of_a_pdf(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    wanted = handing_in.Wanted((quality,), AT.date(), AT.date())
    written = handing_in.write(handing_in.gather(ledger, wanted), tmp_path / "a.pdf")
    facts = selftest.pdf_facts(written.path)
    assert facts.pages == written.pages > 1
    assert facts.fonts > 3
    assert facts.not_embedded == ()
    assert facts.is_drawn
    assert "省质监局" in facts.text


def test_a_font_that_is_not_in_the_pdf_is_found(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(PLAIN_PDF)
    facts = selftest.pdf_facts(path)
    assert (facts.pages, facts.text, facts.not_embedded) == (1, "Hello", ("Helvetica",))


def test_what_is_no_pdf_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"nothing")
    with pytest.raises(KnownError, match="PDF 打不开"):
        selftest.pdf_facts(path)


PLAIN_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 37>>stream
BT /F1 24 Tf 20 100 Td (Hello) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
