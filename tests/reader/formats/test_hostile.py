"""Files made to hurt: bombs, entities, sizes that lie. None may run, fetch or fill the memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from taizhang.reader.formats.limits import Limits
from tests.reader.formats.conftest import Opener, Refusal
from tests.reader.formats.making import W, package, paragraph, word

SMALL = Limits(part_bytes=2**21, members=50)


def test_a_part_that_unpacks_to_too_much(refused: Refusal) -> None:
    assert "过大" in refused(word(" " * 3 * 2**20), limits=SMALL)
    assert "压缩异常" in refused(word(" " * 3 * 2**20))


def test_sizes_that_lie(opened: Opener, refused: Refusal) -> None:
    data = word(paragraph("字" * 5000))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        info = made.getinfo("word/document.xml")
    true = struct.pack("<I", info.file_size)
    assert "损坏" in refused(data.replace(true, struct.pack("<I", 100)))
    assert opened(data.replace(true, struct.pack("<I", 2**31))).text == "字" * 5000


def test_packages_in_packages_are_not_opened(opened: Opener) -> None:
    inner = package({"bomb.bin": bytes(10**6)})
    text = f"<w:document {W}><w:body>{paragraph('任务')}</w:body></w:document>"
    data = package({"word/document.xml": text, "word/embeddings/a.docx": inner})
    assert opened(data).text == "任务"


def test_too_many_members(refused: Refusal) -> None:
    many: dict[str, str | bytes] = {f"word/{i}.xml": "" for i in range(60)}
    assert "内部结构过大" in refused(package(many), limits=SMALL)
    named: dict[str, str | bytes] = {"n" * 6000: ""}
    assert "内部结构过大" in refused(package(named), limits=SMALL)


def test_a_password_on_the_package(refused: Refusal) -> None:
    data = bytearray(word(paragraph("任务")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    assert "密码" in refused(bytes(data))


DECLARED = [
    '<!DOCTYPE d [<!ENTITY x SYSTEM "{canary}">]>',
    '<!DOCTYPE d SYSTEM "{canary}">',
    '<!DOCTYPE d [<!ENTITY % x SYSTEM "{canary}"> %x;]>',
    '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY x "&a;&a;&a;&a;">]>',
]


@pytest.mark.parametrize("declared", DECLARED)
def test_entities_of_word_documents_are_never_expanded(
    refused: Refusal, tmp_path: Path, declared: str
) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("金丝雀", encoding="utf-8")
    text = declared.replace("{canary}", canary.as_uri())
    text += f"<w:document {W}><w:body>{paragraph('任务&x;')}</w:body></w:document>"
    for encoding in ("utf-8", "utf-16"):
        assert "损坏" in refused(package({"word/document.xml": text.encode(encoding)}))


@pytest.mark.parametrize("declared", DECLARED)
def test_entities_of_web_pages_stay_as_written(
    opened: Opener, tmp_path: Path, declared: str
) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("金丝雀", encoding="utf-8")
    head = declared.replace("{canary}", canary.as_uri()).replace("DOCTYPE d", "DOCTYPE html")
    page = f'<?xml version="1.0"?>{head}<html><body><p>任务&x;</p></body></html>'
    text = opened(page.encode()).text
    assert "&x;" in text
    assert "金丝雀" not in text
    assert "哈" * 16 not in text


def test_other_parts_with_entities_and_links_to_files(refused: Refusal, tmp_path: Path) -> None:
    canary = tmp_path / "canary.xml"
    canary.write_text("<x/>", encoding="utf-8")
    styles = f'<!DOCTYPE s SYSTEM "{canary.as_uri()}"><w:styles {W}/>'
    assert "损坏" in refused(word(paragraph("任务"), styles=styles))


def test_relations_lead_nowhere_outside(opened: Opener, tmp_path: Path) -> None:
    canary = tmp_path / "canary.xml"
    canary.write_text(f"<w:numbering {W}/>", encoding="utf-8")
    rels = "".join(
        f'<Relationship Type="http://x/numbering" Target="{target}"/>'
        for target in (canary.as_uri(), f"../../..{canary}", "http://example.com/n.xml")
    )
    text = f"<w:document {W}><w:body>{paragraph('任务')}</w:body></w:document>"
    data = package({"word/document.xml": text, "word/_rels/document.xml.rels": f"<R>{rels}</R>"})
    assert opened(data).text == "任务"


@pytest.mark.parametrize(
    "xml",
    ["", "<w:document", "<a>" * 50_000, "<a/>" * 2, '<?xml version="1.0" encoding="nix"?><a/>'],
)
def test_parts_that_are_no_xml(refused: Refusal, xml: str) -> None:
    assert "损坏" in refused(package({"word/document.xml": xml}))


def test_styles_that_are_based_on_each_other(opened: Opener) -> None:
    ring = "".join(
        f'<w:style w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'
        for name, base in (("a", "b"), ("b", "a"))
    )
    body = paragraph("任务", '<w:pStyle w:val="a"/>')
    assert opened(word(body, styles=f"<w:styles {W}>{ring}</w:styles>")).text == "任务"


def test_numbers_beyond_all_sense(opened: Opener) -> None:
    body = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
        '<w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        + paragraph("任务", '<w:outlineLvl w:val="99999999999999999999"/>')
        + paragraph("甲", '<w:numPr><w:ilvl w:val="88"/><w:numId w:val="1"/></w:numPr>')
    )
    assert "任务" in opened(word(body)).text
    page = "<table><tr><td rowspan=99999999999 colspan=99999999>甲<td>乙</table>任务"
    assert "任务" in opened(f"<html><body>{page}".encode()).text


def bomb(filters: bytes, packed: bytes, more: bytes = b"") -> bytes:
    length = str(len(packed)).encode()
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length "
        + length
        + b"/Filter"
        + filters
        + more
        + b">>stream\n"
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def test_pdf_streams_that_unpack_to_too_much(refused: Refusal) -> None:
    packed = zlib.compress(b"q " * 9 * 2**20, 9)
    assert "压缩异常" in refused(bomb(b"/FlateDecode", packed))
    assert "压缩异常" in refused(bomb(b"/FlateDecode", packed, b"/Subtype/Image"))
    assert "压缩异常" in refused(bomb(b"[/FlateDecode /FlateDecode]", zlib.compress(packed)))
    assert "扫描件" in refused(bomb(b"/FlateDecode", zlib.compress(b"q ")))
