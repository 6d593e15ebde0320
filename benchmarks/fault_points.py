"""Every command at every fault: each change of the disk fails once, from there on, or kills; and the power is cut."""

from __future__ import annotations

import errno
import random
import shutil
from functools import partial
from pathlib import Path

from benchmarks.command_cases import CommandCase, IllError, PreparedOffice, State, check_files, state_of
from benchmarks.command_runner import CallEnd, CommandRunner, Fault
from benchmarks.faulty_disk import events_in
from benchmarks.misuse_office import FORBIDDEN, FoundError
from benchmarks.power_loss import ForgetfulDisk
from cchc_desktop.base.errors import StorageError

_TIMED_OUT = -14


FAULTS = (
    Fault("EIO once", errno.EIO),
    Fault("ENOSPC once", errno.ENOSPC),
    Fault("ENOSPC from then on", errno.ENOSPC, lasting=True),
    Fault("EROFS from then on", errno.EROFS, lasting=True),
    Fault("kill", 0),
)


class CaseUnderFault:
    """A command that is called again and again on a prepared folder, and what its folder holds before and after."""

    def __init__(self, office: PreparedOffice, runner: CommandRunner, case: CommandCase) -> None:
        self.case, self._office, self._runner = case, office, runner
        self._data = office.root / case.folder
        self._out = office.root / "ra"
        office.fresh()
        self._before = self._state(self._data)
        office.fresh()
        end = self._runner.run(office.call(case))
        if end.code:
            raise FoundError(f"{case.name}: {end}")
        self.changes = end.changes
        self._after = state_of(self._data)
        self._files = {path.name for path in self._out.iterdir()}

    def fail_at(self, point: int, fault: Fault) -> None:
        """Call the command with one failing change, and once more without; FoundError if anything is not in order."""
        self._office.fresh()
        end = self._runner.run(self._office.call(self.case, at=point, fault=fault))
        try:
            self._judge(end)
        except FoundError as error:
            raise FoundError(f"{self.case.name}, {fault.name} at {point} of {self.changes}: {error}\n{end}") from error

    def cut_power(self, scratch: Path, chance: random.Random, cuts: int) -> None:
        """Call the command, and check what its disk still held at its end and at some moments on the way."""
        self._office.fresh()
        log = scratch / "log"
        log.unlink(missing_ok=True)
        disk = ForgetfulDisk(self._office.root)
        end = self._runner.run(self._office.call(self.case, log=str(log)))
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

    def _judge(self, end: CallEnd) -> None:
        if any(words in end.out + end.err for words in FORBIDDEN) or end.code == _TIMED_OUT:
            raise FoundError("an unexpected error")
        if end.code >= 0 and (end.code not in (0, 2) or (end.code == 2 and not end.err.strip())):  # noqa: PLR2004 - could not run
            raise FoundError("another exit code, or no words")
        check_files(self._out)
        state = self._state(self._data)
        if state not in (self._before, self._after) and not self._only_key_is_new(state):
            raise FoundError(f"half done: {_difference(state, self._before, self._after)}")
        if end.code == 0 and (state != self._after or not self._files <= {path.name for path in self._out.iterdir()}):
            raise FoundError("done by its exit code, and not done")
        again = self._runner.run(self._office.call(self.case))
        if any(words in again.out + again.err for words in FORBIDDEN) or (
            again.code and state == self._before != self._after
        ):
            raise FoundError(f"called once more: {again}")
        self._state(self._data)

    def _judge_left(self, left: Path, *, ended: bool) -> None:
        state = self._state(left / self.case.folder)
        check_files(left / "ra")
        if ended and (state != self._after or {path.name for path in (left / "ra").iterdir()} != self._files):
            raise FoundError(f"what was acknowledged is gone: {_difference(state, self._after)}")
        if state not in (self._before, self._after) and not self._only_key_is_new(state):
            raise FoundError(f"half done: {_difference(state, self._before, self._after)}")

    def _state(self, data: Path) -> State | str:
        """Return what a data folder holds; that it is not well, where that is how the case begins."""
        try:
            return state_of(data)
        except (IllError, StorageError):
            if self.case.folder == "hỏng":
                return "ill"
            raise

    def _only_key_is_new(self, state: State | str) -> bool:
        """Return whether the drafts are as before and the key is made: a first key stays where a package fails."""
        return not isinstance(state, str) and state[0] == self._before[0] and state[1] == self._after[1]


def _chosen(chance: random.Random, part: float) -> bool:
    return chance.random() < part


def _difference(state: State | str, *others: State | str) -> str:
    """Return the differences between a state and others, cut short."""
    return " | ".join(f"{_parts(state) ^ _parts(other)}"[:600] for other in others)


def _parts(state: State | str) -> set[str]:
    return {state} if isinstance(state, str) else {repr(part) for group in state for part in group}
