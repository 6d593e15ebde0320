"""A short run of the misuse in `benchmarks`: what it looks for must not be there, and it must be able to look."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import file_actions
from benchmarks.disk_actions import runner_in, scratch_of
from benchmarks.faulty_disk import missing
from benchmarks.file_actions import alter_package, offer_crafted_copies, open_hostile_file, turn_clock
from benchmarks.misuse_office import FoundError, Office
from benchmarks.typing_actions import OLDEST, lost_by_kill
from cchc_desktop.handoff.keyring import Keyring
from cchc_desktop.handoff.verifying import examine
from tests.handoff.packages import make_package

FAULTY = pytest.mark.skipif(bool(missing()), reason=missing() or "the library can be made")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(random.Random(1), tmp_path, None)  # noqa: S311 - misuse, no secrets


def test_no_altered_package_is_accepted(office: Office) -> None:
    assert alter_package(make_package().raw, Keyring(office.data), office.random, 300) < file_actions.SLOWEST_PACKAGE


def test_a_package_that_is_accepted_though_altered_would_be_found(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = make_package().raw
    monkeypatch.setattr(file_actions, "examine", lambda _raw, judge: examine(whole, judge))
    with pytest.raises(FoundError, match="accepted"):
        alter_package(whole, Keyring(office.data), office.random, 3)


@FAULTY
def test_hostile_files_are_refused_in_words_and_in_time(office: Office) -> None:
    scratch, ref = scratch_of(office), office.add_sample()
    workbook = scratch / "sổ.xlsx"
    office.call("export", ref, "--xlsx", str(workbook), accepted=(0,))
    for _ in range(8):
        open_hostile_file(office, runner_in(scratch), workbook, ref)


@pytest.mark.parametrize("action", [offer_crafted_copies, turn_clock])
def test_copies_and_clocks(office: Office, action: Callable[[Office], None]) -> None:
    action(office)


def test_a_kill_while_somebody_types_without_a_pause_loses_no_more_than_three_seconds(office: Office) -> None:
    assert lost_by_kill(office.data, office.random) <= OLDEST
