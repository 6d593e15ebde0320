"""Signatures of PDFs: who, when, how far they hold; each that counts as valid is so to poppler's pdfsig too."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter

from cchc_desktop.signatures.examining.examination import (
    ChainState,
    Examination,
    FoundSignature,
    LaterChange,
    SignatureFault,
)
from cchc_desktop.signatures.examining.examine_pdf import examine_pdf
from cchc_desktop.signatures.examining.printed_report import PrintedReport
from tests.signatures.chain import Chain
from tests.signatures.examining.made_pdfs import Change, added, plain_pdf, signed

NOW = datetime(2026, 7, 1, tzinfo=UTC)
needs_pdfsig = pytest.mark.skipif(not shutil.which("pdfsig"), reason="needs pdfsig, Debian's poppler-utils")
name = generic.NameObject


def examined(raw: bytes, chain: Chain, *, roots: bool = True, moment: datetime = NOW) -> Examination:
    found = examine_pdf(raw, PrintedReport(), [chain.root.der] if roots else [], moment)
    assert found is not None
    return found


def only(found: Examination) -> FoundSignature:
    (one,) = found.signatures
    return one


@pytest.fixture(scope="module")
def once(chain: Chain) -> bytes:
    return signed(plain_pdf(), chain.chairman, chain)


@pytest.fixture(scope="module")
def twice(once: bytes, chain: Chain) -> bytes:
    return signed(once, chain.office, chain, field="Ky2", box=(250, 100, 300, 150))


def pdfsig(raw: bytes, folder: Path) -> list[tuple[bool, bool]]:
    """Return for each signature whether pdfsig calls it valid, and the whole document signed."""
    path = folder / "signed.pdf"
    path.write_bytes(raw)
    done = subprocess.run(["pdfsig", path], capture_output=True, encoding="utf-8", check=False)  # noqa: S607 - Debian's
    parts = done.stdout.split("Signature #")[1:]
    return [
        ("Signature is Valid" in part, "Total document signed" in part and "Not total" not in part) for part in parts
    ]


def test_a_signature_tells_who_signed_and_when_and_covers_the_file(once: bytes, chain: Chain) -> None:
    one = only(examined(once, chain))

    assert (one.by, one.organisation, one.page) == ("Nguyễn Văn Bình", "UBND xã An Thanh, huyện Tứ Kỳ", 1)
    assert (one.valid, one.whole, one.trusted, one.stamped, one.later) == (True, True, True, False, ())
    assert datetime.fromisoformat(one.at).tzinfo is not None
    assert one.until == "2046-12-31"


@needs_pdfsig
def test_two_signatures_hold_one_after_the_other_and_pdfsig_says_the_same(
    twice: bytes, chain: Chain, tmp_path: Path
) -> None:
    found = examined(twice, chain)

    assert [(one.valid, one.whole, {*one.later} - {LaterChange.METADATA}) for one in found.signatures] == [
        (True, True, {LaterChange.SIGNATURE}),
        (True, True, set()),
    ]
    assert found.in_order
    assert [(one.valid, not one.later) for one in found.signatures] == pdfsig(twice, tmp_path)


def test_a_file_without_signatures_has_none(chain: Chain) -> None:
    found = examined(plain_pdf(), chain)

    assert (found.signatures, found.hazards, found.in_order, found.is_wrong) == ((), (), False, False)


@pytest.mark.parametrize("kind", ["flip", "digit", "case", "cut", "insert", "drop"])
def test_none_of_500_altered_files_is_called_valid_and_whole(
    once: bytes, chain: Chain, kind: str, tmp_path: Path
) -> None:
    rng = random.Random(kind)  # noqa: S311 - the same files in each run
    hole = once.index(b"/Contents <") + 10
    valid = []
    for _ in range(84):
        inside = rng.random() < 0.5
        at = rng.randrange(hole, hole + 4000) if inside else rng.randrange(len(once))
        raw = altered(once, kind, at, rng)
        if raw == once:
            continue
        found = examine_pdf(raw, PrintedReport(), [chain.root.der], NOW)
        signatures = found.signatures if found else ()
        assert not any(one.valid and one.whole for one in signatures), (kind, at)
        if any(one.valid for one in signatures):
            valid.append(raw)
    if shutil.which("pdfsig"):
        for raw in valid[:10]:
            assert all(holds for holds, _ in pdfsig(raw, tmp_path))


def test_every_digit_of_the_heads_of_a_signature_counts(once: bytes) -> None:
    hole = once.index(b"/Contents <") + 11
    for at in range(hole, hole + 120):
        raw = bytearray(once)
        raw[at] = ord("d") if raw[at] != ord("d") else ord("e")
        found = examine_pdf(bytes(raw), PrintedReport(), [], NOW)
        assert not any(one.valid and one.whole for one in found.signatures) if found else True, at - hole


def altered(raw: bytes, kind: str, at: int, rng: random.Random) -> bytes:
    changed = bytearray(raw)
    if kind == "flip":
        changed[at] ^= 1 << rng.randrange(8)
    elif kind == "digit":
        changed[at : at + 1] = rng.choice(b"0123456789abcdef").to_bytes()
    elif kind == "case":
        changed[at : at + 1] = bytes(changed[at : at + 1]).swapcase()
    elif kind == "cut":
        return raw[:at]
    elif kind == "insert":
        changed[at:at] = bytes([rng.randrange(256)])
    else:
        del changed[at]
    return bytes(changed)


def annotate(writer: IncrementalPdfFileWriter) -> None:
    note = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    made = generic.DictionaryObject({name(key): name(value) for key, value in note.items()})
    made[name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (72, 700, 300, 760)))
    made[name("/Contents")] = generic.TextStringObject("65,53%")
    page, _ = writer.find_page_for_modification(0)
    sheet = page.get_object()
    sheet.setdefault(name("/Annots"), generic.ArrayObject()).append(writer.add_object(made))
    writer.mark_update(page)


def change_page(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    page.get_object()[name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.mark_update(page)


def change_content(writer: IncrementalPdfFileWriter) -> None:
    page, _ = writer.find_page_for_modification(0)
    ref = page.get_object().raw_get("/Contents")
    stream = ref.get_object()
    stream._data, stream._encoded_data = stream.data + b" BT ET", None  # noqa: SLF001 - pyHanko has no other way
    writer.mark_update(ref)


def add_page(writer: IncrementalPdfFileWriter) -> None:
    page = generic.DictionaryObject({name("/Type"): name("/Page")})
    page[name("/MediaBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
    pages = writer.root.raw_get("/Pages")
    page[name("/Parent")] = pages
    tree = pages.get_object()
    tree["/Kids"].append(writer.add_object(page))
    tree[name("/Count")] = generic.NumberObject(tree["/Count"] + 1)
    writer.mark_update(pages)


def open_script(writer: IncrementalPdfFileWriter) -> None:
    script = {"/S": name("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    writer.root[name("/OpenAction")] = generic.DictionaryObject({name(key): value for key, value in script.items()})
    writer.update_root()


def change_information(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer.raw_get("/Info")
    info.get_object()[name("/Title")] = generic.TextStringObject("khác")
    writer.mark_update(info)


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (annotate, {LaterChange.ANNOTATION}),
        (change_page, {LaterChange.PAGE_CHANGED}),
        (change_content, {LaterChange.PAGE_CHANGED}),
        (add_page, {LaterChange.PAGE_ADDED, LaterChange.OTHER}),
        (open_script, {LaterChange.OTHER}),
    ],
)
def test_what_is_added_after_a_signature_is_told_by_its_kind(
    once: bytes, chain: Chain, change: Change, kinds: set[LaterChange]
) -> None:
    found = examined(added(once, change), chain)
    one = only(found)

    assert (one.valid, one.whole, {*one.later} - {LaterChange.METADATA}) == (True, False, kinds)
    assert found.is_wrong
    assert not found.in_order


def test_a_change_of_the_information_about_a_file_is_told_and_harmless(once: bytes, chain: Chain) -> None:
    one = only(examined(added(once, change_information), chain))

    assert (one.whole, one.later, one.in_order) == (False, (LaterChange.METADATA,), True)


def test_a_change_before_the_second_signature_is_told_of_the_first(once: bytes, chain: Chain) -> None:
    raw = signed(added(once, change_page), chain.office, chain, field="Ky2")
    first, second = examined(raw, chain).signatures

    assert (first.valid, {*first.later} >= {LaterChange.PAGE_CHANGED, LaterChange.SIGNATURE}) == (True, True)
    assert (second.valid, second.whole) == (True, True)


def test_bytes_behind_the_end_are_told(once: bytes, chain: Chain) -> None:
    one = only(examined(once + b"\n% more\n", chain))

    assert (one.valid, one.whole, one.later) == (True, False, (LaterChange.APPENDED,))


def test_an_object_that_a_signed_file_awaited_is_told_when_it_comes(chain: Chain) -> None:
    def await_note(writer: IncrementalPdfFileWriter) -> None:
        page, _ = writer.find_page_for_modification(0)
        page.get_object()[name("/Annots")] = generic.ArrayObject([generic.IndirectObject(500, 0, writer)])
        writer.mark_update(page)

    def bring_note(writer: IncrementalPdfFileWriter) -> None:
        note = generic.DictionaryObject({name("/Type"): name("/Annot"), name("/Subtype"): name("/Square")})
        writer.objects[0, 500] = note
        note.container_ref = generic.Reference(500, 0, writer)

    raw = signed(added(plain_pdf(), await_note), chain.chairman, chain, box=None)
    one = only(examined(added(raw, bring_note), chain))

    assert LaterChange.OTHER in one.later


@pytest.mark.parametrize(
    ("owner", "state", "moment"),
    [
        ("chairman", ChainState.TRUSTED, NOW),
        ("expired", ChainState.EXPIRED, NOW),
        ("chairman", ChainState.EXPIRED, datetime(2050, 1, 1, tzinfo=UTC)),
        ("chairman", ChainState.NOT_YET_VALID, datetime(2019, 1, 1, tzinfo=UTC)),
        ("unfit", ChainState.NO_SIGNING_RIGHT, NOW),
        ("foreign", ChainState.UNKNOWN_ROOT, NOW),
    ],
)
@pytest.mark.parametrize("roots", [True, False])
def test_what_is_known_of_a_certificate_is_told_with_and_without_its_root(
    chain: Chain, owner: str, state: ChainState, moment: datetime, *, roots: bool
) -> None:
    raw = signed(plain_pdf(), getattr(chain, owner), chain)
    one = only(examined(raw, chain, roots=roots, moment=moment))

    assert one.valid
    assert one.chain is (ChainState.UNKNOWN_ROOT if state is ChainState.TRUSTED and not roots else state)
    assert one.trusted is (state is ChainState.TRUSTED and roots)
    assert one.in_order is (one.chain in (ChainState.TRUSTED, ChainState.UNKNOWN_ROOT))


@pytest.mark.parametrize("digest", ["sha1", "md5"])
def test_a_digest_that_anyone_can_forge_is_no_valid_signature(chain: Chain, digest: str) -> None:
    raw = signed(plain_pdf(), chain.chairman, chain, digest=digest)
    one = only(examined(raw, chain))

    assert (one.valid, one.whole, one.fault) == (False, False, SignatureFault.WEAK_DIGEST)


def test_the_older_kind_of_signature_is_read_and_an_unknown_one_is_named(chain: Chain) -> None:
    older = signed(plain_pdf(), chain.chairman, chain, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    assert only(examined(older, chain)).in_order

    strange = older.replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1 ")
    one = only(examined(strange, chain))
    assert (one.valid, one.fault) == (False, SignatureFault.UNSUPPORTED)


def test_a_range_that_leaves_out_a_part_of_the_page_is_not_valid(once: bytes, chain: Chain) -> None:
    start = once.index(b"/ByteRange [")
    numbers = once[start + 12 : once.index(b"]", start)].split()
    moved = b" ".join((b"20", *numbers[1:])).ljust(once.index(b"]", start) - start - 12)
    raw = once[: start + 12] + moved + once[once.index(b"]", start) :]

    assert not any(one.valid for one in examined(raw[: len(once)], chain).signatures)
