"""The PDF is one for archives (PDF/A-2b), as far as other readers than its writer can tell; signing keeps it so."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms
from pyhanko.pdf_utils.generic import DictionaryObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from cchc_desktop.documents.content.review import Review
from cchc_desktop.documents.pdf.archival import with_line_ends
from cchc_desktop.documents.pdf.srgb_profile import srgb_profile
from cchc_desktop.documents.pdf.write import write, write_review
from tests.make import shipped_sample, shipped_template

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
PREFLIGHT = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "commons-io", "javax.activation", "jaxb-api",
    )
]  # fmt: skip
FORBIDDEN = ("/JavaScript", "/JS", "/AA", "/Launch", "/EmbeddedFiles", "/Encrypt", "/LZWDecode", "/XFA", "/Movie")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("archive") / "report.pdf"
    for _step in write(shipped_sample(), shipped_template(), path):
        pass
    return path.read_bytes()


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfFileReader:
    return PdfFileReader(BytesIO(pdf))


def objects(reader: PdfFileReader) -> Iterator[Any]:
    for number in range(1, int(reader.trailer["/Size"])):
        yield reader.get_object(reader.trailer.raw_get("/Root").__class__(number, 0, reader))


def test_it_says_what_it_is_and_its_metadata_agree(reader: PdfFileReader) -> None:
    metadata = reader.root["/Metadata"]
    assert isinstance(metadata, StreamObject)
    tree = ET.fromstring(metadata.data)  # noqa: S314 - our own file

    assert tree.findtext(f".//{PDFAID}part") == "2"
    assert tree.findtext(f".//{PDFAID}conformance") == "B"
    info = reader.trailer["/Info"]
    assert tree.find(f".//{DC}title").findtext(".//{*}li") == info["/Title"]  # type: ignore[union-attr]
    assert tree.find(f".//{DC}creator").findtext(".//{*}li") == info["/Author"]  # type: ignore[union-attr]
    assert tree.findtext(".//{*}CreateDate") == "2023-06-14T00:00:00+07:00"
    assert info["/CreationDate"] == "D:20230614000000+07'00'"


def test_its_output_intent_is_srgb_as_another_colour_library_has_it(reader: PdfFileReader) -> None:
    (intent,) = reader.root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].data == srgb_profile()

    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    colours = Image.new("RGB", (64, 64))
    colours.putdata([(x * 4, y * 4, (x + y) * 2) for y in range(64) for x in range(64)])
    again = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert again is not None
    apart = (abs(one - other) for one, other in zip(again.tobytes(), colours.tobytes(), strict=True))
    assert max(apart) <= 1


def test_every_font_is_in_the_file_and_nothing_that_archives_forbid(reader: PdfFileReader, pdf: bytes) -> None:
    fonts = [
        found for found in objects(reader) if isinstance(found, DictionaryObject) and found.get("/Type") == "/Font"
    ]
    assert len(fonts) >= 3
    assert [font["/BaseFont"] for font in fonts if "/FontFile2" not in font["/FontDescriptor"]] == []
    assert [font["/BaseFont"] for font in fonts if font["/FontDescriptor"]["/Flags"] & 4 and "/Encoding" in font] == []
    words = b" ".join(re.findall(rb"/\w+", pdf)).decode("latin-1")
    assert [word for word in FORBIDDEN if f"{word} " in words] == []


def test_each_stream_ends_on_a_line_of_its_own(pdf: bytes) -> None:
    assert len(re.findall(rb"[^\n]endstream", pdf)) == 0
    assert pdf.count(b"\nendstream") >= 20
    assert with_line_ends(pdf) == pdf


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_another_program_finds_no_error_in_it(pdf: bytes, tmp_path: Path) -> None:
    review = tmp_path / "review.pdf"
    for _step in write_review(shipped_sample(), shipped_template(), review, Review(1, None, ())):
        pass
    for raw in (pdf, review.read_bytes()):
        path = tmp_path / "checked.pdf"
        path.write_bytes(raw)
        done = subprocess.run(["qpdf", "--check", str(path)], check=False, capture_output=True, text=True)  # noqa: S607
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("java") or not all(map(Path.exists, PREFLIGHT)), reason="needs PDFBox's preflight")
def test_a_reader_for_archives_finds_no_error_in_it(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "checked.pdf"
    path.write_bytes(pdf.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<"))  # it knows the stricter first part alone
    command = ["java", "-cp", ":".join(map(str, PREFLIGHT)), "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "The file checked.pdf is a valid PDF/A-1b file"


def test_the_same_report_gives_the_same_bytes(pdf: bytes, tmp_path: Path) -> None:
    for _step in write(shipped_sample(), shipped_template(), tmp_path / "again.pdf"):
        pass
    assert (tmp_path / "again.pdf").read_bytes() == pdf
