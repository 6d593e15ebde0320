"""500 files by the known attacks on signed PDFs: none is called valid and whole, none takes long."""

from __future__ import annotations

import random
import re
import time
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from cchc_desktop.signatures.examining.apart import SECONDS
from cchc_desktop.signatures.examining.examination import LaterChange
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain
from tests.signatures.examining.known_attacks import ATTACKS, Maker, SignedFiles, entries, page_of, words
from tests.signatures.examining.made_pdfs import added, plain_pdf, signed, signer_of

NOW = datetime(2026, 7, 1, tzinfo=UTC)
EACH = 42


def shadow(writer: IncrementalPdfFileWriter) -> None:
    """Add a white shape over words, and a field, as an attacker prepares a file that somebody else signs."""
    name = generic.NameObject
    page = page_of(writer)
    shape = generic.StreamObject(stream_data=page["/Contents"].data + b"\n1 1 1 rg 70 700 90 40 re f\n")
    page[name("/Contents")] = writer.add_object(shape)
    field = entries(FT=name("/Tx"), T=words("so"), V=words("60,53%"), Subtype=name("/Widget"))
    field[name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (72, 600, 200, 620)))
    writer.root[name("/AcroForm")] = entries(Fields=generic.ArrayObject([writer.add_object(field)]))
    writer.update_root()


def certified(raw: bytes, chain: Chain) -> bytes:
    """Return a PDF that is certified so that notes and signatures may follow."""
    meta = signers.PdfSignatureMetadata(
        field_name="Ky1",
        certify=True,
        docmdp_permissions=fields.MDPPerm.ANNOTATE,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    made = signers.PdfSigner(meta, signer_of(chain.chairman, chain)).sign_pdf(IncrementalPdfFileWriter(BytesIO(raw)))
    return bytes(made.getvalue())


@pytest.fixture(scope="module")
def files(chain: Chain) -> SignedFiles:
    once = signed(plain_pdf(), chain.chairman, chain)
    return SignedFiles(
        once,
        signed(once, chain.office, chain, field="Ky2", box=(250, 100, 300, 150)),
        signed(added(plain_pdf(), shadow), chain.chairman, chain),
        certified(plain_pdf(), chain),
    )


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda each: each.__name__)
def test_none_of_500_attacked_files_is_called_valid_and_whole(chain: Chain, files: SignedFiles, attack: Maker) -> None:
    rng = random.Random(attack.__name__)  # noqa: S311 - the same files in each run
    originals = {files.once, files.twice, files.shadowed, files.certified}
    made: set[bytes] = set()
    for _ in range(5 * EACH):
        if len(made) < EACH:
            made |= {attack(rng, files)} - originals
    assert len(made) == EACH
    for raw in made:
        start = time.process_time()
        found = examine_pdf(raw, PrintedReport((plain_pdf(),)), [chain.root.der], NOW)
        assert time.process_time() - start < SECONDS
        if found is None:
            continue
        told = [(one.by, one.valid, one.whole, one.fault, one.later) for one in found.signatures]
        assert not any(one.valid and one.whole for one in found.signatures), told
        assert not found.in_order, told


@pytest.mark.parametrize("key", [98, 6])
def test_an_increment_that_leads_past_the_second_signature_is_told_of_the_first(files: SignedFiles, key: int) -> None:
    raw = files.twice
    first = re.findall(rb"startxref\s+(\d+)", files.once)[-1]
    trailer = b"trailer\n<<%s/Size 99/Prev %s>>\n" % (re.findall(rb"/Root \d+ 0 R", raw)[-1], first)
    table = b"%d 0 obj\n<<>>\nendobj\nxref\n%d 1\n%010d 00000 n \n" % (key, key, len(raw))
    start = len(raw) + table.index(b"xref")
    found = examine_pdf(raw + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start, PrintedReport(), [], NOW)

    assert found
    assert [(one.valid, one.whole, LaterChange.APPENDED in one.later) for one in found.signatures] == [
        (True, False, True)
    ]
    assert found.is_wrong


def test_the_files_before_the_attacks_are_valid_and_whole(chain: Chain, files: SignedFiles) -> None:
    for raw, count in ((files.once, 1), (files.twice, 2), (files.shadowed, 1), (files.certified, 1)):
        found = examine_pdf(raw, PrintedReport(), [chain.root.der], NOW)
        assert found
        assert [(one.valid, one.whole, one.trusted) for one in found.signatures] == [(True, True, True)] * count
