"""The command diff, called from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from db.drafts.store import open_drafts
from tests.cli.test_commands import call

REF = "an-thanh-2023-H1"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder: the example printed as a draft, closed, reopened, and edited."""
    folder = tmp_path_factory.mktemp("so sánh") / "data"
    assert call("sample", "--data", folder).returncode == 0
    assert call("export", REF, "--draft", "--pdf", folder.parent / "nháp.pdf", "--data", folder).returncode == 0
    edit(folder, {"1:1": "42"})
    assert call("export", REF, "--json", folder.parent / "một.json", "--data", folder).returncode == 0
    edit(folder, {"6:1.2": "2.649.523.000", "IV": "Bốn việc."})
    return folder


def edit(folder: Path, texts: dict[str, str]) -> None:
    """Edit the draft."""
    store = open_drafts(folder)
    store.edit_many(REF, texts, who="", cause="typed")
    store.close()


def test_what_differs_is_printed_for_people_and_ends_with_1(data: Path) -> None:
    """A line for each place, by key."""
    done = call("diff", f"{REF}@in1", REF, "--data", data)
    assert (done.returncode, "1:1  40 → 42 (+2)" in done.stdout.splitlines()) == (1, True)
    assert done.stderr.endswith(" chỗ khác.\n")


def test_the_changes_as_json_are_the_stored_fields(data: Path) -> None:
    """Each with its place and both texts, whole."""
    done = call("diff", f"{REF}@in1", REF, "--json", "--data", data)
    changes = json.loads(done.stdout)["changes"]
    assert [change["at"] for change in changes] == ["IV", "1:1", "6:1.2"]
    assert changes[1] == {"at": "1:1", "before": "40", "after": "42"}
    assert changes[0]["after"] == "Bốn việc."


def test_on_paper_there_is_only_what_differs(data: Path) -> None:
    """The sections and forms that are equal are named, their words are left out."""
    file = data.parent / "khác.pdf"
    assert call("diff", f"{REF}@in1", REF, "--pdf", file, "--data", data).returncode == 1
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file)]
    words = " ".join(" ".join(pages).split())
    assert len(pages) <= 2
    for part in ("NHỮNG CHỖ KHÁC", "6 tháng đầu năm 2023, xã An Thanh", "Bốn việc.", "40 42 +2"):
        assert part in words
    assert "Thủ tục hành chính" not in words
    assert "II.2.c" in words.partition("giống nhau:")[2].partition("I. Chỉ đạo")[0]


def test_a_file_is_compared_with_a_draft_and_with_a_file(data: Path) -> None:
    """A file with itself does not differ: exit 0 and no change."""
    file = data.parent / "một.json"
    assert [
        change["at"] for change in json.loads(call("diff", file, REF, "--json", "--data", data).stdout)["changes"]
    ] == [
        "IV",
        "6:1.2",
    ]
    same = call("diff", file, file, "--json", "--data", data)
    assert (same.returncode, json.loads(same.stdout)) == (0, {"changes": []})
    assert call("diff", file, file, "--data", data).stderr.endswith("Hai bản giống nhau.\n")


@pytest.mark.parametrize("name", ["không-có", f"{REF}@9", f"{REF}@in9", "không-có.json"])
def test_what_is_not_there_ends_with_2(data: Path, name: str) -> None:
    """It is said on standard error."""
    done = call("diff", name, REF, "--data", data)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_the_print_has_its_number_on_paper(data: Path) -> None:
    """At the foot of every page."""
    page = pypdfium2.PdfDocument(data.parent / "nháp.pdf")[0]
    assert "Dự thảo lần 1, bản in số 1, sửa lần cuối" in page.get_textpage().get_text_bounded()
