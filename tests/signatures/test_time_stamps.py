"""A time stamp from a server in the office's network; what happens without one, and with one outside."""

from __future__ import annotations

import socket
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.signing import NO_STAMP, SignedReport, prepare_signing, sign, stamper_at
from cchc_desktop.signatures.roles import SigningRole
from tests.signatures.chain import Chain
from tests.signatures.other_programs import by_openssl, by_pdfsig, needs_others
from tests.signatures.signed_reports import at, closed_sample, result
from tests.signatures.time_stamp_server import needs_openssl, time_stamp_server


@pytest.fixture
def key(chain: Chain, tmp_path: Path) -> Path:
    file = tmp_path / "chu-tich.p12"
    file.write_bytes(chain.chairman.p12("x", chain.issuing))
    return file


def stamped(desk: Desk, key: Path, address: str) -> SignedReport:
    task = prepare_signing(desk.store, closed_sample(desk))
    return result(sign(task, SigningRole.SIGNER, key, "x", clock=at(), time_stamps=stamper_at(address)))


@needs_openssl
@needs_others
def test_a_server_in_the_network_stamps_the_signature(desk: Desk, chain: Chain, key: Path, tmp_path: Path) -> None:
    with time_stamp_server(chain, tmp_path / "tsa") as address:
        made = stamped(desk, key, address)

    assert NO_STAMP not in made.remarks
    (signature,) = PdfFileReader(BytesIO(made.pdf)).embedded_signatures
    (token,) = (
        one["values"][0]["content"]
        for one in signature.signer_info["unsigned_attrs"]
        if one["type"].native == "signature_time_stamp_token"
    )
    signers = [one.chosen.subject.native["common_name"] for one in token["certificates"]]
    assert chain.time_stamps.owner in signers
    path = tmp_path / "signed.pdf"
    path.write_bytes(made.pdf)
    assert [(one.holds, one.whole) for one in by_pdfsig(path)] == [(True, True)]
    assert by_openssl(path, chain, tmp_path) == ["CMS Verification successful"]


@needs_openssl
def test_an_answer_that_is_none_signs_nothing(desk: Desk, chain: Chain, key: Path, tmp_path: Path) -> None:
    with time_stamp_server(chain, tmp_path / "tsa") as address, pytest.raises(UserError, match="không trả lời đúng"):
        stamped(desk, key, address.replace("/tsa", "/other"))


def test_no_server_a_server_outside_and_a_wrong_address_are_told(desk: Desk, key: Path) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        with pytest.raises(UserError, match="không trả lời đúng"):
            stamped(desk, key, f"127.0.0.1:{unheard.getsockname()[1]}")
    with pytest.raises(UserError, match="không nằm trong mạng nội bộ"):
        stamped(desk, key, "http://8.8.8.8/tsa")
    for wrong in ("https://10.0.0.5/tsa", "http://", "http://10.0.0.5:port/"):
        with pytest.raises(UserError, match="Địa chỉ máy chủ"):
            stamper_at(wrong)
