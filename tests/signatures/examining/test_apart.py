"""Files made to do harm: examining them takes neither much time nor much memory, and never ends the program."""

from __future__ import annotations

import random
import sys
import time
import zlib
from datetime import UTC, datetime

import pytest

from cchc_desktop.signatures.examining import apart
from cchc_desktop.signatures.examining.apart import examine_apart
from cchc_desktop.signatures.examining.examination import FoundHazard, Hazard, TextVerdict
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.open_places import OpenPlace
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain
from tests.signatures.examining.made_pdfs import plain_pdf, signed

NOW = datetime(2026, 7, 1, tzinfo=UTC)
PLACES = (OpenPlace(("So:", "number", "/BC-UBND")),)
SLOW_MACHINE = 12 if sys.platform != "win32" else 90
"""Seconds within which even a loaded machine starts a process and examines a file for 1.8 seconds; Wine is slow to."""


def built(objects: list[bytes]) -> bytes:
    """Return a PDF of numbered objects, the first of them its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def forms_in_forms(depth: int = 12, times: int = 8) -> bytes:
    """Return a page that draws a form eight times, which draws another eight times, and so on."""
    forms = [
        stream(
            b"/X Do " * times if level < depth - 1 else b"BT /F 9 Tf (a) Tj ET",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (6 + level),
        )
        for level in range(depth)
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return built([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(b"/X Do"), *forms])


def flood(size: int = 900 * 1024 * 1024) -> bytes:
    """Return a page whose content is small in the file and fills the memory when it is unpacked."""
    packer = zlib.compressobj(9)
    part = b"BT (a) Tj ET " * 80_000
    packed = b"".join(packer.compress(part) for _ in range(size // len(part))) + packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return built([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(packed, b"/Filter/FlateDecode")])


def endless_fields() -> bytes:
    """Return a file whose form fields lead back to themselves, and its pages too."""
    return built(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>/Outlines 4 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots 3 0 R>>",
            b"<</T(a)/Kids[4 0 R 4 0 R]/Parent 4 0 R/First 4 0 R/Next 4 0 R/A 4 0 R>>",
        ]
    )


def test_the_answer_of_another_process_is_the_same(chain: Chain) -> None:
    raw = signed(plain_pdf(), chain.chairman, chain)
    other = PrintedReport((plain_pdf((("Khac",),)),), PLACES)

    for report in (PrintedReport((plain_pdf(),), PLACES), other, PrintedReport()):
        assert examine_apart(raw, report, [chain.root.der], NOW) == examine_pdf(raw, report, [chain.root.der], NOW)


def test_a_machine_on_which_all_takes_long_is_waited_for(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_LOOKED_AT", 0.01)
    raw = signed(plain_pdf(), chain.chairman, chain)
    report = PrintedReport((plain_pdf(),), PLACES)

    assert examine_apart(raw, report, [chain.root.der], NOW) == examine_pdf(raw, report, [chain.root.der], NOW)


@pytest.mark.parametrize("bound", ["_USED_UP", "_HUNG"])
def test_a_process_that_works_or_waits_without_end_is_ended(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_LOOKED_AT", 0)
    monkeypatch.setattr(apart, bound, -1)  # at the first look the clock of the processor may still stand at 0
    found = examine_apart(plain_pdf(), PrintedReport(), [], NOW)

    assert found
    assert found.hazards == (FoundHazard(hazard=Hazard.TOO_COMPLEX),)


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"PK\x03\x04", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_that_opens_is_told(raw: bytes) -> None:
    assert examine_apart(raw, PrintedReport(), [], NOW) is None


@pytest.mark.parametrize("make", [forms_in_forms, flood, endless_fields])
def test_a_file_made_to_do_harm_is_given_up_or_read_in_time(make: object) -> None:
    raw = make()  # type: ignore[operator] # one of the functions above
    start = time.monotonic()
    found = examine_apart(raw, PrintedReport((plain_pdf(),), PLACES), [], NOW)

    assert time.monotonic() - start < SLOW_MACHINE
    if found and found.hazards == (FoundHazard(hazard=Hazard.TOO_COMPLEX),):
        assert (found.text.verdict, found.signatures, found.in_order) == (TextVerdict.UNKNOWN, (), False)
    else:
        assert found is None or not found.in_order


def test_forms_drawn_in_forms_without_end_are_given_up() -> None:
    found = examine_apart(forms_in_forms(), PrintedReport((plain_pdf(),), PLACES), [], NOW)

    assert found
    assert found.hazards == (FoundHazard(hazard=Hazard.TOO_COMPLEX),)
    assert found.is_wrong


def test_damaged_files_are_examined_without_an_error(chain: Chain) -> None:
    rng = random.Random(15)  # noqa: S311 - the same files in each run
    whole = signed(plain_pdf(), chain.chairman, chain)
    tokens = b"/Kids /Parent /Annots /AcroForm /Fields /V /Contents /ByteRange /Root".split()
    others = (b" null ", b" [ 1 ]", b" 1 0 R", b" (a)  ")
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(raw))
            token = rng.choice(tokens)
            place = whole.find(token, at)
            if place > 0:
                raw[place + len(token) : place + len(token) + 6] = rng.choice(others)
            raw[at] = rng.randrange(256)
        found = examine_pdf(bytes(raw), PrintedReport((plain_pdf(),), PLACES), [chain.root.der], NOW)
        signatures = found.signatures if found and bytes(raw) != whole else ()
        assert not any(one.valid and one.whole for one in signatures)
