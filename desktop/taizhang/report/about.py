"""What a file says of itself, twice: in the old dictionary and in XMP, which must agree (PDF/A)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from taizhang.report.cleaning import one_line
from taizhang.report.pdf import PaperCanvas

_PROGRAM = "台账 Taizhang"


@dataclass(frozen=True, slots=True)
class About:
    """Title, author and day of a document; the day is one in China, whatever the machine's zone."""

    title: str
    author: str
    subject: str
    day: date


def describe(canvas: PaperCanvas, about: About) -> None:
    """Put both into the file: the information dictionary (ISO 32000-1 §14.3.3) and XMP."""
    title, author, subject = _texts(about)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    day = f"D:{about.day:%Y%m%d}000000+08'00'"
    canvas.setDateFormatter(lambda *_: day)
    canvas.set_metadata(_xmp(about))


def _texts(about: About) -> tuple[str, str, str]:
    return one_line(about.title), one_line(about.author), one_line(about.subject)


def _xmp(about: About) -> bytes:
    """The XMP packet (ISO 19005-1 §6.7), which also claims PDF/A-1b."""
    title, author, subject = (escape(text) for text in _texts(about))
    day = f"{about.day.isoformat()}T00:00:00+08:00"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{_PROGRAM}</pdf:Producer>
<pdf:Keywords></pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()
