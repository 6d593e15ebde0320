"""The commands pack, verify and import of packages, called from outside: three sticks are distinguished."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.exported import was_exported
from cchc_desktop.handoff.keyring import Keyring
from db.drafts.store import open_drafts
from tests.cli.test_commands import call
from tests.handoff.packages import make_key
from tests.make import make_register_entry

MEMBERS = ["whole", "files", "signature", "unit", "period", "version", "key", "fingerprint", "known_as"]
UNIT = "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"
FINGERPRINT_LENGTH = 47


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the data folder "xã" and a stick "USB" with the package of its draft."""
    folder = tmp_path_factory.mktemp("bàn giao")
    (folder / "USB").mkdir()
    assert call("sample", "--data", folder / "xã").returncode == 0
    done = call("pack", "an-thanh-2023-H1", "--draft", "--to", folder / "USB", "--data", folder / "xã")
    assert (done.returncode, done.stdout) == (
        0,
        f"{folder / 'USB' / 'an-thanh_2023-H1_v1_ban-thao.cchc'}\n",
    )
    return folder


def package_of(folder: Path) -> Path:
    return folder / "USB" / "an-thanh_2023-H1_v1_ban-thao.cchc"


def fingerprint_in(done: subprocess.CompletedProcess[str]) -> str:
    (line,) = (line for line in done.stderr.splitlines() if "đối chiếu" in line and line[-1].isdigit())
    return line[-FINGERPRINT_LENGTH:]


def test_verify_prints_the_agreed_members(packed: Path) -> None:
    done = call("verify", package_of(packed), "--json", "--data", packed / "xã")
    answer = json.loads(done.stdout)
    assert (done.returncode, list(answer)) == (0, MEMBERS)
    assert (answer["whole"], answer["signature"], answer["key"]) == (True, "valid", "known")
    assert (answer["period"], answer["version"]) == ("2023-H1", 1)
    assert answer["unit"] == "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"
    assert {file["state"] for file in answer["files"]} == {"whole"}


def test_a_second_office_compares_the_fingerprint_and_remembers(packed: Path, tmp_path: Path) -> None:
    first = call("verify", package_of(packed), "--data", tmp_path)
    assert (first.returncode, first.stdout.count("nguyên vẹn")) == (0, 11)
    wrong = call("verify", package_of(packed), "--trust", "12345 67890", "--data", tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    right = call("verify", package_of(packed), "--json", "--trust", fingerprint_in(first), "--data", tmp_path)
    assert json.loads(right.stdout)["signature"] == "valid"


def test_a_first_key_is_said_in_the_json_and_is_no_alarm(packed: Path, tmp_path: Path) -> None:
    done = call("verify", package_of(packed), "--json", "--data", tmp_path)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["signature"], answer["key"], answer["known_as"]) == (
        0,
        "unknown-key",
        "first",
        None,
    )
    assert answer["fingerprint"] in done.stderr


def test_check_and_export_warn_of_another_key_and_go_on(packed: Path, tmp_path: Path) -> None:
    package, written = package_of(packed), tmp_path / "written.json"
    plain = call("check", package, "--data", tmp_path)
    Keyring(tmp_path).remember(UNIT, make_key(2).public)

    checked = call("check", package, "--data", tmp_path)
    exported = call("export", package, "--json", written, "--data", tmp_path)

    assert (checked.returncode, exported.returncode) == (plain.returncode, 0)
    assert json.loads(written.read_text(encoding="utf-8"))["unit"]["name"] == "An Thanh"
    for warned in (checked, exported):
        assert "khóa khác" in warned.stderr
    assert "khóa khác" not in plain.stderr


