"""Parts of a PDF that a signed report has no use for are told, whatever is signed over them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from cchc_desktop.signatures.examining.examination import FoundHazard, Hazard
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain
from tests.signatures.examining.made_pdfs import Change, added, plain_pdf, signed
from tests.signatures.examining.test_found_signatures import annotate, open_script

NOW = datetime(2026, 7, 1, tzinfo=UTC)
name = generic.NameObject


def dictionary(**entries: generic.PdfObject) -> generic.DictionaryObject:
    return generic.DictionaryObject({name(f"/{key}"): value for key, value in entries.items()})


def in_root(key: str, value: generic.PdfObject) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[name(key)] = value
        writer.update_root()

    return change


def form(writer: IncrementalPdfFileWriter) -> None:
    field = dictionary(FT=name("/Tx"), T=generic.TextStringObject("so"), V=generic.TextStringObject("125"))
    fields = generic.ArrayObject([writer.add_object(field)])
    in_root("/AcroForm", dictionary(Fields=fields))(writer)


def link_to_program(writer: IncrementalPdfFileWriter) -> None:
    note = dictionary(Type=name("/Annot"), Subtype=name("/Link"), A=dictionary(S=name("/Launch")))
    page, _ = writer.find_page_for_modification(1)
    page.get_object()[name("/Annots")] = generic.ArrayObject([note])
    writer.mark_update(page)


SCRIPT = dictionary(S=name("/JavaScript"), JS=generic.TextStringObject("1"))


@pytest.mark.parametrize(
    ("change", "hazard", "page"),
    [
        (open_script, Hazard.SCRIPT, 0),
        (in_root("/AA", dictionary(WC=SCRIPT)), Hazard.SCRIPT, 0),
        (in_root("/Names", dictionary(JavaScript=dictionary())), Hazard.SCRIPT, 0),
        (in_root("/Names", dictionary(EmbeddedFiles=dictionary())), Hazard.ATTACHMENT, 0),
        (in_root("/OCProperties", dictionary()), Hazard.LAYERS, 0),
        (in_root("/OpenAction", dictionary(S=name("/SubmitForm"))), Hazard.ACTION, 0),
        (form, Hazard.FORM, 0),
        (annotate, Hazard.ANNOTATION, 1),
        (link_to_program, Hazard.ACTION, 2),
    ],
)
def test_a_hazard_is_told_with_its_page(chain: Chain, change: Change, hazard: Hazard, page: int) -> None:
    found = examine_pdf(signed(added(plain_pdf(), change), chain.chairman, chain), PrintedReport(), [], NOW)

    assert found
    assert found.hazards == (FoundHazard(hazard=hazard, page=page),)
    assert found.is_wrong


def test_a_signature_that_covers_most_of_a_page_is_told(chain: Chain) -> None:
    found = examine_pdf(
        signed(plain_pdf(), chain.chairman, chain, box=(20, 20, 570, 800)), PrintedReport((plain_pdf(),)), [], NOW
    )

    assert found
    assert found.hazards == (FoundHazard(hazard=Hazard.LARGE_STAMP, page=1),)
    assert not found.text.exact
