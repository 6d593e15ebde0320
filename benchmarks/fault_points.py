"""Every command at every fault: each change of the disk fails once, from there on, or kills; and the power is cut."""

from __future__ import annotations

import errno
import os
import random
import shutil
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import BadZipFile

from benchmarks.command_cases import ILL, OUT, CommandCase
from benchmarks.command_runner import NO_FAULT, CallEnd, CommandRunner, Fault
from benchmarks.data_state import IllError, State, check_files, digest_of, state_of
from benchmarks.faulty_disk import events_in
from benchmarks.misuse_office import FORBIDDEN, FoundError
from benchmarks.power_loss import ForgetfulDisk
from benchmarks.prepared_office import PreparedOffice
from cchc_desktop.base.errors import StorageError, UserError

_TIMED_OUT = -14
_BROKEN = (FoundError, UserError, OSError, ValueError, BadZipFile)


FAULTS = (
    Fault("EIO once", errno.EIO),
    Fault("ENOSPC once", errno.ENOSPC),
    Fault("ENOSPC from then on", errno.ENOSPC, lasting=True),
    Fault("EROFS from then on", errno.EROFS, lasting=True),
    Fault("kill", 0),
)


@dataclass(frozen=True, slots=True)
class _Left:
    """What a failed call left: the state of the data, the files written, and what is not in order, "" if nothing."""

    state: State | str
    files: frozenset[str]
    fault: str