@pytest.mark.parametrize(
    ("known", "standing"),
    [(UNIT, "replaced"), ("xã An Thanh, tỉnh Hải Dương", "look-alike"), ("xã \u0410n Thanh", "look-alike")],
)
def test_a_unit_that_signed_with_another_key_before_ends_with_1_unless_that_is_accepted(
    packed: Path, tmp_path: Path, known: str, standing: str
) -> None:
    Keyring(tmp_path).remember(known, make_key(2).public)
    done = call("verify", package_of(packed), "--json", "--data", tmp_path)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["whole"], answer["signature"], answer["key"]) == (1, True, "unknown-key", standing)
    assert "--accept-new-key" in done.stderr
    assert ("xã An Thanh, tỉnh" in done.stderr) == ("tỉnh" in known and known != UNIT)
    assert call("verify", package_of(packed), "--accept-new-key", "--data", tmp_path).returncode == 0

    refused = call("import", package_of(packed), "--data", tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--accept-new-key" in refused.stderr
    assert call("list", "--data", tmp_path).stdout == ""
    taken = call("import", package_of(packed), "--accept-new-key", "--data", tmp_path)
    assert (taken.returncode, taken.stdout) == (0, "an-thanh-2023-H1\n")

    (draft,) = json.loads(call("list", "--json", "--data", tmp_path).stdout)
    origin = draft["origin"]
    expected = (package_of(packed).name, answer["fingerprint"], standing)
    assert (origin["file"], origin["fingerprint"], origin["standing"]) == expected
    shown = call("show", "an-thanh-2023-H1", "--data", tmp_path).stdout.splitlines()[0]
    assert shown.startswith(f"Nhận từ gói {package_of(packed).name} lúc ")
    assert answer["fingerprint"] in shown


def test_a_key_that_was_compared_with_the_slip_is_an_alarm_no_more(packed: Path, tmp_path: Path) -> None:
    Keyring(tmp_path).remember(UNIT, make_key(2).public)
    first = call("verify", package_of(packed), "--data", tmp_path)
    assert first.returncode == 1
    assert call("verify", package_of(packed), "--trust", fingerprint_in(first), "--data", tmp_path).returncode == 0
    assert call("import", package_of(packed), "--data", tmp_path).returncode == 0


def test_a_known_key_under_a_new_name_is_said_and_is_no_alarm(packed: Path, tmp_path: Path) -> None:
    key = Keyring(packed / "xã").own(UNIT)
    assert key is not None
    Keyring(tmp_path).remember("phường Khác", key.public)
    done = call("verify", package_of(packed), "--json", "--data", tmp_path)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["key"], answer["known_as"]) == (0, "renamed", "phường Khác")
    assert "đã biết là của “phường Khác”" in done.stderr


def test_an_altered_byte_is_found_and_refused(packed: Path, tmp_path: Path) -> None:
    raw = bytearray(package_of(packed).read_bytes())
    raw[raw.index(b'"format": "cchc-report/1"')] ^= 1
    altered = tmp_path / "altered.cchc"
    altered.write_bytes(raw)
    done = call("verify", altered, "--json", "--data", tmp_path)
    states = {file["path"]: file["state"] for file in json.loads(done.stdout)["files"]}
    assert done.returncode == 1
    assert [path for path, state in states.items() if state != "whole"] == ["data/report.json"]
    assert "Chữ ký của gói đúng, nhưng gói đã đổi sau khi ký." in done.stderr
    taken = call("import", altered, "--data", tmp_path)
    assert (taken.returncode, taken.stdout) == (2, "")
    assert "data/report.json: bị thay đổi." in taken.stderr


def test_import_prints_the_reference_last(packed: Path, tmp_path: Path) -> None:
    done = call("import", package_of(packed), "--data", tmp_path)
    assert (done.returncode, done.stdout) == (0, "an-thanh-2023-H1\n")
    assert "lần 1" in done.stderr
    again = call("import", package_of(packed), "--data", tmp_path)
    assert again.stdout == "an-thanh-2023-H1-2\n"
    assert "trùng với lần" in again.stderr


def test_an_older_stick_is_distinguished_from_the_newer_one(tmp_path: Path) -> None:
    commune, district, stick = tmp_path / "xã", tmp_path / "huyện", tmp_path / "USB"
    stick.mkdir()
    call("sample", "--data", commune)
    packed = []
    for _ in range(2):
        assert call("close", "an-thanh-2023-H1", "--by", "Chủ tịch", "--data", commune).returncode == 0
        packed.append(call("pack", "an-thanh-2023-H1", "--to", stick, "--data", commune).stdout.strip())
        call("reopen", "an-thanh-2023-H1", "--data", commune)
    assert [Path(path).name for path in packed] == ["an-thanh_2023-H1_v1.cchc", "an-thanh_2023-H1_v2.cchc"]
    call("import", packed[1], "--data", district)
    older, newer = (call("verify", path, "--data", district) for path in packed)
    assert (older.returncode, newer.returncode) == (0, 0)
    assert "Máy này đã có lần 2" in older.stderr
    assert "Đã có" not in newer.stderr


def test_what_is_no_package_is_not_whole_and_what_is_not_there_cannot_run(tmp_path: Path) -> None:
    (tmp_path / "x.cchc").write_bytes(b"PK\x05\x06 nothing")
    done = call("verify", tmp_path / "x.cchc", "--json", "--data", tmp_path)
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert (answer["whole"], answer["signature"], answer["unit"], answer["version"]) == (False, "bad", None, None)
    assert call("verify", tmp_path / "y.cchc", "--data", tmp_path).returncode == 2


def test_an_open_report_is_packed_only_as_a_draft(packed: Path, tmp_path: Path) -> None:
    done = call("pack", "an-thanh-2023-H1", "--to", tmp_path, "--data", packed / "xã")
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert "--draft" in done.stderr


