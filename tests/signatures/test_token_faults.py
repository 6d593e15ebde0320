"""What can go wrong with a token is told with what to do, and nothing is half written."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pkcs11 import TokenFlag
from pkcs11.exceptions import PinIncorrect

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.signing import keep, prepare_signing, sign
from cchc_desktop.documents.pdf.signing_room import PagePlace
from cchc_desktop.signatures.drivers import known_drivers
from cchc_desktop.signatures.roles import SigningRole
from cchc_desktop.signatures.sign_pdf import SignatureField, sign_pdf
from cchc_desktop.signatures.signing_keys import chosen
from cchc_desktop.signatures.token_errors import PinError, pin_error, pin_note
from cchc_desktop.signatures.tokens import TokenKey, keys_of, opened_key
from tests.signatures.chain import Chain
from tests.signatures.signed_reports import MOMENT, at, closed_sample, our_bytes, result, signed, token_key
from tests.signatures.soft_tokens import DRIVER, PIN, Drawer, needs_tokens


def copy_of(desk: Desk, ref: str) -> bytes:
    return prepare_signing(desk.store, ref).copy


@needs_tokens
def test_a_wrong_pin_is_told_and_the_right_one_still_signs(desk: Desk, drawer: Drawer, chain: Chain) -> None:
    drawer.add("Token 1", chain.chairman)
    ref = closed_sample(desk)
    for wrong in ("000000", "", "1" * 300):
        with pytest.raises(PinError, match="Mã PIN không đúng") as raised:
            signed(desk, ref, SigningRole.SIGNER, token_key("Token 1"), wrong)
        assert "chưa báo là lần thử cuối" in raised.value.text
        assert wrong == "" or wrong not in str(raised.value)
    key = token_key("Token 1")
    assert isinstance(key, TokenKey)
    assert key.pin_note == "đã có lần gõ sai"
    assert copy_of(desk, ref) == b""
    assert signed(desk, ref, SigningRole.SIGNER, key).pdf


@pytest.mark.parametrize(
    ("marks", "note", "words"),
    [
        (TokenFlag(0), "", "token chưa báo là lần thử cuối"),
        (TokenFlag.USER_PIN_COUNT_LOW, "đã có lần gõ sai", "token chưa báo là lần thử cuối"),
        (TokenFlag.USER_PIN_FINAL_TRY, "LẦN THỬ CUỐI, sai nữa là khóa", "Chỉ còn MỘT lần thử"),
        (TokenFlag.USER_PIN_LOCKED, "token đã khóa mã PIN", "đã khóa vì gõ sai mã PIN nhiều lần"),
    ],
)
def test_what_a_token_marks_of_its_tries_is_told_before_and_after_a_wrong_pin(
    marks: TokenFlag, note: str, words: str
) -> None:
    assert pin_note(marks) == note
    told = pin_error(PinIncorrect(), marks)
    assert told
    assert words in f"{told.title} {told.text}"


@needs_tokens
def test_a_token_pulled_out_before_or_while_it_signs_leaves_the_report_as_it_was(
    desk: Desk, drawer: Drawer, chain: Chain
) -> None:
    drawer.add("Token 1", chain.chairman)
    ref = closed_sample(desk)
    key, task = token_key("Token 1"), prepare_signing(desk.store, ref)
    steps = sign(task, SigningRole.SIGNER, key, PIN, clock=at())
    with pytest.raises(UserError, match=r"Không còn thấy token|Token không còn trả lời"):  # noqa: PT012 - midway
        while next(steps).name != "Ký bằng token":
            pass
        drawer.pull_out()
        result(steps)
    assert copy_of(desk, ref) == b""


@needs_tokens
def test_a_token_pulled_out_between_its_pin_and_its_signature_is_told(desk: Desk, drawer: Drawer, chain: Chain) -> None:
    drawer.add("Token 1", chain.chairman)
    key = token_key("Token 1")
    assert isinstance(key, TokenKey)
    place = PagePlace(0, 100, 100, 200, 80)
    field = SignatureField("NguoiKy", place, our_bytes(desk, desk.add_sample(printed=False).ref), MOMENT, "An Thanh")

    with pytest.raises(UserError, match="Không thấy khóa ký trên token"), opened_key(key, PIN) as signer:  # noqa: PT012
        drawer.pull_out()
        sign_pdf(field.picture, signer, field)


@needs_tokens
@pytest.mark.parametrize(
    ("owner", "words"), [("expired", "đã hết hạn ngày 31/12/2022"), ("unfit", "không có quyền ký")]
)
def test_a_certificate_that_must_not_sign_is_refused_with_the_reason(
    desk: Desk, drawer: Drawer, chain: Chain, owner: str, words: str
) -> None:
    drawer.add("Token 1", getattr(chain, owner))
    ref = closed_sample(desk)

    with pytest.raises(UserError, match=words):
        signed(desk, ref, SigningRole.SIGNER, token_key("Token 1"))


@needs_tokens
def test_of_several_certificates_the_one_that_can_sign_is_taken_and_two_are_asked_about(
    drawer: Drawer, chain: Chain
) -> None:
    drawer.add("Token 1", chain.unfit, chain.expired, chain.chairman)
    keys = keys_of(Path(DRIVER))
    assert {key.certificate.owner for key in keys} == {
        one.owner for one in (chain.unfit, chain.expired, chain.chairman)
    }
    assert chosen(keys, "", MOMENT).certificate.owner == chain.chairman.owner

    drawer.add("Token 2", chain.office)
    keys = keys_of(Path(DRIVER))
    with pytest.raises(UserError, match="nhiều chứng thư") as raised:
        chosen(keys, "", MOMENT)
    assert "Token “Token 2”: UBND xã An Thanh" in raised.value.text
    assert chosen(keys, "Token 2", MOMENT).certificate.owner == chain.office.owner
    assert chosen(keys, chain.chairman.owner, MOMENT).certificate.owner == chain.chairman.owner
    with pytest.raises(UserError, match="Không thấy token hay chứng thư “Token 3”"):
        chosen(keys, "Token 3", MOMENT)


@needs_tokens
def test_no_token_is_told(drawer: Drawer) -> None:
    assert drawer.tokens.is_dir()
    with pytest.raises(UserError, match="Không thấy USB token"):
        token_key("")


@needs_tokens
def test_a_driver_that_is_missing_of_the_wrong_width_or_no_driver_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không có trình điều khiển") as raised:
        keys_of(tmp_path / "none.so")
    assert "Máy này có: /usr/lib/softhsm/libsofthsm2.so" in raised.value.text
    narrow, raw = tmp_path / "narrow.so", bytearray(Path(DRIVER).read_bytes())
    raw[4] = 1
    narrow.write_bytes(raw)
    with pytest.raises(UserError, match="bản 32 bit, chương trình này là bản 64 bit"):
        keys_of(narrow)
    windows = tmp_path / "driver.dll"
    windows.write_bytes(b"MZ".ljust(0x3C, b"\0") + (0x40).to_bytes(4, "little") + b"PE\0\0\x4c\x01")
    with pytest.raises(UserError, match="bản 32 bit"):
        keys_of(windows)
    for content in (b"", b"\x7fELF", b"MZ", b"words"):
        other = tmp_path / "other.so"
        other.write_bytes(content)
        with pytest.raises(UserError, match=re.escape("Không dùng được trình điều khiển other.so")):
            keys_of(other)


@needs_tokens
def test_a_driver_that_was_copied_in_part_is_not_loaded(tmp_path: Path) -> None:
    part = tmp_path / "part.so"
    part.write_bytes(Path(DRIVER).read_bytes()[:5000])
    with pytest.raises(UserError, match="thiếu phần cuối"):
        keys_of(part)


@needs_tokens
def test_the_driver_of_a_known_place_is_found() -> None:
    assert Path("/usr/lib/softhsm/libsofthsm2.so") in known_drivers()


@needs_tokens
def test_nothing_is_added_where_an_earlier_signature_no_longer_holds(desk: Desk, drawer: Drawer, chain: Chain) -> None:
    drawer.add("Token 1", chain.chairman)
    drawer.add("Token 2", chain.office)
    ref = closed_sample(desk)
    task, made = prepare_signing(desk.store, ref), signed(desk, ref, SigningRole.SIGNER, token_key("Token 1"))
    at_byte = made.pdf.index(b"/Producer")
    altered = made.pdf[: at_byte + 1] + b"p" + made.pdf[at_byte + 2 :]
    keep(desk.store, task, replace(made, pdf=altered))

    with pytest.raises(UserError, match="không còn đúng"):
        signed(desk, ref, SigningRole.OFFICE, token_key("Token 2"))


@needs_tokens
def test_a_scan_that_was_entered_is_not_signed_over(desk: Desk, drawer: Drawer, chain: Chain) -> None:
    drawer.add("Token 1", chain.chairman)
    ref = closed_sample(desk)
    desk.store.keep_signed(ref, 1, "quet.pdf", b"%PDF-1.4 scanned", who="Lan")

    with pytest.raises(UserError, match="đã có bản ký nhập từ ngoài"):
        signed(desk, ref, SigningRole.SIGNER, token_key("Token 1"))
