"""Packages made to do harm: bombs, paths that lead outside, links, names twice, lists that lie."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import replace
from random import Random

import pytest

from cchc_desktop.handoff import bag as bag_module
from cchc_desktop.handoff import package_layout, unpacking, verifying
from cchc_desktop.handoff.bag import bag, manifest_text
from cchc_desktop.handoff.container import chunks
from cchc_desktop.handoff.package import make, payload
from cchc_desktop.handoff.statement import sign, statement_of
from cchc_desktop.handoff.verifying import BAD, VALID
from cchc_desktop.report.document import CLOSED
from tests.handoff.packages import (
    MOMENT,
    files_of,
    make_contents,
    make_key,
    make_package,
    repacked,
    states,
    verified,
    zipped,
)


def signed_with(changed: dict[str, bytes], unlisted: str = "") -> bytes:
    """Return a package rightly signed, but with other tag files than it should have, or with one that is not listed."""
    contents = make_contents(version=2, state=CLOSED)
    files = bag(payload(contents), {"CCHC-Format": package_layout.FORMAT}) | changed
    files[package_layout.TAG_MANIFEST] = manifest_text(
        {name: files[name] for name in files_tags(files) if name != unlisted}
    )
    statement = statement_of(contents.report, MOMENT, "thử")
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], make_key())
    return b"".join(chunks(files, MOMENT))


def files_tags(files: dict[str, bytes]) -> list[str]:
    own = (package_layout.TAG_MANIFEST, package_layout.SIGNATURE)
    return [name for name in files if not name.startswith(package_layout.PAYLOAD) and name not in own]


def test_a_package_is_whole_and_valid() -> None:
    found = verified(make_package().raw)
    assert (found.whole, found.signature, found.faults) == (True, VALID, ())


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/cron.d/evil", "data/con", "data/a\\..\\b", "C:/evil", "data/e\u0302"]
)
def test_a_path_that_leads_outside_is_named(name: str) -> None:
    raw = zipped([*files_of(make_package().raw).items(), (name, b"x")])
    found = verified(raw)
    assert not found.whole
    assert any(file.state == "unexpected" for file in found.files)
    assert found.faults


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("data/lien-ket")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = verified(zipped([*files_of(make_package().raw).items(), (link, b"/etc/passwd")]))
    assert "data/lien-ket: là liên kết hoặc thiết bị, không phải tệp." in found.faults


def test_a_name_twice_is_neither_of_the_two() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = zipped([*files_of(make_package().raw).items(), (package_layout.REPORT, b"{}")])
    assert states(raw)[package_layout.REPORT] == "changed"
    other_case = zipped([*files_of(make_package().raw).items(), (package_layout.REPORT.upper(), b"{}")])
    assert states(other_case)[package_layout.REPORT] == "changed"


def test_a_bomb_is_left_unopened() -> None:
    found = verified(repacked({"data/report.json": bytes(300_000_000)}, zipfile.ZIP_DEFLATED))
    assert "data/report.json: mở nén ra quá lớn." in found.faults
    assert not found.whole


def test_many_small_bombs_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 3_000_000)
    raw = repacked({f"data/{number}": bytes(900_000) for number in range(9)}, zipfile.ZIP_DEFLATED)
    assert sum("quá lớn" in fault for fault in verified(raw).faults) >= 5


def test_a_package_is_read_to_its_limit_and_no_further() -> None:
    mega = 1024 * 1024
    dense = Random(1).randbytes(mega // 16) + bytes(mega * 8 - mega // 16)  # noqa: S311 - packs to a hundredth
    raw = zipped([(f"data/{number:02}", dense) for number in range(13)], zipfile.ZIP_DEFLATED)
    unpacked = unpacking.unpack(raw)
    assert [name for name, content in unpacked.files.items() if content is None] == ["data/12"]
    assert unpacked.faults == ("data/12: mở nén ra quá lớn.",)


def test_too_many_files_are_not_even_listed() -> None:
    found = verified(repacked({f"data/{number}": b"" for number in range(100)}))
    assert any("chỉ nhận đến 60" in fault for fault in found.faults)
    assert not found.whole


def test_a_directory_without_end_is_not_read() -> None:
    found = verified(zipped((f"data/{number}", b"") for number in range(20_000)))
    assert "Gói có quá nhiều tệp bên trong." in found.faults


def test_a_report_or_a_list_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "MAX_TEXT_FILE", 10)
    assert "data/report.json: không đọc được báo cáo." in verified(make_package().raw).faults
    monkeypatch.setattr(bag_module, "MAX_MANIFEST", 10)
    assert not verified(make_package().raw).whole


@pytest.mark.parametrize("name", ["An\x1b[2J Thanh", "An\u202e Thanh", "An\nThanh", "An\x9b Thanh", "An\u200bThanh"])
def test_signed_lines_never_steer_a_screen(name: str) -> None:
    contents = make_contents({"unit.name": name}, version=2, state=CLOSED)
    found = verified(make(contents, make_key(), MOMENT).raw)
    assert found.whole
    assert found.statement is not None
    assert found.statement.unit.isprintable()
    statement = replace(found.statement, unit=name)
    files = files_of(make_package().raw)
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], make_key())
    assert verified(b"".join(chunks(files, MOMENT))).statement is None


def test_a_package_zipped_again_is_no_longer_as_packed_but_its_files_are() -> None:
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found = verified(repacked({}, how))
        assert {file.state for file in found.files} == {"whole"}
        assert (found.whole, found.signature) == (False, VALID)
        assert len(found.faults) == 1


@pytest.mark.parametrize("name", [*package_layout.NEEDED, package_layout.PDF, package_layout.HISTORY])
def test_every_missing_file_is_named(name: str) -> None:
    found = states(repacked({name: None}))
    assert found[name] == "missing"


@pytest.mark.parametrize("name", files_of(make_package().raw))
def test_one_changed_file_is_distinguished_from_all_others(name: str) -> None:
    content = files_of(make_package().raw)[name]
    found = states(repacked({name: content[:-1] + b"?"}))
    assert [path for path, state in found.items() if state != "whole"] in ([name], [name, package_layout.SIGNATURE])


def test_several_faults_are_all_reported() -> None:
    found = states(
        repacked(
            {
                package_layout.PDF: b"other",
                package_layout.WORKBOOK: None,
                "data/new": b"",
                package_layout.REASONS: b"[]",
            }
        )
    )
    told = {path: state for path, state in found.items() if state != "whole"}
    assert told == {
        package_layout.PDF: "changed",
        package_layout.WORKBOOK: "missing",
        "data/new": "unexpected",
        package_layout.REASONS: "changed",
    }


def test_manifests_made_again_do_not_help_without_the_key() -> None:
    contents = make_contents({"unit.name": "An Thanh", "1:1": "41"}, version=2, state=CLOSED)
    forged = bag(payload(contents), {}) | {
        package_layout.SIGNATURE: files_of(make_package().raw)[package_layout.SIGNATURE]
    }
    found = verified(b"".join(chunks(forged, MOMENT)))
    assert (found.whole, found.signature) == (False, BAD)


def test_a_signature_of_another_key_is_unknown() -> None:
    raw = make(make_contents(), make_key(2), MOMENT).raw
    assert (verified(raw).whole, verified(raw).signature) == (True, "unknown-key")


def test_a_signed_package_of_another_format_is_not_whole() -> None:
    found = verified(signed_with({package_layout.BAG_INFO: b"CCHC-Format: cchc-package/2\n"}))
    assert not found.whole
    assert any("cchc-package/1" in fault for fault in found.faults)


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"x\n",
        b"0" * 64 + b"  bagit.txt\n",
        b"0" * 64 + b"  ../../x\n",
        b"\xff\xfe\n",
        b"0" * 64 + b"  data/a\n" * 2,
    ],
)
def test_a_signed_list_that_lies_is_not_whole(manifest: bytes) -> None:
    assert not verified(signed_with({package_layout.MANIFEST: manifest})).whole


def test_a_signed_package_of_this_format_is_whole() -> None:
    assert verified(signed_with({})).whole


@pytest.mark.parametrize("name", [package_layout.BAGIT, package_layout.BAG_INFO, package_layout.MANIFEST])
def test_a_tag_file_that_is_not_listed_is_reported(name: str) -> None:
    found = verified(signed_with({}, unlisted=name))
    assert not found.whole
    assert f"{package_layout.TAG_MANIFEST}: thiếu tệp phải liệt kê." in found.faults


@pytest.mark.parametrize("name", ["unit", "code", "template", "period", "version", "state"])
def test_each_signed_line_that_contradicts_the_report_is_reported(name: str) -> None:
    files = files_of(make_package().raw)
    statement = statement_of(make_contents(version=2, state=CLOSED).report, MOMENT, "thử")
    files[package_layout.SIGNATURE] = sign(
        replace(statement, **{name: "7"}), files[package_layout.TAG_MANIFEST], make_key()
    )
    found = verified(b"".join(chunks(files, MOMENT)))
    assert not found.whole
    assert [fault for fault in found.faults if "khác với nội dung đã ký" in fault]


@pytest.mark.parametrize("line", [b"x\n", b"no end", b"0" * 64 + b"  data/report.json\n"])
def test_a_signed_list_with_one_line_that_cannot_be_read_is_not_whole(line: bytes) -> None:
    contents = payload(make_contents(version=2, state=CLOSED))
    found = verified(signed_with({package_layout.MANIFEST: manifest_text(contents) + line}))
    assert not found.whole
    assert any("không đọc được dòng" in fault for fault in found.faults)


@pytest.mark.parametrize("name", ["data/report.json", "data/template.toml"])
def test_a_signed_package_without_what_every_package_has_is_not_whole(name: str) -> None:
    contents = make_contents(version=2, state=CLOSED)
    files = bag(
        {path: raw for path, raw in payload(contents).items() if path != name}, {"CCHC-Format": package_layout.FORMAT}
    )
    statement = statement_of(contents.report, MOMENT, "thử")
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], make_key())
    raw = b"".join(chunks(files, MOMENT))
    assert (states(raw)[name], verified(raw).whole) == ("missing", False)


def test_signed_lines_that_contradict_the_report_are_reported() -> None:
    contents = make_contents(version=2, state=CLOSED)
    files = files_of(make_package().raw)
    statement = statement_of(make_contents(version=3, state=CLOSED).report, MOMENT, "thử")
    files[package_layout.SIGNATURE] = sign(statement, files[package_layout.TAG_MANIFEST], make_key())
    found = verified(b"".join(chunks(files, MOMENT)))
    assert contents.report.version == 2
    assert any("lần khác với nội dung đã ký" in fault for fault in found.faults)