def test_a_package_is_checked_and_exported_like_any_file(packed: Path, tmp_path: Path) -> None:
    draft = call("check", "an-thanh-2023-H1", "--json", "--data", packed / "xã")
    package = call("check", package_of(packed), "--json", "--data", tmp_path)
    assert (package.returncode, package.stdout) == (draft.returncode, draft.stdout)
    assert "máy này chưa gặp khóa ký này" in package.stderr
    written = tmp_path / "báo cáo.json"
    assert call("export", package_of(packed), "--json", written, "--data", tmp_path).returncode == 0
    assert call("check", written, "--json").stdout == draft.stdout
    assert call("list", "--data", tmp_path).stdout == ""


def test_a_package_that_is_not_whole_is_neither_checked_nor_exported(packed: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.cchc"
    broken.write_bytes(package_of(packed).read_bytes()[:-1])
    for arguments in (("check", broken), ("export", broken, "--json", tmp_path / "x.json")):
        done = call(*arguments, "--data", tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "gói không còn nguyên vẹn" in done.stderr
    assert not (tmp_path / "x.json").exists()


def test_an_answer_that_no_file_of_ours_asks_for_is_reported(packed: Path, tmp_path: Path) -> None:
    files = [package_of(packed), package_of(packed).with_suffix(".xlsx"), tmp_path / "x.json"]
    call("export", files[0], "--json", files[2], "--data", tmp_path)
    for path in files:
        done = call("import", path, "--decimals", "dot", "--period", "2023-H1", "--data", tmp_path)
        assert done.returncode == 0
        assert f"Không dùng đến dấu thập phân, kỳ đã chọn: {path.name} do chương trình này ghi" in done.stderr


def test_verify_reports_an_altered_document_beside_the_package(packed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "gói.cchc"
    copy.write_bytes(package_of(packed).read_bytes())
    copy.with_suffix(".pdf").write_bytes(b"%PDF-1.4")
    done = call("verify", copy, "--data", packed / "xã")
    assert done.returncode == 0
    assert "Tệp gói.pdf cạnh gói khác với bản trong gói" in done.stderr
    assert "cạnh gói" not in call("verify", package_of(packed), "--data", packed / "xã").stderr


@pytest.mark.parametrize("leaving", [("export", "{ref}", "--pdf", "{to}/b.pdf"), ("pack", "{ref}", "--to", "{to}")])
def test_a_sealed_report_that_left_by_a_command_has_its_last_step_done(
    leaving: tuple[str, ...], tmp_path: Path
) -> None:
    data, ref = tmp_path / "xã", "an-thanh-2023-H1"
    assert call("sample", "--data", data).returncode == 0
    assert call("close", ref, "--data", data).returncode == 0
    assert not exported(data, ref)
    assert call(*(part.format(ref=ref, to=tmp_path) for part in leaving), "--data", data).returncode == 0
    assert exported(data, ref)


def exported(data: Path, ref: str) -> bool:
    store = open_drafts(data)
    try:
        return was_exported(Desk(store).open(ref))
    finally:
        store.close()


def test_the_file_of_a_document_goes_the_whole_way_by_commands(tmp_path: Path) -> None:
    ours, theirs, stick = tmp_path / "xã", tmp_path / "huyện", tmp_path / "USB"
    stick.mkdir()
    (tmp_path / "kh12.pdf").write_bytes(b"%PDF-1.4 12")
    assert call("sample", "--data", ours).returncode == 0
    assert call("export", "an-thanh-2023-H1", "--json", tmp_path / "r.json", "--data", ours).returncode == 0
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    document = make_register_entry(date="2023-02-03", file="kh12.pdf").as_json()
    (tmp_path / "r.json").write_text(json.dumps(report | {"register": [document]}), encoding="utf-8")
    ref = call("import", tmp_path / "r.json", "--data", ours).stdout.strip()

    packed = call("pack", ref, "--draft", "--to", stick, "--data", ours)
    assert (packed.returncode, "Gói mang theo 1 tệp kèm sổ văn bản." in packed.stderr) == (0, True)
    package = packed.stdout.strip()
    found = json.loads(call("verify", package, "--json", "--data", theirs).stdout)
    assert (found["whole"], {"path": "data/documents/01-kh12.pdf", "state": "whole"} in found["files"]) == (True, True)
    came = call("import", package, "--data", theirs)
    assert (came.returncode, "Đã giữ 1 tệp kèm sổ văn bản" in came.stderr) == (0, True)
    shown = json.loads(call("show", came.stdout.strip(), "--json", "--data", theirs).stdout)
    assert (theirs / shown["register"][0]["file"]).read_bytes() == b"%PDF-1.4 12"
    backed = call("backup", "--to", tmp_path / "b.cchcbak", "--data", theirs)
    assert (backed.returncode, "không có 1 tệp kèm sổ văn bản" in backed.stderr) == (0, True)
