"""Which files are opened, and with which sentence the others are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import Limits
from taizhang.reader.open import open_document
from taizhang.reader.source import SourceFormat
from tests.reader.formats.conftest import Opener, Refusal
from tests.reader.formats.making import DATA, official_pages, package, paragraph, word, zipped

PAGE = "<!DOCTYPE html><html><body><p>工作任务</p></body></html>".encode()


def sentence_for(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        open_document(path)
    return str(caught.value)


@pytest.mark.parametrize("name", ["计划.docx", "a.txt", "a.pdf", "a"])
def test_the_kind_is_told_by_the_content_not_by_the_name(opened: Opener, name: str) -> None:
    assert opened(word(paragraph("任务")), name).format is SourceFormat.WORD
    assert opened(PAGE, name).format is SourceFormat.WEB_PAGE
    assert opened((DATA / "plan.doc").read_bytes(), name).format is SourceFormat.OLD_WORD
    assert opened(official_pages(["任务" * 20]), name).format is SourceFormat.PDF
    plain = opened("任务".encode(), name)
    assert (plain.format, plain.name, plain.text) == (SourceFormat.TEXT, name, "任务")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空的"),
        ("　 \r\n\t\n".encode(), "没有文字"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100), "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), "图片"),
        (b"{\\rtf1\\ansi\\ansicpg936 \\'b9\\'a4}", "RTF"),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>",
            "XML",
        ),
        (b"\xdb\xa5-\x00" + bytes(500), "很早版本"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "压缩包"),
        (package({"a.txt": "x"}), "这不是 Word 文档"),
        (package({"xl/workbook.xml": "<x/>"}), "Excel"),
        (package({"ppt/presentation.xml": "<x/>"}), "演示文稿"),
        (b"\x7fELF" + bytes(range(256)) * 4, "不是文字文件"),
    ],
)
def test_what_is_no_document_is_refused(refused: Refusal, data: bytes, words: str) -> None:
    assert words in refused(data, "计划.docx")


@pytest.mark.parametrize(("member", "words"), [("OFD.xml", "OFD"), ("b.txt", "请先解压")])
def test_packages_that_are_not_word(refused: Refusal, member: str, words: str) -> None:
    assert words in refused(zipped({member: "x"}))


def test_letters_that_pictures_begin_with_are_text(opened: Opener) -> None:
    assert opened("BMW采购计划".encode()).text == "BMW采购计划"


def test_folders_and_missing_files(tmp_path: Path) -> None:
    assert "文件夹" in sentence_for(tmp_path)
    assert "找不到该位置" in sentence_for(tmp_path / "没有.docx")
    assert "路径中有一段不是文件夹" in sentence_for(Path(__file__) / "a.docx")
    assert "文件名太长" in sentence_for(tmp_path / ("长" * 300))
    assert "无效" in sentence_for(Path("a\x00b"))


@pytest.mark.skipif(os.name != "posix", reason="pipes have a name only there")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "不是普通文件" in sentence_for(tmp_path / "pipe")
    assert "不是普通文件" in sentence_for(Path("/dev/zero"))


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "真.txt").write_text("任务", encoding="utf-8")
    (tmp_path / "链接.txt").symlink_to(tmp_path / "真.txt")
    assert open_document(tmp_path / "链接.txt").name == "链接.txt"
    (tmp_path / "圈").symlink_to(tmp_path / "圈")
    assert "无法打开" in sentence_for(tmp_path / "圈")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("任务", encoding="utf-8")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert "没有权限" in sentence_for(path)


def test_a_file_that_goes_away_in_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("任务", encoding="utf-8")
    real = os.open

    def gone(name: Path, flags: int) -> int:
        name.unlink()
        return real(name, flags)

    monkeypatch.setattr(os, "open", gone)
    assert "找不到该位置" in sentence_for(path)


def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)
    monkeypatch.setattr(os, "open", None)
    assert "过大" in sentence_for(path)


def test_a_file_that_grows_while_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    real = os.open

    def grown(name: Path, flags: int) -> int:
        name.write_bytes(b"a" * 5000)
        return real(name, flags)

    monkeypatch.setattr(os, "open", grown)
    with pytest.raises(KnownError, match="过大"):
        open_document(path, Limits(file_bytes=4000))
