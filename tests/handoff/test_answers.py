"""The answer of the receiving office as a package: whole or refused, by every byte and by every file of it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.handoff.answering.answer_file import AnswerFile
from cchc_desktop.handoff.answering.answer_package import answer_name, is_answer
from cchc_desktop.handoff.bag import bag
from cchc_desktop.handoff.container import chunks
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.package_layout import ANSWER, ANSWER_FORMAT, BAG_INFO, REPORT, SIGNATURE, TAG_MANIFEST
from cchc_desktop.handoff.statement import read_signature, sign
from cchc_desktop.handoff.verifying import BAD, VALID
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import OfficeRemark
from tests.handoff.answers import (
    MOMENT,
    OFFICE,
    OFFICE_KEY,
    REMARKS,
    make_about,
    make_answer_file,
    make_answer_package,
    read_back,
)
from tests.handoff.packages import files_of, make_key, make_package, verified, zipped


def accepted(raw: bytes) -> bool:
    return read_back(raw).file is not None


def test_an_answer_comes_back_as_it_was_given() -> None:
    found = read_back(make_answer_package())

    assert found.file == make_answer_file()
    assert (found.verification.whole, found.verification.signature) == (True, VALID)
    assert found.verification.statement is not None
    assert (found.verification.statement.unit, found.verification.statement.state) == (OFFICE, "returned")
    assert [(str(remark.at), remark.text) for remark in found.file.answer.remarks] == [*REMARKS]


def test_the_same_answer_has_the_same_bytes_and_the_same_id() -> None:
    assert make_answer_package() == make_answer_package()
    assert read_back(make_answer_package(key=8)).id == read_back(make_answer_package()).id


def test_the_name_says_the_unit_the_version_and_the_verdict() -> None:
    assert answer_name(make_answer_file()) == "xa-an-thanh_2023-h1_v2_tra-lai.cchc"
    assert answer_name(make_answer_file(()), 2) == "xa-an-thanh_2023-h1_v2_da-nhan_lan-2.cchc"


def test_every_single_byte_counts() -> None:
    raw = make_answer_package()

    assert [at for at in range(len(raw)) if accepted(raw[:at] + bytes([raw[at] ^ 0x01]) + raw[at + 1 :])] == []


@pytest.mark.parametrize("kind", ["cut", "overwrite", "swap", "add", "drop", "longer"])
def test_no_altered_answer_is_accepted(kind: str) -> None:
    raw, files = make_answer_package(), files_of(make_answer_package())
    for number in range(40):
        random = Random(f"{kind} {number}")  # noqa: S311 - the same cases every time
        altered = bytearray(raw)
        if kind == "cut":
            del altered[random.randrange(len(raw)) :]
        elif kind == "overwrite":
            at = random.randrange(len(raw) - 20)
            altered[at : at + 20] = random.randbytes(20)
        elif kind == "longer":
            altered += random.randbytes(1 + number)
        elif kind == "swap":
            one, other = random.sample([*files], 2)
            altered = bytearray(zipped({**files, one: files[other], other: files[one]}.items()))
        elif kind == "add":
            altered = bytearray(zipped([*files.items(), (f"data/{number}.json", random.randbytes(9))]))
        else:
            left_out = random.sample([*files], random.randrange(1, len(files)))
            altered = bytearray(zipped((name, content) for name, content in files.items() if name not in left_out))
        assert not accepted(bytes(altered)), (kind, number)


@given(
    st.lists(st.tuples(st.sampled_from(["7:6.7", "II.5@1:3", "letter.date", ""]), st.text(min_size=1, max_size=40))),
    st.data(),
)
def test_any_words_come_back_and_no_other_words_are_taken_for_them(
    remarks: list[tuple[str, str]], data: st.DataObject
) -> None:
    file = make_answer_file(tuple((at, text) for at, text in remarks if text.isprintable()))
    raw = make_answer_package(file)
    assert read_back(raw).file == file

    at = data.draw(st.integers(0, len(raw) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != raw[at]))
    assert not accepted(raw[:at] + bytes([other]) + raw[at + 1 :])


def resigned(files: dict[str, bytes], info: dict[str, str], statement_of: bytes, key: int = OFFICE_KEY) -> bytes:
    """Return other contents, packed and signed rightly by a key under the statement of another package."""
    signed = read_signature(statement_of, b"")
    assert signed is not None
    made = bag(files, info)
    made[SIGNATURE] = sign(signed.statement, made[TAG_MANIFEST], make_key(key))
    return b"".join(chunks(made, MOMENT))


def info_of(raw: bytes) -> dict[str, str]:
    lines = files_of(raw)[BAG_INFO].decode().splitlines()
    return {label: value for label, _, value in (line.partition(": ") for line in lines) if label != "Payload-Oxum"}


def test_signed_lines_that_say_something_else_than_the_answer_are_refused() -> None:
    """Whoever has the office's key makes a valid signature: still the lines and the file must say the same."""
    raw = make_answer_package()
    files = files_of(raw)
    others: dict[str, AnswerFile | bytes] = {
        "the verdict": make_answer_file(()),
        "the version": make_answer_file(version=3),
        "no remarks of a return": replaced(make_answer_file(), b'"returned"', b'"accepted"'),
        "ticked already": replaced(make_answer_file(), b'"text": "Ghi', b'"settled": true, "text": "Ghi'),
        "no answer at all": b"{}",
        "no JSON": b"\xff",
    }
    for name, other in others.items():
        content = other.as_bytes() if isinstance(other, AnswerFile) else other
        assert content != files[ANSWER], name
        assert not accepted(resigned({ANSWER: content}, info_of(raw), files[SIGNATURE])), name
    assert accepted(resigned({ANSWER: files[ANSWER]}, info_of(raw), files[SIGNATURE]))


