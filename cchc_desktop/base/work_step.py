"""Progress of long work: the worker yields steps, its runner may stop between two of them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Step:
    """A step about to be done: number `done` of `total` (1-based), and its name in Vietnamese."""

    done: int
    total: int
    name: str


def result_of(steps: Generator[Step, None, _Result]) -> _Result:
    """Run all steps of a work and return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result