class CaseUnderFault:
    """A command that is called again and again on a prepared folder, and what its folder holds before and after.

    The clock of a call that fails stands, and of the one after it too, so that calls that fail alike leave the same
    bytes: they are judged once.
    """

    def __init__(self, office: PreparedOffice, runner: CommandRunner, case: CommandCase) -> None:
        self.case, self._office, self._runner = case, office, runner
        self._data = office.root / case.folder
        self._out = office.root / OUT
        self._clock = int(time.time())
        self._later = self._clock + 1
        self._judged: dict[str, _Left] = {}
        self.seconds = 0.0
        self._states: dict[str, State | str] = {}
        office.fresh_everything()
        self._before = self._state(self._data)
        end = self._run(clock=self._later)
        if end.code != case.code:
            raise FoundError(f"{case.name}: {end}")
        self.changes = end.changes
        after = self._state(self._data)
        if isinstance(after, str):
            raise FoundError(f"{case.name}, nothing failed: {after}")
        self._after: State = after
        self._files = _names(self._out)

    def fail_at(self, point: int, fault: Fault) -> None:
        """Call the command with one failing change, and once more without; FoundError if anything is not in order."""
        self._office.fresh(self.case)
        end = self._run(at=point, fault=fault, clock=self._clock)
        try:
            self._judge(end)
        except _BROKEN as error:
            raise FoundError(f"{self.case.name}, {fault.name} at {point} of {self.changes}: {error}\n{end}") from error

    def fill_disk(self, room: int) -> None:
        """Call the command on its disk, a small one, when that is full but for some room; and once more with room."""
        self._office.fresh(self.case)
        filler = self._office.root.parent / "filler"
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(filler.parent).free - room))
        end = self._run(clock=self._clock)
        filler.unlink()
        try:
            self._judge(end)
        except _BROKEN as error:
            raise FoundError(f"{self.case.name}, {room} bytes of room: {error}\n{end}") from error

    def cut_power(self, scratch: Path, chance: random.Random, cuts: int) -> None:
        """Call the command, and check what its disk still held at its end and at some moments on the way."""
        self._office.fresh_everything()
        log = scratch / "log"
        log.unlink(missing_ok=True)
        disk = ForgetfulDisk(self._office.root)
        end = self._run(log=str(log))
        events = [*events_in(log)]
        moments = {*chance.sample(range(len(events)), min(cuts, len(events))), len(events)}
        for at, event in enumerate([*events, None]):
            for part in (0.0, 0.5) if at in moments else ():
                left = scratch / "left"
                shutil.rmtree(left, ignore_errors=True)
                disk.cut_power(left, partial(_chosen, chance, part))
                try:
                    self._judge_left(left, ended=event is None)
                except (FoundError, OSError, ValueError) as error:
                    words = (
                        f"{self.case.name}, power cut after {at} of {len(events)}, {part} of the rest stays: {error}"
                    )
                    raise FoundError(f"{words}\n{end}") from error
            if event is not None:
                disk.apply(event)

    def _run(self, *, at: int = 0, fault: Fault = NO_FAULT, clock: int = 0, log: str = "") -> CallEnd:
        end = self._runner.run(self._office.call(self.case, at=at, fault=fault, clock=clock, log=log))
        self.seconds += end.seconds
        return end

    def _judge(self, end: CallEnd) -> None:
        if any(words in end.out + end.err for words in FORBIDDEN) or end.code == _TIMED_OUT:
            raise FoundError("an unexpected error")
        codes = (self.case.code, self.case.tells, 2)
        if end.code >= 0 and (end.code not in codes or (end.code != self.case.code and not end.err.strip())):
            raise FoundError("another exit code, or no words")
        content = digest_of(self._data, self._out)
        if content not in self._judged:
            self._judged[content] = self._judge_content()
        left = self._judged[content]
        if left.fault:
            raise FoundError(left.fault)
        if end.code == self.case.code != self.case.tells and not (
            self._is_done(left.state) and self._files <= left.files
        ):
            raise FoundError("done by its exit code, and not done")

    def _judge_content(self) -> _Left:
        """Judge what a failed call left, and what the same call makes of it when nothing fails."""
        files = frozenset(_names(self._out))
        try:
            check_files(self._out)
            state = self._state(self._data)
            self._refuse_half_done(state)
            again, was_done = self._run(clock=self._later), self._is_done(state) and self._files <= files
            if any(words in again.out + again.err for words in FORBIDDEN) or (
                again.code not in (self.case.code, 0) and not was_done
            ):
                raise FoundError(f"called once more: {again}")
            last = self._state(self._data)
            missing = self._files - _names(self._out)
            if not was_done and not (self._is_done(last) and not missing):
                raise FoundError(f"called once more, and not done: {missing}, {_difference(last, self._after)}")
            if beside := self._office.written_beside(self.case):
                raise FoundError(f"wrote beside its folders: {beside[:6]}")
        except _BROKEN as error:
            return _Left("", files, str(error) or repr(error))
        return _Left(state, files, "")

    def _judge_left(self, left: Path, *, ended: bool) -> None:
        state = self._state(left / self.case.folder)
        check_files(left / OUT)
        if ended and (state != self._after or _names(left / OUT) != self._files):
            raise FoundError(f"what was acknowledged is gone: {_difference(state, self._after)}")
        self._refuse_half_done(state)

    def _is_done(self, state: State | str) -> bool:
        """Return whether a state is that after the call, but for what the call does without."""
        if isinstance(state, str):
            return False
        return all(state[group] == self._after[group] or group in self.case.dispensable for group in state)

    def _refuse_half_done(self, state: State | str) -> None:
        """Raise FoundError for a state between before and after, unless what is done may be done ahead of the rest."""
        if state in (self._before, self._after):
            return
        done, undone = set[str](), set[str]()
        if not isinstance(state, str) and not isinstance(self._before, str):
            moved = {group for group in state if self._before[group] != self._after[group]}
            done = {group for group in moved if state[group] == self._after[group]}
            undone = {group for group in state if group not in done and self._is_undone(state, group)}
            if len(done) + len(undone) == len(state) and done <= {*self.case.ahead}:
                return
        raise FoundError(f"half done: {_difference(state, self._before, self._after)}")

    def _is_undone(self, state: State, group: str) -> bool:
        """Return whether a group is as before; of the counts of findings some may be there already, or not any more."""
        some = group == "counts" and not Counter(state[group]) - Counter(self._after[group])
        return some or (not isinstance(self._before, str) and state[group] == self._before[group])

    def _state(self, data: Path) -> State | str:
        """Return what a data folder holds, looked at in a copy: once for the same bytes."""
        content = digest_of(data)
        if content not in self._states:
            copied = self._office.root.parent / "looked-at" / data.name
            shutil.rmtree(copied.parent, ignore_errors=True)
            if data.exists():
                shutil.copytree(data, copied)
            state = self._state_there(copied)
            self._states[content] = next((known for known in self._states.values() if known == state), state)
        return self._states[content]

    def _state_there(self, data: Path) -> State | str:
        """Return what a data folder holds; that it is not well, where that is how the case begins."""
        try:
            return state_of(data, self._office.fingerprints)
        except (IllError, StorageError):
            if self.case.folder in ILL:
                return "ill"
            raise


def _names(folder: Path) -> set[str]:
    """Return the names of the files in a folder; a second package, beside what is left of the first, has its name."""
    return {path.name.replace("_lan-2", "") for path in folder.iterdir()}


def _chosen(chance: random.Random, part: float) -> bool:
    return chance.random() < part


def _difference(state: State | str, *others: State | str) -> str:
    """Return the differences between a state and others, cut short."""
    return " | ".join(f"{_parts(state) ^ _parts(other)}"[:600] for other in others)


def _parts(state: State | str) -> set[str]:
    return {state} if isinstance(state, str) else {part for group in state.values() for part in group}
