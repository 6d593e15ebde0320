"""`cchc sign`: the PIN by standard input, what it prints, its exit codes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import ROOT, Done
from tests.signatures.chain import made_chain
from tests.signatures.soft_tokens import DRIVER, PIN, Drawer, needs_tokens, opened_drawer


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    with opened_drawer(tmp_path / "drawer") as drawer:
        yield drawer


def cchc(data: Path, command: str, *arguments: str, typed: str = "") -> Done:
    call = [sys.executable, "-m", "cchc_desktop", command, "--data", str(data), *arguments]
    return subprocess.run(call, check=False, capture_output=True, encoding="utf-8", cwd=ROOT, input=typed)


@needs_tokens
def test_a_closed_report_is_signed_with_the_pin_from_standard_input(tmp_path: Path, drawer: Drawer) -> None:
    drawer.add("Token 1", made_chain().chairman)
    data = tmp_path / "data"
    ref = cchc(data, "sample").stdout.strip()
    sign = (ref, "--token", DRIVER, "--role", "signer")

    done = cchc(data, "sign", *sign, typed=f"{PIN}\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Báo cáo chưa chốt" in done.stderr

    assert cchc(data, "close", ref, "--by", "Nguyễn Văn Bình").returncode == 0
    done = cchc(data, "sign", *sign, typed="000000\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Mã PIN không đúng.")

    done = cchc(data, "sign", *sign, typed=f"{PIN}\n")
    assert done.returncode == 0
    assert done.stdout.startswith(f"{ref}\tđã ký: Nguyễn Văn Bình, ")
    assert done.stderr.splitlines() == [
        "Token “Token 1”: đã có lần gõ sai.",
        "Máy không có mạng: chữ ký ghi giờ của máy, không có dấu thời gian của bên thứ ba.",
    ]
    assert PIN not in done.stdout + done.stderr


@needs_tokens
def test_two_tokens_need_a_label(tmp_path: Path, drawer: Drawer) -> None:
    drawer.add("Token 1", made_chain().chairman)
    drawer.add("Token 2", made_chain().office)
    data = tmp_path / "data"
    ref = cchc(data, "sample").stdout.strip()
    cchc(data, "close", ref, "--by", "Nguyễn Văn Bình")

    done = cchc(data, "sign", ref, "--token", DRIVER, "--role", "office", typed=f"{PIN}\n")
    assert done.returncode == 2
    assert "Token “Token 2”: UBND xã An Thanh" in done.stderr
    done = cchc(data, "sign", ref, "--token", DRIVER, "--label", "Token 2", "--role", "office", typed=f"{PIN}\n")
    assert done.returncode == 0
    assert "chưa có chữ ký của người có thẩm quyền" in done.stderr
