"""Templates that an office takes up: kept, offered, handed out in a signed package, verified like others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.base.errors import BadFileError, UserError
from cchc_desktop.base.work_step import result_of
from cchc_desktop.desk.carrying.sources import template_for
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.taken_templates import TAKEN
from cchc_desktop.desk.packages.verdict import NewKeyError
from cchc_desktop.desk.templates.build import write_template_book
from cchc_desktop.desk.templates.handing_out import HandedOut, hand_out
from cchc_desktop.desk.templates.taking_up import TemplateFaultsError, take_up, take_up_source
from cchc_desktop.handoff.keyring import Keyring
from db.drafts.store import open_drafts
from tests.cli.test_commands import call

OWN = """
format = 3
id = "{id}"
name = "CCHC cấp xã 2026, tỉnh Sông Lam"
status = "official"
extends = "cchc-xa-2025"

[edition]
number = {number}
from = "2026-01-01"
until = "2026-12-31"
follows = "Công văn 214/SNV-CCHC"
made_by = "Sở Nội vụ tỉnh Sông Lam"

[[forms]]
number = "7"

[[forms.rows]]
no = "9"
label = "Số máy in của xã"
kind = "count"
unit = "Máy"
"""
UNIT = {"kind": "xã", "name": "An Thanh", "district": "", "province": "tỉnh Sông Lam", "code": ""}
MAKER = "Sở Nội vụ tỉnh Sông Lam"


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Return a data folder whose templates are looked for."""
    folder = tmp_path / "dữ liệu"
    TAKEN.open(lambda: folder)
    yield folder
    TAKEN.open(None)


def own(template_id: str = "song-lam-2026", number: int = 1, more: str = "") -> str:
    return OWN.format(id=template_id, number=number) + more


def handed_out(folder: Path, template_id: str, maker: str = MAKER, keys: Path | None = None) -> HandedOut:
    return result_of(hand_out(template_id, maker, Keyring(keys or folder), folder))


def test_a_template_that_was_taken_up_is_offered_and_in_force(data: Path) -> None:
    taken = take_up_source(own(), "a.toml")
    assert (taken.is_new, taken.source.template.rows["7:9"].label) == (True, "Số máy in của xã")
    assert library.template_ids()[-1] == "song-lam-2026"
    assert [template_for(period).id for period in ("2025-Y", "2026-H1", "2027-H1")] == [  # type: ignore[union-attr]
        "cchc-xa-2025", "song-lam-2026", "cchc-xa-2026",
    ]  # fmt: skip
    assert not take_up_source(own(), "a.toml").is_new
    assert [path.name for path in (data / "templates").iterdir()] == ["song-lam-2026.toml"]


def test_a_template_that_is_there_is_replaced_by_a_newer_edition_alone(data: Path) -> None:
    take_up_source(own(), "a.toml")
    with pytest.raises(UserError, match="đã có mẫu song-lam-2026 bản 1") as error:
        take_up_source(own(more='[[forms.rows]]\nno = "10"\nlabel = "Khác"\nkind = "count"\n'), "a.toml")
    assert "Ghi số bản là 2" in error.value.text
    taken = take_up_source(own(number=2), "a.toml")
    assert (taken.is_new, library.find("song-lam-2026").edition.number) == (True, 2)  # type: ignore[union-attr]
    assert (data / "templates" / "song-lam-2026.toml").is_file()


@pytest.mark.usefixtures("data")
def test_the_id_of_a_shipped_template_is_not_taken() -> None:
    with pytest.raises(BadFileError, match="cchc-xa-2025 là của mẫu kèm chương trình"):
        take_up_source(own("cchc-xa-2025"), "a.toml")
    with pytest.raises(TemplateFaultsError, match="1 chỗ sai"):
        take_up_source(own().replace("cchc-xa-2025", "la-2025"), "a.toml")


def test_a_file_of_the_folder_that_is_no_template_is_named_and_hides_no_other(data: Path) -> None:
    take_up_source(own(), "a.toml")
    (data / "templates" / "hỏng.toml").write_text("id = 3", encoding="utf-8")
    assert library.find("song-lam-2026") is not None
    assert TAKEN.unreadable == ("hỏng.toml",)


def test_a_package_hands_a_template_out_to_an_office_without_the_other(data: Path, tmp_path: Path) -> None:
    take_up_source(own(), "a.toml")
    handed = handed_out(tmp_path, "song-lam-2026")
    assert handed.package.name == "mau_song-lam-2026_ban-1.cchcm"
    assert handed_out(tmp_path, "song-lam-2026").package.name == "mau_song-lam-2026_ban-1_lan-2.cchcm"

    there = tmp_path / "xã"
    TAKEN.open(lambda: there)
    taken = take_up(handed.package, Keyring(there))
    assert taken.words[0].startswith(f"{MAKER}, trao mẫu song-lam-2026 bản 1, đóng gói lúc ")
    assert any(handed.fingerprint in words for words in taken.words)
    store = open_drafts(there)
    added = Desk(store, "Lan").start("song-lam-2026", "2026-H1", UNIT)
    assert "Số máy in của xã" in store.load(added.ref).template_source
    store.close()
    assert data.exists()


def test_an_altered_package_and_one_of_another_key_are_refused(data: Path, tmp_path: Path) -> None:
    take_up_source(own(), "a.toml")
    package = handed_out(tmp_path, "song-lam-2026").package
    raw = bytearray(package.read_bytes())
    raw[raw.index("Số máy in của xã".encode())] ^= 1
    altered = tmp_path / "sửa.cchcm"
    altered.write_bytes(raw)
    there = tmp_path / "xã"
    TAKEN.open(lambda: there)
    with pytest.raises(BadFileError, match="không còn nguyên vẹn") as error:
        take_up(altered, Keyring(there))
    assert "data/template.toml: bị thay đổi." in error.value.text
    report = tmp_path / "đổi tên.cchc"
    report.write_bytes(package.read_bytes())
    assert call("verify", report, "--data", there).returncode == 1
    assert call("verify", package, "--data", there).returncode == 0
    other = handed_out(tmp_path, "cchc-xa-2025", keys=tmp_path / "khác").package
    keyring = Keyring(there)
    keyring.ensure(MAKER)
    with pytest.raises(NewKeyError):
        take_up(other, keyring)
    assert not take_up(other, keyring, accept_new_key=True).is_new
    assert data.exists()


def test_the_command_takes_up_a_source_a_workbook_and_a_package(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "mẫu.toml"
    source.write_text(own(), encoding="utf-8")
    added = call("template", "add", source, "--data", data)
    assert (added.returncode, added.stdout.strip()) == (0, "song-lam-2026"), added.stderr
    write_template_book("song-lam-2026", tmp_path / "mẫu.xlsx")
    package = handed_out(tmp_path, "song-lam-2026").package
    for path in (tmp_path / "mẫu.xlsx", package):
        again = call("template", "add", path, "--data", tmp_path / "xã khác")
        assert (again.returncode, again.stdout.strip()) == (0, "song-lam-2026"), again.stderr
    assert "song-lam-2026" in call("template", "list", "--data", tmp_path / "xã khác").stdout
    made = call("new", "--period", "2026-H1", "--template", "song-lam-2026", "--data", tmp_path / "xã khác")
    assert made.returncode == 0, made.stderr
    source.write_text(own().replace('kind = "count"', 'kind = "đếm"'), encoding="utf-8")
    wrong = call("template", "add", source, "--data", data)
    assert (wrong.returncode, "forms[0].rows[0].kind" in wrong.stderr) == (1, True)
    assert call("template", "add", tmp_path / "không có.toml", "--data", data).returncode == 2
