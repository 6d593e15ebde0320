"""The command cchc, called from outside: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.cli.commands import GROUPS
from cchc_desktop.cli.parsing import Parser
from cchc_desktop.desk.office.settings import Settings
from cchc_desktop.report.file import write_report
from db.drafts.store import open_drafts
from tests.make import TEMPLATE, shipped_sample

ROOT = Path(__file__).parents[2]
PRINTED = str(ROOT / "resources" / "samples" / "an-thanh-2023-H1-printed.json")
MENDED = str(ROOT / "resources" / "samples" / "an-thanh-2023-H1.json")
Done = subprocess.CompletedProcess[str]


def call(*arguments: str | Path, code: str = "") -> Done:
    program = ["-c", code] if code else ["-m", "cchc_desktop", *map(str, arguments)]
    environment = {**os.environ, "HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent", "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, *program],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        timeout=300,  # a command that waits for ever fails its test, not the whole run
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with both samples: an-thanh-2023-H1 with its errors fixed, an-thanh-2023-H1-2 as printed."""
    folder = tmp_path_factory.mktemp("dữ liệu")
    for options in ([], ["--printed"]):
        assert call("sample", *options, "--data", folder).returncode == 0
    return folder


def last_word(done: Done) -> str:
    return done.stdout.split()[-1]


def test_sample_prints_its_reference(tmp_path: Path) -> None:
    done = call("sample", "--data", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "an-thanh-2023-H1\n", "")


def test_a_second_sample_gets_a_reference_of_its_own(data: Path) -> None:
    refs = [draft["ref"] for draft in json.loads(call("list", "--json", "--data", data).stdout)]
    assert sorted(refs) == ["an-thanh-2023-H1", "an-thanh-2023-H1-2"]


def test_data_may_stand_before_and_after_the_command(data: Path) -> None:
    assert call("--data", data, "list").stdout == call("list", "--data", data).stdout != ""


def test_list_has_a_line_for_each_draft(data: Path) -> None:
    lines = call("list", "--data", data).stdout.splitlines()
    assert [line.split("\t")[1:4] for line in lines] == [["xã An Thanh", "2023-H1", "bản thảo 1"]] * 2


def test_list_says_the_name_that_the_office_gave_to_a_draft(tmp_path: Path) -> None:
    call("sample", "--data", tmp_path)
    store = open_drafts(tmp_path)
    Settings(store).name_draft("an-thanh-2023-H1", "Bản gửi chị Hoa")
    store.close()

    assert call("list", "--data", tmp_path).stdout.rstrip().endswith("\t“Bản gửi chị Hoa”")
    (listed,) = json.loads(call("list", "--json", "--data", tmp_path).stdout)
    assert listed["name"] == "Bản gửi chị Hoa"


