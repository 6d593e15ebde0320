"""An answer of the receiving office at the commune: it lands on its report, or is refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.base.errors import BadFileError, NotFoundError, UserError
from cchc_desktop.checks.findings import REMARK
from cchc_desktop.desk.drafts.answer_words import answer_state
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.answer_landing import LandedAnswer, holds_answer, import_answer
from cchc_desktop.desk.packages.receiving import received, report_in
from cchc_desktop.desk.packages.verdict import NewKeyError
from cchc_desktop.desk.sending.handing import Handed, pack, prepare, result_of
from cchc_desktop.desk.work.closing import Explanation, close, issue, reopen
from cchc_desktop.handoff.answering.answer_file import AnswerFile, answer_to
from cchc_desktop.handoff.answering.answer_package import make_answer
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.report.document import CLOSED, OPEN, Report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import ACCEPTED, RETURNED, OfficeRemark
from db.drafts.store import open_drafts
from tests.handoff.answers import MOMENT, OFFICE, OFFICE_KEY
from tests.handoff.packages import make_key

REF = "an-thanh-2023-H1"
REMARKS = (
    ("1:1.1", "Xem lại số này."),
    ("II.5", "Nêu rõ nguyên nhân."),
    ("letter.date", "Ghi ngày ký."),
    ("", "Thiếu biểu."),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_drafts(tmp_path / "xã")
    found = Desk(store, "Chị Hòa")
    assert found.add_sample(printed=False).ref == REF
    close(store, REF, [], by="Chủ tịch")
    yield found
    store.close()


def packed(desk: Desk, folder: Path) -> Handed:
    folder.mkdir(exist_ok=True)
    return result_of(pack(prepare(desk.store, REF), Keyring(desk.store.folder), folder))


def seen_by_office(desk: Desk, tmp_path: Path, turn: int = 1) -> Report:
    """Return the report as the receiving office reads it in the package of the present version."""
    handed = packed(desk, tmp_path / f"USB {turn}")
    loaded, _ = report_in(received(Keyring(tmp_path / "tỉnh"), handed.package), "g")
    return loaded.report


def answer(report: Report, remarks: tuple[tuple[str, str], ...] = REMARKS, by: str = "Chị Mai") -> AnswerFile:
    given = [OfficeRemark(at=Place.parse(at), text=text) for at, text in remarks]
    return answer_to(report, RETURNED if remarks else ACCEPTED, given, office=OFFICE, by=by, when=MOMENT)


def written(folder: Path, file: AnswerFile, key: int = OFFICE_KEY) -> Path:
    path = folder / "trả lời.cchc"
    path.write_bytes(make_answer(file, make_key(key), MOMENT))
    return path


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Callable[..., LandedAnswer]:
    def taken(file: AnswerFile, key: int = OFFICE_KEY, *, accept_new_key: bool = False) -> LandedAnswer:
        path = written(tmp_path, file, key)
        assert holds_answer(path)
        return import_answer(desk, Keyring(desk.store.folder), path, accept_new_key=accept_new_key)

    return taken


Take = Callable[..., LandedAnswer]


def remarks_found(desk: Desk) -> list[tuple[str, str]]:
    found = desk.open(REF).outcome.findings
    return [(each.at[0], each.message.partition(": ")[2]) for each in found if each.rule == REMARK]


def test_a_return_stands_at_its_fields_with_the_words_of_the_office(desk: Desk, take: Take, tmp_path: Path) -> None:
    landed = take(answer(seen_by_office(desk, tmp_path)))

    assert (landed.ref, landed.again) == (REF, False)
    assert landed.notices[0] == f"{OFFICE} trả lại lần 1 kèm 4 ghi chú, ngày 18/6/2023."
    assert sorted(remarks_found(desk)) == sorted((at or "*", text) for at, text in REMARKS)
    (draft,) = desk.drafts()
    assert (draft.state, answer_state(draft)) == (CLOSED, "bị trả lại, 4 ghi chú")


def test_an_acceptance_closes_the_circle(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(answer(seen_by_office(desk, tmp_path), ()))

    (draft,) = desk.drafts()
    assert answer_state(draft) == "nơi nhận đã nhận"
    assert remarks_found(desk) == []
    assert [change.cause for change in desk.store.history(REF) if not change.key][-1] == "answer"


def test_the_sealed_version_and_its_package_are_as_they_were(desk: Desk, take: Take, tmp_path: Path) -> None:
    sealed, handed = desk.store.sealed(REF, 1), packed(desk, tmp_path / "USB 1")
    take(answer(seen_by_office(desk, tmp_path)))

    assert desk.store.sealed(REF, 1) == sealed
    again = packed(desk, tmp_path / "USB 1")
    assert (again.present, again.sha256) == (True, handed.sha256)


def test_so_is_the_package_of_an_issued_version(desk: Desk, take: Take, tmp_path: Path) -> None:
    seen = seen_by_office(desk, tmp_path)  # before number and day were entered: the same version
    issue(desk.store, REF, number="05", day="2023-06-15")
    handed = packed(desk, tmp_path / "USB 2")

    take(answer(seen))

    assert packed(desk, tmp_path / "USB 2").sha256 == handed.sha256


def test_a_remark_is_ticked_off_undone_and_the_next_version_says_which_it_answers(
    desk: Desk, take: Take, tmp_path: Path
) -> None:
    take(answer(seen_by_office(desk, tmp_path)))
    reopen(desk.store, REF)
    opened = desk.open(REF)
    (at_row,) = (each for each in opened.outcome.findings if each.rule == REMARK and each.at == ("1:1.1",))

    assert opened.mend(at_row)
    assert "1:1.1" not in [at for at, _ in remarks_found(desk)]
    assert opened.undo() == "1:1.1"
    assert len(remarks_found(desk)) == 4
    assert opened.redo() == "1:1.1"
    (draft,) = desk.drafts()
    assert answer_state(draft) == "sửa theo ghi chú, còn 3"

    left = [each for each in opened.outcome.findings if each.rule == REMARK]
    closed = close(desk.store, REF, [Explanation(rule=REMARK, at=each.at, text="Đã xem.") for each in left])
    assert closed.closed
    ((answered),) = seen_by_office(desk, tmp_path, 2).answers
    assert (answered.version, answered.office) == (1, OFFICE)
    assert [(str(remark.at), remark.settled) for remark in answered.remarks] == [
        (at, at == "1:1.1") for at, _ in REMARKS
    ]


def test_closing_asks_about_a_remark_that_is_not_ticked_off(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(answer(seen_by_office(desk, tmp_path), REMARKS[:1]))
    reopen(desk.store, REF)

    assert [each.rule for each in close(desk.store, REF).missing] == [REMARK]


def test_an_explanation_answers_no_other_remark_at_the_same_place(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(answer(seen_by_office(desk, tmp_path), REMARKS[:1]))
    reopen(desk.store, REF)
    given = [Explanation(rule=REMARK, at=("1:1.1",), text="Số này đúng.")]
    assert close(desk.store, REF, given).closed

    take(answer(seen_by_office(desk, tmp_path, 2), (("1:1.1", "Vẫn chưa khớp báo cáo quý."),)))
    reopen(desk.store, REF)

    assert [each.message.partition(": ")[2] for each in close(desk.store, REF).missing] == [
        "Vẫn chưa khớp báo cáo quý."
    ]


def test_the_same_answer_twice_adds_nothing(desk: Desk, take: Take, tmp_path: Path) -> None:
    file = answer(seen_by_office(desk, tmp_path))
    take(file)
    before = desk.store.history(REF)

    landed = take(file)

    assert landed.again
    assert any("đã nhận rồi" in line for line in landed.notices)
    assert desk.store.history(REF) == before


def test_the_first_of_two_answers_to_a_version_stays_and_the_other_is_reported(
    desk: Desk, take: Take, tmp_path: Path
) -> None:
    seen = seen_by_office(desk, tmp_path)
    take(answer(seen, ()))

    with pytest.raises(UserError, match="đã có trả lời khác") as refused:
        take(answer(seen))

    assert "đã nhận lần 1" in str(refused.value)
    (draft,) = desk.drafts()
    assert (answer_state(draft), remarks_found(desk)) == ("nơi nhận đã nhận", [])


def test_an_answer_that_is_about_no_version_here_is_refused(desk: Desk, take: Take, tmp_path: Path) -> None:
    seen = seen_by_office(desk, tmp_path)
    with_name = seen.with_edit("unit.name", "Quang Phục")

    with pytest.raises(NotFoundError, match="không có báo cáo được trả lời"):
        take(answer(with_name))
    with pytest.raises(NotFoundError, match="không có báo cáo được trả lời"):
        take(answer(replace(seen, period="2023-Y")))
    with pytest.raises(UserError, match="không có lần 3"):
        take(answer(replace(seen, version=3)))
    with pytest.raises(UserError, match="một bản khác"):
        take(answer(seen.with_edit("1:1.1", "1")))
    assert (remarks_found(desk), desk.drafts()[0].answer) == ([], None)


def test_an_answer_to_an_earlier_version_lands_and_says_so(desk: Desk, take: Take, tmp_path: Path) -> None:
    seen = seen_by_office(desk, tmp_path)
    reopen(desk.store, REF)

    landed = take(answer(seen))

    assert any("lần 1; ở máy này báo cáo đang là lần 2" in line for line in landed.notices)
    assert len(remarks_found(desk)) == 4


def test_an_unknown_sender_is_reported_and_a_changed_one_is_stopped(desk: Desk, take: Take, tmp_path: Path) -> None:
    seen = seen_by_office(desk, tmp_path)
    first = take(answer(seen))
    assert any(make_key(OFFICE_KEY).public.fingerprint in line for line in first.notices)

    reopen(desk.store, REF)
    left = [each.at for each in desk.open(REF).outcome.findings if each.rule == REMARK]
    close(desk.store, REF, [Explanation(rule=REMARK, at=at, text="Đã xem.") for at in left])
    second = answer(seen_by_office(desk, tmp_path, 2), ())
    with pytest.raises(NewKeyError):
        take(second, 8)
    assert [each.version for each in desk.store.load(REF).report.answers] == [1]

    assert take(second, 8, accept_new_key=True).answer.version == 2


def test_an_altered_answer_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, answer(seen_by_office(desk, tmp_path)))
    path.write_bytes(path.read_bytes().replace("Thiếu biểu".encode(), "Thừa biểu?".encode().ljust(13)[:13]))

    with pytest.raises(BadFileError, match="không còn nguyên vẹn"):
        import_answer(desk, Keyring(desk.store.folder), path)
    assert desk.drafts()[0].answer is None


def test_answers_stay_through_a_backup_and_a_copy_of_the_draft_has_none(desk: Desk, take: Take, tmp_path: Path) -> None:
    take(answer(seen_by_office(desk, tmp_path)))

    copied = desk.copy(REF)

    assert desk.store.load(copied.ref).report.answers == ()
    (kept,) = desk.store.load(REF).report.answers
    assert (kept.key, kept.version) == (make_key(OFFICE_KEY).public.fingerprint, 1)
    assert desk.store.load(copied.ref).report.state == OPEN
