"""Progress of long work: the worker yields steps, its runner may stop between two of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step about to be done: number `done` of `total` (1-based), and its name in Vietnamese."""

    done: int
    total: int
    name: str