def test_an_empty_list_says_so_to_people_alone(tmp_path: Path) -> None:
    done = call("list", "--data", tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Chưa có báo cáo nào" in done.stderr


def test_show_prints_every_row_of_a_draft(data: Path) -> None:
    done = call("show", "an-thanh-2023-H1", "--data", data)
    assert done.returncode == 0
    rows = [line for line in done.stdout.splitlines() if line.split("\t")[0].count(":") == 1 and "\t" in line]
    assert len(rows) == 123


def test_show_prints_a_draft_as_a_file(data: Path) -> None:
    shown = json.loads(call("show", "an-thanh-2023-H1-2", "--json", "--data", data).stdout)
    sample = json.loads(write_report(shipped_sample("an-thanh-2023-H1-printed")))
    assert shown["figures"] == sample["figures"]
    assert shown["sections"] == sample["sections"]


def test_a_draft_that_does_not_exist_is_reported(data: Path) -> None:
    done = call("show", "xã-khác", "--data", data)
    assert (done.returncode, done.stdout) == (2, "")
    assert "xã-khác" in done.stderr
    assert "Traceback" not in done.stderr


def test_import_prints_its_reference_last(tmp_path: Path) -> None:
    done = call("import", MENDED, "--data", tmp_path)
    assert (done.returncode, last_word(done)) == (0, "an-thanh-2023-H1")


def test_import_warns_of_an_unknown_member_and_carries_it_along(tmp_path: Path) -> None:
    file = tmp_path / "tệp.json"
    file.write_text(json.dumps(json.loads(Path(MENDED).read_text(encoding="utf-8")) | {"màu": [1]}), encoding="utf-8")
    done = call("import", file, "--data", tmp_path)
    assert done.stderr.startswith("màu: ")
    assert json.loads(call("show", last_word(done), "--json", "--data", tmp_path).stdout)["màu"] == [1]


def test_a_file_with_faults_is_refused_whole_with_each_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "sai.json"
    file.write_text('{"format": "cchc-report/1", "template": "x", "period": 1}', encoding="utf-8")
    done = call("import", file, "--data", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    paths = [line.partition(": ")[0] for line in done.stderr.splitlines()[1:]]
    assert paths == ["period", "unit", "letter", "sections", "figures", "template"]
    assert call("list", "--data", tmp_path).stdout == ""


def test_check_of_the_printed_report_exits_1_and_prints_each_finding(data: Path) -> None:
    done = call("check", "an-thanh-2023-H1-2", "--data", data)
    assert done.returncode == 1
    assert "Lỗi  7:6.7  Đã ghi 99,13%, trong khi 1.381 : 1.395 được 99,00%." in done.stdout
    assert done.stderr == "8 lỗi, 24 cảnh báo, 13 gợi ý.\n"


def test_check_of_the_fixed_report_exits_0(data: Path) -> None:
    assert call("check", "an-thanh-2023-H1", "--data", data).returncode == 0


def test_check_prints_json_of_findings_unchecked_and_summary() -> None:
    done = call("check", PRINTED, "--json")
    outcome = json.loads(done.stdout)
    assert (list(outcome), outcome["summary"]) == (
        ["findings", "unchecked", "summary"], {"errors": 8, "warnings": 24, "hints": 13},
    )  # fmt: skip
    fixed = next(each for each in outcome["findings"] if each["at"][0] == "6:2.4")
    assert list(fixed) == ["rule", "severity", "at", "found", "expected", "message", "fix"]
    assert fixed["fix"] == {"at": "6:2.4", "text": "1"}
    assert list(outcome["unchecked"][0]) == ["rule", "at", "missing", "message"]


def test_check_of_a_file_needs_no_data_folder() -> None:
    assert call("check", MENDED).returncode == 0


def test_check_of_nothing_there_exits_2(tmp_path: Path) -> None:
    for name in ("không-có", "x" * 300):
        done = call("check", name, "--data", tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr
        assert "ngoài dự kiến" not in done.stderr


@pytest.mark.parametrize("name", ["không-có.json", "không/có"])
def test_check_of_a_file_that_is_not_there_says_so(tmp_path: Path, name: str) -> None:
    done = call("check", tmp_path / name, "--data", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Không tìm thấy tệp ")


def test_words_and_names_are_vietnamese_also_where_the_system_knows_only_ascii(tmp_path: Path) -> None:
    plain = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    written = tmp_path / "báo cáo xã.json"
    done = subprocess.run(
        [sys.executable, "-m", "cchc_desktop", "export", PRINTED, "--json", written, "--data", tmp_path / "dữ liệu"],
        check=False, capture_output=True, cwd=ROOT,
        env={**plain, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )  # fmt: skip
    printed = done.stdout.decode().replace(os.linesep, "\n")
    assert (done.returncode, printed, done.stderr.decode()) == (0, f"{written}\n", "")
    assert written.exists()


def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    call = [sys.executable, "-m", "cchc_desktop", "check", PRINTED, "--json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, cwd=ROOT) as done:
        assert done.stdout
        assert done.stderr
        assert done.stdout.read(1) == b"{"
        done.stdout.close()
        assert (done.stderr.read(), done.wait()) == (b"", 1)


def test_export_writes_each_file_whatever_the_findings_and_prints_its_path(data: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "a.xlsx", "a.json")]
    options = [item for file in files for item in (f"--{file.suffix[1:]}", file)]
    done = call("export", "an-thanh-2023-H1-2", *options, "--data", data)
    assert (done.returncode, done.stdout.splitlines()) == (0, [str(file) for file in files])
    assert [file.read_bytes()[:2] for file in files] == [b"%P", b"PK", b"{\n"]


def test_an_exported_report_checks_as_its_draft_does(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "lại.json"
    assert call("export", "an-thanh-2023-H1-2", "--json", file, "--data", data).returncode == 0
    assert call("check", file, "--json").stdout == call("check", PRINTED, "--json").stdout


def test_an_exported_workbook_is_imported_again(tmp_path: Path) -> None:
    book = tmp_path / "báo cáo.xlsx"
    assert call("export", PRINTED, "--xlsx", book).returncode == 0
    done = call("import", book, "--data", tmp_path)
    shown = json.loads(call("show", last_word(done), "--json", "--data", tmp_path).stdout)
    assert shown["figures"] == dict(shipped_sample("an-thanh-2023-H1-printed").figures)


def test_import_and_check_say_what_was_edited_in_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "báo cáo.xlsx"
    assert call("export", PRINTED, "--xlsx", book).returncode == 0
    workbook = openpyxl.load_workbook(book)
    column = next(cells for cells in workbook["Biểu mẫu 7"].iter_rows() if str(cells[0].value) == "6.7.2.")
    column[3].value = 1380
    workbook.save(book)
    change = f"Biểu mẫu 7, ô {column[3].coordinate}: nhận chỗ sửa ngoài chương trình, 7:6.7.2 1.381 → 1.380."
    assert change in call("import", book, "--data", tmp_path).stderr
    assert change in call("check", book).stderr


def test_export_to_no_file_asks_for_one(data: Path) -> None:
    done = call("export", "an-thanh-2023-H1", "--data", data)
    assert done.returncode == 2
    assert "--pdf" in done.stderr


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    done = call("export", MENDED, "--json", tmp_path / "chưa có" / "a.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "chưa có" in done.stderr


def test_template_check_finds_nothing_wrong_with_the_shipped_ones() -> None:
    for name in ("cchc-xa-2023", "cchc-xa-2025"):
        done = call("template", "check", ROOT / "resources" / "templates" / f"{name}.toml")
        assert (done.returncode, done.stdout) == (0, "")


def test_template_check_prints_every_fault_by_path_and_line(tmp_path: Path) -> None:
    file = tmp_path / "mẫu.toml"
    file.write_text(TEMPLATE.replace('kind = "count"', 'kind = "x"'), encoding="utf-8")
    done = call("template", "check", file)
    assert done.returncode == 1
    places = [line.partition(": ")[0].partition(", ")[2] for line in done.stdout.splitlines()]
    assert places == ["forms[0].rows[0].kind", "forms[0].rows[1].kind"]
    assert all(line.startswith("dòng ") for line in done.stdout.splitlines())


def test_a_rule_that_breaks_its_own_example_is_a_fault_of_the_template(tmp_path: Path) -> None:
    file = tmp_path / "mẫu.toml"
    file.write_text(TEMPLATE.replace('"1:1.1" = "5"', '"1:1.1" = "3"'), encoding="utf-8")
    done = call("template", "check", file)
    line = TEMPLATE[: TEMPLATE.index("fails = {")].count("\n") + 1
    assert (done.returncode, done.stdout.partition(":")[0]) == (1, f"dòng {line}, rules[0].fails")


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["check"], ["list", "--lạ"], ["template"], ["template", "check"], ["--data"], ["--data", " "]],
)
def test_a_wrong_call_is_reported_and_exits_2(arguments: list[str]) -> None:
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Lệnh chưa đúng" in done.stderr


@pytest.mark.parametrize("before", [[], ["--data", "D"], ["--data=D"]])
def test_help_lists_the_commands(before: list[str]) -> None:
    done = call(*before, "--help")
    assert done.returncode == 0
    listed = [word for line in done.stdout.splitlines() if line.startswith("    ") for word in line.split()[:1]]
    assert {"sample", "list", "show", "import", "check", "export", "template"} <= set(listed)


def test_a_bug_is_logged_with_its_trace_and_reported_in_one_line(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from cchc_desktop.base.logs import catch_bugs
catch_bugs(lambda: Path({str(tmp_path)!r}))
1 / 0
"""
    done = call(code=program)
    log = tmp_path / "cchc.log"
    assert done.returncode == 2
    assert str(log) in done.stderr
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_each_command_is_found_in_the_group_that_adds_it() -> None:
    added = {}
    for group in GROUPS:
        commands = Parser(prog="cchc").add_subparsers()
        import_module(f"cchc_desktop.cli.groups.{group}").add_commands(commands)
        added[group] = tuple(commands.choices)
    assert added == GROUPS


def test_a_check_of_a_file_waits_for_nothing_that_it_does_not_need() -> None:
    code = f"import sys; from cchc_desktop.cli import main; main(['check', {PRINTED!r}]); print('LOADED', *sys.modules)"
    loaded = set(call(code=code).stdout.partition("LOADED ")[2].split())
    assert "cchc_desktop.checks.run" in loaded
    unneeded = {"pydantic", "sqlalchemy", "logging", "platformdirs", "zipfile", "importlib.resources"}
    assert not loaded & unneeded
    assert not loaded & {f"cchc_desktop.cli.groups.{group}" for group in GROUPS if group != "checking"}


def test_check_reports_unseen_characters_and_letters_that_do_not_print_with_their_places(tmp_path: Path) -> None:
    data = json.loads(write_report(shipped_sample("an-thanh-2023-H1")))
    data["sections"]["I"] = "\u200b"
    data["sections"]["IV"] = "\uf0b7 Ban hành ⇒ giao 漢"
    data["figures"]["7:6.7.1"] += "\ufeff"
    file = tmp_path / "báo cáo.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    done = call("check", file, "--json")
    found = {(each["rule"], each["at"][0]) for each in json.loads(done.stdout)["findings"]}
    assert {("text.empty", "I"), ("text.letters", "IV@18:19")} <= found
    assert not any(rule == "value.format" and at == "7:6.7.1" for rule, at in found)
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()][:2] == ["sections.I", "figures.7:6.7.1"]
