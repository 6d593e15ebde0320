"""A closed report is signed by the chairman and then by the office, with tokens or a file key; other programs agree."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import prepare
from cchc_desktop.desk.sending.signing import NO_STAMP, OFFICE_FIRST, keep, prepare_signing
from cchc_desktop.desk.work.closing import issue, reopen
from cchc_desktop.documents.pdf.pixels import images
from cchc_desktop.documents.pdf.signature_image import check_image
from cchc_desktop.signatures.made_signatures import made_signatures
from cchc_desktop.signatures.roles import SigningRole
from tests.signatures.chain import Chain
from tests.signatures.other_programs import by_openssl, by_pdfsig, needs_others
from tests.signatures.signed_reports import MOMENT, closed_sample, our_bytes, signed, token_key
from tests.signatures.soft_tokens import Drawer, needs_tokens


def sign_and_keep(desk: Desk, ref: str, role: SigningRole, label: str) -> bytes:
    task = prepare_signing(desk.store, ref)
    made = signed(desk, ref, role, token_key(label))
    keep(desk.store, task, made, who="Lan")
    return made.pdf


@pytest.fixture
def two_tokens(drawer: Drawer, chain: Chain) -> Drawer:
    drawer.add("Token 1", chain.chairman)
    drawer.add("Token 2", chain.office)
    return drawer


@needs_tokens
@needs_others
@pytest.mark.usefixtures("two_tokens")
def test_chairman_and_office_sign_one_after_the_other_and_other_programs_find_both_right(
    desk: Desk, chain: Chain, tmp_path: Path
) -> None:
    ref = closed_sample(desk)
    issue(desk.store, ref, number="125", day="16/6/2023")
    ours = our_bytes(desk, ref)
    first = sign_and_keep(desk, ref, SigningRole.SIGNER, "Token 1")
    second = sign_and_keep(desk, ref, SigningRole.OFFICE, "Token 2")

    assert first.startswith(ours)
    assert second.startswith(first)
    path = tmp_path / "signed.pdf"
    path.write_bytes(second)
    found = by_pdfsig(path)
    assert [(one.field, one.signer, one.kind, one.holds) for one in found] == [
        ("NguoiKy", chain.chairman.owner, "ETSI.CAdES.detached", True),
        ("CoQuan", chain.office.owner, "ETSI.CAdES.detached", True),
    ]
    assert [one.whole for one in found] == [False, True]
    assert by_openssl(path, chain, tmp_path) == ["CMS Verification successful"] * 2
    made = made_signatures(second)
    assert [(one.owner, one.moment, one.holds) for one in made.values()] == [
        (chain.chairman.owner, MOMENT, True),
        (chain.office.owner, MOMENT, True),
    ]


@needs_tokens
@pytest.mark.usefixtures("two_tokens")
def test_what_was_signed_is_kept_and_packed(desk: Desk) -> None:
    ref = closed_sample(desk)
    sign_and_keep(desk, ref, SigningRole.SIGNER, "Token 1")
    second = sign_and_keep(desk, ref, SigningRole.OFFICE, "Token 2")
    assert prepare(desk.store, ref).signed == second

    issue(desk.store, ref, number="125", day="16/6/2023")
    assert prepare(desk.store, ref).signed == second
    assert [change.cause for change in desk.store.history(ref) if not change.key][-3:] == ["sign", "sign", "issue"]

    reopen(desk.store, ref)
    with pytest.raises(UserError, match="chưa chốt"):
        prepare_signing(desk.store, ref)


@needs_tokens
@pytest.mark.usefixtures("two_tokens")
def test_the_signatures_are_shown_in_the_room_for_them_the_stamp_over_a_third_at_the_left(desk: Desk) -> None:
    ref = closed_sample(desk)
    sign_and_keep(desk, ref, SigningRole.SIGNER, "Token 1")
    pdf = sign_and_keep(desk, ref, SigningRole.OFFICE, "Token 2")

    with pdfplumber.open(BytesIO(pdf)) as document:
        page = next(page for page in document.pages if page.annots)
        signer, office = page.annots
        right = page.crop((page.width / 2, 0, page.width, page.height))
        (above,) = right.search("CHỦ TỊCH")
        (below,) = right.search("Nguyễn Văn A")
    middle = (signer["x0"] + signer["x1"]) / 2
    assert above["bottom"] <= signer["top"] < signer["bottom"] <= below["top"]
    assert middle == pytest.approx((above["x0"] + above["x1"]) / 2, abs=1)
    covered = (office["x1"] - signer["x0"]) / (signer["x1"] - signer["x0"])
    assert office["x0"] < signer["x0"]
    assert covered == pytest.approx(1 / 3, abs=0.02)


@needs_tokens
@pytest.mark.usefixtures("two_tokens")
def test_nobody_signs_twice_and_an_office_that_signs_first_is_told(desk: Desk) -> None:
    ref = closed_sample(desk)
    made = signed(desk, ref, SigningRole.OFFICE, token_key("Token 2"))
    assert made.remarks == (OFFICE_FIRST, NO_STAMP)

    sign_and_keep(desk, ref, SigningRole.SIGNER, "Token 1")
    with pytest.raises(UserError, match="đã ký bản này"):
        signed(desk, ref, SigningRole.SIGNER, token_key("Token 1"))


@needs_others
def test_a_file_key_signs_without_any_token(desk: Desk, chain: Chain, tmp_path: Path) -> None:
    file = tmp_path / "chu-tich.p12"
    file.write_bytes(chain.chairman.p12("mật khẩu", chain.issuing))
    ref = closed_sample(desk)

    path = tmp_path / "signed.pdf"
    path.write_bytes(signed(desk, ref, SigningRole.SIGNER, file, "mật khẩu").pdf)
    assert [(one.signer, one.holds, one.whole) for one in by_pdfsig(path)] == [(chain.chairman.owner, True, True)]
    assert by_openssl(path, chain, tmp_path) == ["CMS Verification successful"]
    with pytest.raises(UserError, match="Không mở được tệp chu-tich"):
        signed(desk, ref, SigningRole.SIGNER, file, "sai")


def png(size: tuple[int, int], dots: float, colour: tuple[int, int, int, int]) -> bytes:
    file = BytesIO()
    Image.new("RGBA", size, colour).save(file, "PNG", dpi=(dots, dots))
    return file.getvalue()


def test_images_of_signature_and_seal_are_shown_the_seal_in_its_real_size(
    desk: Desk, chain: Chain, tmp_path: Path
) -> None:
    desk.settings.set_signature_image("signer", png((300, 100), 150, (20, 56, 148, 255)))
    desk.settings.set_signature_image("office", png((425, 425), 300, (194, 15, 23, 128)))  # 36 mm wide
    ref = closed_sample(desk)
    pdf = b""
    for role, owner in ((SigningRole.SIGNER, chain.chairman), (SigningRole.OFFICE, chain.office)):
        file = tmp_path / f"{role}.p12"
        file.write_bytes(owner.p12("x", chain.issuing))
        made = signed(desk, ref, role, file, "x")
        keep(desk.store, prepare_signing(desk.store, ref), made)
        pdf = made.pdf

    with pdfplumber.open(BytesIO(pdf)) as document:
        _, office = next(page.annots for page in document.pages if page.annots)
    assert office["width"] == pytest.approx(36 / 25.4 * 72, abs=1)
    (shown,) = images(pdf, [9], dots_per_inch=72)
    pixels = memoryview(shown.pixels)
    top, left = int(office["top"]), int(office["x0"])
    at = (top + 50) * shown.stride + (left + 10) * 4
    red, green, blue = pixels[at : at + 3]
    assert red > 200
    assert max(green, blue) < 160  # half of the paper shines through


def test_what_is_no_image_is_refused(tmp_path: Path) -> None:
    for raw in (b"", b"words", png((10, 10), 72, (0, 0, 0, 0))[:40], png((5000, 10), 72, (0, 0, 0, 0))):
        with pytest.raises(UserError, match=r"không phải hình PNG|quá lớn"):
            check_image(raw, tmp_path.name)