def replaced(file: AnswerFile, old: bytes, new: bytes) -> bytes:
    raw = file.as_bytes()
    assert old in raw
    return raw.replace(old, new)


def test_more_files_than_the_answer_are_refused_even_when_they_are_signed() -> None:
    raw = make_answer_package()
    files = {ANSWER: files_of(raw)[ANSWER], "data/more.txt": b"more"}

    found = read_back(resigned(files, info_of(raw), files_of(raw)[SIGNATURE]))

    assert (found.file, found.verification.whole) == (None, False)


def test_another_key_is_reported_and_a_bad_signature_is_no_signature() -> None:
    assert read_back(make_answer_package(key=8)).verification.trust is KeyTrust.REPLACED

    files = files_of(make_answer_package())
    lines = files[SIGNATURE].decode().splitlines()
    forged = [line if not line.startswith("state: ") else "state: accepted" for line in lines]
    files[SIGNATURE] = ("\n".join(forged) + "\n").encode()
    assert read_back(b"".join(chunks(files, MOMENT))).verification.signature == BAD


def test_an_answer_is_no_report_and_a_report_is_no_answer() -> None:
    answer, report = make_answer_package(), make_package().raw

    assert (is_answer(answer), is_answer(report)) == (True, False)
    assert not verified(answer).whole
    assert not read_back(report).verification.whole
    both = zipped([*files_of(answer).items(), (REPORT, b"{}")])
    assert not is_answer(both)
    assert not accepted(both)


def test_an_answer_of_a_newer_program_says_so() -> None:
    raw = make_answer_package()
    files = files_of(raw)
    info = info_of(raw) | {"CCHC-Format": "cchc-answer/2"}
    assert info_of(raw)["CCHC-Format"] == ANSWER_FORMAT

    found = read_back(resigned({ANSWER: files[ANSWER]}, info, files[SIGNATURE])).verification

    assert (found.newer, found.whole) == (True, False)


def test_an_answer_without_a_mark_or_with_too_much_is_refused_with_its_places() -> None:
    found = read_back(make_answer_package(make_answer_file(about=make_about(mark="x"))))
    assert found.file is None
    assert any("about.mark" in fault for fault in found.verification.faults)
    long = OfficeRemark(at=Place("1:1"), text="a" * 4001)
    file = make_answer_file()
    answer = file.answer.with_remarks([long])
    assert not accepted(make_answer_package(AnswerFile(format=file.format, about=file.about, answer=answer)))
