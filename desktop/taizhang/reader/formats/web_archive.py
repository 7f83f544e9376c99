"""Web pages saved as one file (.mht, .mhtml): the page out of its envelope (RFC 2557)."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.parser import BytesParser

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.web_page import read_web_page
from taizhang.reader.source import Source


def read_web_archive(data: bytes, budget: Budget) -> Source:
    """The first page in the archive; pictures and frames beside it are not looked at."""
    if data.count(b"\n--") > budget.limits.members:  # each may begin a part
        raise KnownError(_UNREADABLE)
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    return read_web_page(page, budget, part.get_content_charset() or "")
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise KnownError(_UNREADABLE) from error
    raise KnownError(_UNREADABLE)


_UNREADABLE = "这个单个文件网页无法读取，请在浏览器中打开后另存为“网页，全部”再试。"
