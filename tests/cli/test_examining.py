"""The command examine, the signed copy of issue and that of a package, called from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import Done, call
from tests.signatures.chain import made_chain
from tests.signatures.examining.made_pdfs import plain_pdf, signed
from tests.signatures.examining.test_text_comparison import scan

REF = "an-thanh-2023-H1"
ISSUED = ("--number", "125", "--date", "2023-06-09")


class Desk:
    """A data folder with a report that is closed, and its print."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "xã"
        self.run("sample")
        assert self.run("close", REF).returncode == 0
        self.print = self.printed("closed.pdf")

    def run(self, *words: str | Path) -> Done:
        return call(*words, "--data", self.data)

    def printed(self, name: str) -> bytes:
        self.run("export", REF, "--pdf", self.folder / name)
        return (self.folder / name).read_bytes()

    def file(self, raw: bytes, name: str = "ky.pdf") -> Path:
        (self.folder / name).write_bytes(raw)
        return self.folder / name


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("xem"))


@pytest.fixture(scope="module")
def twice(desk: Desk) -> bytes:
    chain = made_chain()
    once = signed(desk.print, chain.chairman, chain)
    return signed(once, chain.office, chain, field="Ky2", box=(240, 100, 290, 150))


def test_a_signed_report_is_in_order_and_an_unknown_root_is_said(desk: Desk, twice: bytes) -> None:
    done = desk.run("examine", desk.file(twice), "--with", REF, "--json")

    answer = json.loads(done.stdout)
    assert (done.returncode, list(answer), answer["text"]) == (0, ["signatures", "text"], "same")
    assert [list(one) for one in answer["signatures"]] == [["by", "at", "valid", "whole", "trusted"]] * 2
    assert [(one["by"], one["valid"], one["whole"], one["trusted"]) for one in answer["signatures"]] == [
        ("Nguyễn Văn Bình", True, True, False),
        ("UBND xã An Thanh, huyện Tứ Kỳ", True, True, False),
    ]
    assert "chưa nói được là tin hay không" in done.stderr
    assert "thu hồi" in done.stderr


def test_a_root_in_the_folder_of_the_data_makes_its_signers_trusted(desk: Desk, twice: bytes) -> None:
    roots = desk.data / "roots"
    roots.mkdir()
    (roots / "goc.crt").write_bytes(made_chain().root.pem)
    (roots / "hong.crt").write_bytes(b"-----BEGIN CERTIFICATE-----\n")
    done = desk.run("examine", desk.file(twice), "--json")
    for path in roots.iterdir():
        path.unlink()
    roots.rmdir()

    answer = json.loads(done.stdout)
    assert [one["trusted"] for one in answer["signatures"]] == [True, True]
    assert answer["text"] == "unknown"
    assert "hong.crt" in done.stderr


def test_one_altered_byte_and_a_file_without_signature_end_with_1(desk: Desk, twice: bytes) -> None:
    at = twice.index(b"stream") + 40
    altered = twice[:at] + bytes([twice[at] ^ 1]) + twice[at + 1 :]
    done = desk.run("examine", desk.file(altered), "--json")
    assert done.returncode == 1
    assert not any(one["valid"] for one in json.loads(done.stdout)["signatures"])

    plain = desk.run("examine", desk.file(desk.print), "--with", REF, "--json")
    assert (plain.returncode, json.loads(plain.stdout)) == (1, {"signatures": [], "text": "same"})


def test_what_is_no_pdf_or_no_draft_ends_with_2(desk: Desk, twice: bytes) -> None:
    for raw in (b"PK\x03\x04", b"%PDF-1.7"):
        done = desk.run("examine", desk.file(raw))
        assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert desk.run("examine", desk.folder / "no.pdf").returncode == 2
    assert desk.run("examine", desk.file(twice), "--with", "no").returncode == 2


def test_issue_says_what_the_signed_copy_is_and_the_package_too(tmp_path: Path) -> None:
    desk, chain = Desk(tmp_path), made_chain()
    assert desk.run("issue", REF, *ISSUED, "--signed", desk.file(b"%PDF-1.7")).returncode == 2
    raw = signed(desk.print, chain.chairman, chain)
    done = desk.run("issue", REF, *ISSUED, "--signed", desk.file(raw))
    assert done.returncode == 0
    assert "Giống bản trình ký" in done.stderr
    assert "Nguyễn Văn Bình" in done.stderr

    again = desk.run("examine", desk.file(raw), "--with", REF, "--json")
    assert (again.returncode, json.loads(again.stdout)["text"]) == (0, "same-but-number")
    packed = desk.run("pack", REF, "--to", tmp_path)
    verified = desk.run("verify", packed.stdout.strip(), "--json")
    answer = json.loads(verified.stdout)
    assert (answer["whole"], answer["signed"]["text"]) == (True, "same-but-number")
    assert answer["signed"]["signatures"][0]["by"] == "Nguyễn Văn Bình"
    assert "Nguyễn Văn Bình" in verified.stderr


def test_issue_keeps_a_scan_or_another_text_and_says_what_it_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    scanned = desk.run("examine", desk.file(scan()), "--with", REF, "--json")
    assert json.loads(scanned.stdout) == {"signatures": [], "text": "unknown"}
    assert "ảnh quét" in scanned.stderr

    done = desk.run("issue", REF, *ISSUED, "--signed", desk.file(plain_pdf()))
    assert done.returncode == 0
    assert "Khác bản trình ký" in done.stderr
