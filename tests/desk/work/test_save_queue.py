"""The queue of changes that are not on the disk yet: in order, nothing lost, whatever the store raises."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from cchc_desktop.base.errors import StorageError, UserError
from cchc_desktop.desk.work.save_queue import SaveQueue, SaveState

EIGHT = datetime.fromisoformat("2023-06-05T08:00:00+07:00")
FULL = StorageError("Chưa lưu được bản thảo.", "Ổ đĩa đã đầy.")
FAILURES = (FULL, UserError("Báo cáo đã chốt."), RuntimeError("hỏng"), OperationalError("UPDATE", {}, OSError()))


class Disk:
    """Takes changes; raises the errors of `raises`, one at each attempt, and always for the text `full_at`."""

    def __init__(self, *raises: Exception) -> None:
        self.raises = list(raises)
        self.full_at = ""
        self.written: list[str] = []
        self.queue = SaveQueue(EIGHT)

    def add(self, *texts: str) -> None:
        for text in texts:
            self.queue.add(lambda text=text: self._write(text))  # type: ignore[misc]

    def _write(self, text: str) -> datetime:
        if self.raises:
            raise self.raises.pop(0)
        if text == self.full_at:
            raise FULL
        self.written.append(text)
        return EIGHT + timedelta(minutes=len(self.written))


@pytest.fixture(autouse=True)
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Return the errors that are reported as bugs, to the log and the crash note."""
    reported: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: reported.append(error))
    return reported


def test_a_change_is_written_at_once() -> None:
    disk = Disk()
    disk.add("a", "b")
    assert (disk.written, disk.queue.state.failure) == (["a", "b"], None)
    assert disk.queue.state.saved_at == EIGHT + timedelta(minutes=2)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_what_fails_once_is_written_at_the_next_attempt(failure: Exception) -> None:
    disk = Disk(failure)
    disk.add("a")
    assert (disk.written, disk.queue.state.saved_at) == ([], EIGHT)
    assert isinstance(disk.queue.state.failure, UserError)
    assert disk.queue.flush()
    assert disk.written == ["a"]
    assert disk.queue.state == SaveState(EIGHT + timedelta(minutes=1))


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_a_failure_in_the_middle_keeps_those_behind_it_in_order(failure: Exception) -> None:
    disk = Disk()
    disk.add("a")
    disk.raises = [failure, failure, failure]
    disk.add("b", "c", "d")
    assert (disk.written, disk.queue.state.failure is None) == (["a"], False)
    assert disk.queue.flush()
    assert disk.written == ["a", "b", "c", "d"]


def test_a_failure_on_the_way_through_the_queue_writes_none_twice() -> None:
    disk = Disk(FULL, FULL, FULL)
    disk.add("a", "b", "c")
    disk.full_at = "b"
    assert not disk.queue.flush()
    assert not disk.queue.flush()
    assert disk.written == ["a"]
    disk.full_at = ""
    assert disk.queue.flush()
    assert disk.written == ["a", "b", "c"]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_what_fails_for_ever_stays_a_failure_and_loses_nothing(failure: Exception) -> None:
    disk = Disk(*[failure] * 50)
    disk.add(*"abc")
    while len(disk.raises) > 1:
        assert not disk.queue.flush()
        assert disk.queue.state.failure
    with pytest.raises(UserError):
        disk.queue.require_saved()
    assert disk.written == []
    disk.queue.require_saved()
    assert disk.written == ["a", "b", "c"]


def test_an_unexpected_error_is_reported_once_until_all_is_saved(bugs: list[BaseException]) -> None:
    disk = Disk(*[RuntimeError("hỏng")] * 5)
    disk.add("a", "b")
    disk.queue.flush()
    assert [str(error) for error in bugs] == ["hỏng"]
    assert disk.queue.state.failure
    assert "RuntimeError" in disk.queue.state.failure.text
    disk.raises.clear()
    disk.queue.flush()
    disk.raises = [ValueError("lại hỏng")]
    disk.add("c")
    assert [str(error) for error in bugs] == ["hỏng", "lại hỏng"]


def test_a_failure_that_users_can_act_on_is_no_bug(bugs: list[BaseException]) -> None:
    disk = Disk(FULL)
    disk.add("a")
    assert (disk.queue.state.failure, bugs) == (FULL, [])


def test_what_ends_the_program_is_not_held_up() -> None:
    queue = SaveQueue(EIGHT)

    def interrupted() -> datetime:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        queue.add(interrupted)
    with pytest.raises(KeyboardInterrupt):
        queue.flush()
