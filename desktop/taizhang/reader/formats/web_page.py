"""Saved web pages: the document in the page, without what stands around it.

Words come as a browser shows them: white space runs together, block elements and br end a line.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from taizhang.reader.formats.builder import Builder
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.web_content import main_content, title_of
from taizhang.reader.formats.web_markup import parsed
from taizhang.reader.formats.web_metadata import is_metadata, metadata_lines, metadata_of
from taizhang.reader.formats.web_table import is_layout, table_cells
from taizhang.reader.formats.web_text import Lines, Page
from taizhang.reader.source import Source, SourceFormat


def read_web_page(data: bytes, budget: Budget, charset: str = "") -> Source:
    """A page's text: what its metadata say first, then title and content.

    ``charset`` is what came with the page, in an archive of it.
    """
    builder = Builder(budget)
    root = parsed(data, budget.limits, charset)
    if root is not None:
        page = Page(root)
        content = main_content(page)
        for line in metadata_of(page, content):
            builder.paragraph(line)
        title = title_of(page, content)
        if title:
            builder.paragraph(title, 1)
        _blocks(page, content, builder)
    return builder.source(SourceFormat.WEB_PAGE)


def _blocks(page: Page, content: LexborNode, builder: Builder) -> None:
    """The content's paragraphs and tables in order."""
    lines = Lines(builder.paragraph)

    def is_data(node: LexborNode) -> bool:
        return node.tag == "table" and node.mem_id != content.mem_id and not is_layout(page, node)

    for node, entering in page.shown(content, is_data):
        if not entering:
            lines.leave(node)
        elif node.tag != "table" or not is_data(node):
            lines.enter(node)
        else:
            lines.end()
            if is_metadata(page, node):
                for line in metadata_lines(page, node):
                    builder.paragraph(line)
            else:
                builder.table(table_cells(page, node, builder.budget))
    lines.end()
