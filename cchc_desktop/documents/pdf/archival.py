"""What makes a PDF of reportlab one for archives, PDF/A-2b (ISO 19005-2): output intent, metadata, line ends.

Fonts are embedded anyway, and nothing is drawn that an archive must not hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from cchc_desktop.documents.content.placeholders import VIETNAM
from cchc_desktop.documents.pdf.srgb_profile import srgb_profile

if TYPE_CHECKING:
    from datetime import datetime

    from reportlab.pdfbase.pdfdoc import PDFDocument

_CONDITION = "sRGB IEC61966-2.1"
_END = b"endstream\nendobj"
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
_TABLE = b"\nxref\n"
_PACKET = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer><pdf:Keywords/>{dates}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_DATES = "\n<xmp:CreateDate>{0}</xmp:CreateDate><xmp:ModifyDate>{0}</xmp:ModifyDate>"


def add_archival_parts(document: PDFDocument, title: str, author: str, program: str, moment: datetime | None) -> None:
    """Add the output intent and the metadata to a document of reportlab that is not yet written."""
    catalog = document.Catalog
    dates = _DATES.format(moment.astimezone(VIETNAM).isoformat(timespec="seconds")) if moment else ""
    packet = _PACKET.format(title=escape(title), author=escape(author), program=escape(program), dates=dates)
    named = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = _PlainStream(PDFDictionary(named), packet.encode())
    profile = PDFStream(PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")}), srgb_profile())
    catalog.OutputIntents = PDFArray(
        [
            PDFDictionary(
                {
                    "Type": PDFName("OutputIntent"),
                    "S": PDFName("GTS_PDFA1"),
                    "OutputConditionIdentifier": PDFString(_CONDITION),
                    "Info": PDFString(_CONDITION),
                    "DestOutputProfile": document.Reference(profile),
                }
            )
        ]
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


class _PlainStream(PDFStream):  # type: ignore[misc] # reportlab has no types
    """A stream that names no filter, not even an empty list of them, so that any program finds the metadata."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream's bytes; they are as long as its dictionary says."""
        named = PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        return bytes(named.format(document)) + b"\nstream\n" + bytes(self.content) + b"\nendstream\n"


def with_line_ends(pdf: bytes) -> bytes:
    """Return a PDF of reportlab with an end of line before each `endstream`, as archives want it; offsets follow."""
    at = pdf.rindex(_TABLE) + 1
    table, trailer = pdf[at:].split(b"trailer", 1)
    offsets = [int(entry[1]) for entry in _ENTRY.finditer(table)]
    moved: dict[int, int] = {}
    written = bytearray(pdf[: min(offsets)])
    ordered = sorted(offsets)
    for start, end in zip(ordered, [*ordered[1:], at], strict=True):
        moved[start] = len(written)
        found = pdf[start:end]
        cut = found.rstrip().rfind(_END)
        lacks_end = cut > 0 and found[cut - 1 : cut] != b"\n"
        written += found[:cut] + b"\n" + found[cut:] if lacks_end else found
    table = _ENTRY.sub(lambda entry: b"%010d %s n" % (moved[int(entry[1])], entry[2]), table)
    trailer = re.sub(rb"startxref\n\d+", b"startxref\n%d" % len(written), trailer)
    return bytes(written + table + b"trailer" + trailer)
