"""A signed copy as a file: what is no PDF that opens is refused, and nothing is kept of it; its words for people."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.signed_copies import examine_copy
from cchc_desktop.desk.signed_copies.examination_words import CopyVerdict, lines_of, verdict_of
from cchc_desktop.desk.signed_copies.examine_copy import examine_file
from cchc_desktop.signatures.trusted_roots import add_root
from tests.signatures.chain import made_chain
from tests.signatures.examining.made_pdfs import added, plain_pdf, signed
from tests.signatures.examining.test_found_signatures import annotate, open_script


def locked(password: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, ownerPassword="x", strength=128))
    canvas.drawString(72, 700, "a")
    canvas.save()
    return out.getvalue()


def words(raw: bytes, folder: Path) -> tuple[CopyVerdict, str]:
    (folder / "ký.pdf").write_bytes(raw)
    copy = examine_file(folder / "ký.pdf", folder)
    return verdict_of(copy.found), "\n".join(lines_of(copy))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04", "không phải PDF"),
        (b"%PDF-1.7", "không mở được"),
        (plain_pdf()[:400], "không mở được"),
        (locked("bí mật"), "không mở được"),
        (plain_pdf() + bytes(4000), "quá lớn"),
    ],
)
def test_what_is_no_pdf_that_opens_or_too_large_is_refused(
    raw: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine_copy, "MAX_SIGNED", 5000)
    (tmp_path / "ký.pdf").write_bytes(raw)
    with pytest.raises(BadFileError, match=said):
        examine_file(tmp_path / "ký.pdf", tmp_path)


def test_a_file_that_is_encrypted_without_a_password_is_told(tmp_path: Path) -> None:
    verdict, said = words(locked(""), tmp_path)

    assert verdict is CopyVerdict.WRONG
    assert "mã hóa" in said


def test_each_thing_that_was_found_is_said_in_words(tmp_path: Path) -> None:
    chain = made_chain()
    once = signed(plain_pdf(), chain.chairman, chain)
    cases = {
        once: (CopyVerdict.OPEN, "chưa nói được là tin hay không"),
        signed(plain_pdf(), chain.expired, chain): (CopyVerdict.WRONG, "chứng thư đã hết hạn ngày 31/12/2022"),
        signed(plain_pdf(), chain.unfit, chain): (CopyVerdict.WRONG, "chứng thư không có quyền ký"),
        signed(plain_pdf(), chain.chairman, chain, digest="sha1"): (CopyVerdict.WRONG, "thuật toán băm cũ"),
        added(once, annotate): (CopyVerdict.WRONG, "lúc ký thì đúng, nhưng sau đó tệp bị đổi: thêm hoặc đổi ghi chú"),
        added(once, open_script): (CopyVerdict.WRONG, "mã lệnh (JavaScript)"),
        once.replace(b"stream", b"strean", 1): (CopyVerdict.WRONG, "nội dung tệp đã bị sửa sau khi ký"),
        plain_pdf(): (CopyVerdict.OPEN, "không có chữ ký số"),
    }
    for raw, (verdict, part) in cases.items():
        found, said = words(raw, tmp_path)
        assert found is verdict, said
        assert part in said
    (tmp_path / "gốc.pem").write_bytes(chain.root.pem)
    add_root(tmp_path, tmp_path / "gốc.pem")
    found, said = words(once, tmp_path)
    assert "chứng thư của nơi cấp mà đơn vị tin cậy" in said
    assert "thu hồi" in said
