"""Word documents: what a reader of the page sees, in order."""

from __future__ import annotations

import pytest

from taizhang.reader.formats.limits import Limits
from tests.reader.formats.conftest import Opener, Refusal, cells, paragraphs
from tests.reader.formats.making import W, cell, numbered, package, paragraph, row, word


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def words(text: str) -> str:
    return run(f"<w:t>{text}</w:t>")


def one(inside: str, properties: str = "") -> bytes:
    return word(f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")


def test_automatic_numbers_are_text(opened: Opener) -> None:
    body = (
        numbered("总体要求", 0)
        + numbered("指导思想", 1)
        + numbered("甲", 2)
        + numbered("乙", 2)
        + numbered("工作目标", 1)
        + numbered("丙", 2)
        + numbered("工作任务", 0)
        + paragraph("按样式编号", '<w:pStyle w:val="second"/>')
        + numbered("图", 3)
        + paragraph("不编号", '<w:pStyle w:val="second"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + numbered("重新开始", 0, number=2)
    )
    assert paragraphs(opened(word(body))) == [
        "一、总体要求",
        "（一）指导思想",
        "1.甲",
        "2.乙",
        "（二）工作目标",
        "1.丙",
        "二、工作任务",
        "（一）按样式编号",
        "2.1 图",
        "不编号",
        "五、重新开始",
    ]


def test_headings_by_style_and_by_paragraph(opened: Opener) -> None:
    source = opened(
        word(
            paragraph("标题一", '<w:pStyle w:val="1"/>')
            + paragraph("继承", '<w:pStyle w:val="my"/>')
            + paragraph("按名称", '<w:pStyle w:val="second"/>')
            + paragraph("直接", '<w:outlineLvl w:val="2"/>')
            + paragraph("正文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
            + paragraph("没有这个样式", '<w:pStyle w:val="none"/>')
        )
    )
    assert [block.heading for block in source.blocks] == [1, 1, 2, 3, 0, 0]


def test_tracked_changes(opened: Opener) -> None:
    body = (
        f"<w:p>{words('原文')}<w:ins>{words('插入')}</w:ins>"
        f"<w:del>{run('<w:delText>删除</w:delText>')}</w:del>"
        f"<w:moveFrom>{words('移走')}</w:moveFrom><w:moveTo>{words('移来')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{words('前半')}</w:p>{paragraph('后半')}"
        + "<w:tbl>"
        + row(cell("留"), cell("下"))
        + row(cell("删"), cell("行"), properties="<w:del/>")
        + "</w:tbl>"
    )
    source = opened(word(body))
    assert paragraphs(source) == ["原文插入移来", "前半后半"]
    assert [text for *_, text in cells(source)] == ["留", "下"]


def test_fields_links_signs_and_hidden_text(opened: Opener) -> None:
    field = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText> IF </w:instrText>")
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText> PAGE </w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + words("不显示")
        + run('<w:fldChar w:fldCharType="end"/>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + words("结果")
        + run('<w:fldChar w:fldCharType="end"/>')
    )
    inside = (
        field
        + f"<w:hyperlink>{words('链接')}</w:hyperlink>"
        + f"<w:fldSimple w:instr='DATE'>{words('2012年')}</w:fldSimple>"
        + run("<w:t>隐藏</w:t>", "<w:vanish/>")
        + run("<w:t>也隐藏</w:t>", '<w:rStyle w:val="secret"/>')
        + run("<w:t>不隐藏</w:t>", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')
        + run("<w:tab/><w:noBreakHyphen/><w:softHyphen/>")
        + run('<w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:char="F04A"/>')
        + run(
            "<w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby>"
        )
        + run("<w:br/><w:t>下一行</w:t>")
    )
    assert paragraphs(opened(one(inside))) == ["结果链接2012年不隐藏\t-□汉", "下一行"]


def test_text_boxes_once_and_notes_at_the_end(opened: Opener) -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    shape = (
        "<mc:AlternateContent><mc:Choice><w:drawing><x>"
        f"{box}</x></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("注文")}</w:footnote></w:footnotes>'
    reference = run('<w:footnoteReference w:id="2"/>')
    body = f"<w:p>{words('正文')}{run(shape)}{reference}</w:p>"
    source = opened(word(body + paragraph("后文"), footnotes=notes, header1=f"<w:hdr {W}/>"))
    assert paragraphs(source) == ["正文", "框中", "后文", "注文"]


def test_a_table_of_contents_is_left_out(opened: Opener) -> None:
    body = paragraph("一、总体要求1", '<w:pStyle w:val="toc"/>') + paragraph("一、总体要求")
    assert paragraphs(opened(word(body))) == ["一、总体要求"]


def test_merged_cells_and_heads(opened: Opener) -> None:
    table = (
        row(cell("序号"), cell("任务"), cell("单位"), properties="<w:tblHeader/>")
        + row(cell("1", '<w:vMerge w:val="restart"/>'), cell("甲\n乙", '<w:gridSpan w:val="2"/>'))
        + row(cell("", "<w:vMerge/>"), cell("丙"), cell(""))
        + row(cell("缩进"), cell("丁"), properties='<w:gridBefore w:val="1"/>')
    )
    body = f"{paragraph('前')}<w:sdt><w:sdtContent><w:tbl>{table}</w:tbl></w:sdtContent></w:sdt>"
    source = opened(word(body + paragraph("后")))
    assert cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "单位"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 2, "甲\n乙"),
        (2, 1, 1, 1, "丙"),
        (2, 2, 1, 1, ""),
        (3, 1, 1, 1, "缩进"),
        (3, 2, 1, 1, "丁"),
    ]
    assert [b.cell.header for b in source.blocks if b.cell][:4] == [True, True, True, False]
    assert paragraphs(source) == ["前", "后"]


def test_tables_in_tables_and_frames(opened: Opener) -> None:
    inner = "<w:tbl>" + row(cell("里一"), cell("里二")) + "</w:tbl>"
    holder = f"<w:tc>{paragraph('上')}{inner}</w:tc>"
    outer = f"<w:tbl>{row(cell('外'), holder)}</w:tbl>"
    assert [text for *_, text in cells(opened(word(outer)))] == ["外", "上\n里一\t里二"]
    frame = "<w:tbl>" + row(cell("文号\n日期")) + "</w:tbl>"
    assert paragraphs(opened(word(frame))) == ["文号", "日期"]


def test_the_main_part_may_have_another_name_and_namespace(opened: Opener) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("任务")}</w:body></w:document>'
    rels = '<R><Relationship Type="http://x/officeDocument" Target="/word/doc2.xml"/></R>'
    data = package({"word/doc2.xml": text, "_rels/.rels": rels})
    assert paragraphs(opened(data)) == ["任务"]


def test_macros_are_not_looked_at(opened: Opener) -> None:
    data = package(
        {
            "word/document.xml": f"<w:document {W}><w:body>{paragraph('任务')}</w:body></w:document>",
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 not even a macro",
        }
    )
    assert paragraphs(opened(data, "a.docm")) == ["任务"]


@pytest.mark.parametrize("missing", ["document", "body"])
def test_packages_without_a_document(refused: Refusal, missing: str) -> None:
    members: dict[str, str | bytes] = {"word/other.xml": "<x/>"}
    if missing == "body":
        members["word/document.xml"] = f"<w:document {W}/>"
    assert refused(package(members))


def test_limits(refused: Refusal) -> None:
    table = "<w:tbl>" + row(cell("甲"), cell("乙")) * 60 + "</w:tbl>"
    assert "表格过大" in refused(word(table), limits=Limits(cells=100))
    assert "文字过多" in refused(word(paragraph("字" * 101)), limits=Limits(characters=100))
    assert "内容过多" in refused(word("<w:p/>" * 500), limits=Limits(elements=100))
    deep = "<w:tbl><w:tr><w:tc>" * 100 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 100
    assert "嵌套过深" in refused(word(deep))
    assert "嵌套过深" in refused(one("<w:ins>" * 5000 + words("x") + "</w:ins>" * 5000))
