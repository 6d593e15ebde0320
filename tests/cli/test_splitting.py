"""The commands handout and merge, called from outside: a part goes to a colleague's data folder and comes back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from db.drafts.store import open_drafts
from tests.cli.test_commands import call

REF = "an-thanh-2023-H1"


def edit(data: Path, texts: dict[str, str]) -> None:
    store = open_drafts(data)
    store.edit_many(REF, texts, who="", cause="typed")
    store.close()


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the data folder "xã", and "USB" with the returned parts of form 3 and section II.2."""
    folder = tmp_path_factory.mktemp("phần việc")
    ours, theirs, stick = folder / "xã", folder / "Hoa", folder / "USB"
    stick.mkdir()
    assert call("sample", "--data", ours).returncode == 0
    options = ("--parts", "3,II.2", "--for", "Chị Hoa", "--to", stick)
    out = call("handout", REF, *options, "--data", ours)
    assert (out.returncode, out.stdout) == (0, f"{stick / 'an-thanh_2023-H1_v1_phan-viec-chi-hoa.cchc'}\n")
    taken = call("import", out.stdout.strip(), "--data", theirs)
    assert "biểu mẫu 3, mục II.2.a, mục II.2.b, mục II.2.c, giao cho Chị Hoa" in taken.stderr
    edit(theirs, {"3:1.1": "5", "3:1.2": "7", "II.2.b": "Hoa viết.", "1:1": "99"})
    edit(ours, {"3:1.1": "6", "II.2.c": "Ta viết."})
    assert call("pack", REF, "--draft", "--to", stick, "--data", theirs).returncode == 0
    return folder


@pytest.fixture
def ours(split: Path, tmp_path: Path) -> Path:
    """Return a copy of the data folder that handed the part out."""
    return Path(shutil.copytree(split / "xã", tmp_path / "xã"))


def returned(split: Path) -> Path:
    return split / "USB" / "an-thanh_2023-H1_v1_phan-viec-chi-hoa_lan-2.cchc"


def text(data: Path, *keys: str) -> list[str]:
    shown = json.loads(call("show", REF, "--json", "--data", data).stdout)
    fields = {**shown["figures"], **shown["sections"]}
    return [fields[key] for key in keys]


def test_an_open_conflict_ends_with_1_and_nothing_is_taken(split: Path, ours: Path) -> None:
    done = call("merge", REF, returned(split), "--json", "--data", ours)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["applied"], answer["part"]["colleague"]) == (1, False, "Chị Hoa")
    groups = {name: [each["key"] for each in answer[name]] for name in ("taken", "kept", "conflicts", "outside")}
    assert groups == {
        "taken": ["II.2.b", "3:1.2"],
        "kept": ["II.2.c"],
        "conflicts": ["3:1.1"],
        "outside": ["1:1"],
    }
    assert [answer["conflicts"][0][side] for side in ("ours", "theirs")] == ["6", "5"]
    assert "còn 1 chỗ hai bên cùng sửa" in done.stderr
    assert text(ours, "3:1.1", "1:1") == ["6", "40"]


@pytest.mark.parametrize(
    ("options", "figure", "word"),
    [
        (("--theirs",), "5", "Lấy bản gửi lại"),
        (("--ours",), "6", "Giữ bản ở đây"),
        (("--ours", "--take", "3:1.1"), "5", "Lấy bản gửi lại"),
        (("--keep", "3:1.1"), "6", "Giữ bản ở đây"),
    ],
)
def test_a_choice_settles_it(split: Path, ours: Path, options: tuple[str, ...], figure: str, word: str) -> None:
    done = call("merge", REF, returned(split), *options, "--data", ours)
    assert done.returncode == 0, done.stderr
    assert f"{word}\t3:1.1\tlúc giao “1”, ở đây “6”, gửi lại “5”" in done.stdout
    assert text(ours, "3:1.1", "3:1.2", "II.2.b", "II.2.c", "1:1") == [figure, "7", "Hoa viết.", "Ta viết.", "40"]


def test_a_choice_where_there_is_none_and_a_part_there_is_not_cannot_run(split: Path, ours: Path) -> None:
    done = call("merge", REF, returned(split), "--keep", "1:1", "--data", ours)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Hai bên không cùng sửa ở: 1:1." in done.stderr
    out = call("handout", REF, "--parts", "8", "--to", split / "USB", "--data", ours)
    assert (out.returncode, out.stdout) == (2, "")
    assert "“8”" in out.stderr


def test_another_reports_part_cannot_run(split: Path, ours: Path) -> None:
    call("sample", "--data", ours)
    done = call("merge", f"{REF}-2", returned(split), "--theirs", "--data", ours)
    assert (done.returncode, done.stdout) == (2, "")
    assert "không giao từ báo cáo này" in done.stderr
