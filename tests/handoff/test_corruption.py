"""Five hundred ways to spoil a package: each is reported, none is taken for whole, none is too much for the reader."""

from __future__ import annotations

from random import Random

import pytest

from tests.handoff.packages import files_of, make_package, repacked, verified, zipped

FLIPS, CUTS, OVERWRITES, SWAPS, ADDITIONS, DROPS = 200, 80, 80, 60, 50, 30


def corrupted(kind: str, random: Random) -> bytes:
    raw = bytearray(make_package().raw)
    files = files_of(make_package().raw)
    names = list(files)
    if kind == "flip":
        raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    elif kind == "cut":
        del raw[random.randrange(len(raw)) :]
    elif kind == "overwrite":
        at = random.randrange(len(raw) - 20)
        raw[at : at + 20] = random.randbytes(20)
    elif kind == "swap":
        one, other = random.sample(names, 2)
        return repacked({one: files[other], other: files[one]})
    elif kind == "add":
        return zipped([*files.items(), (f"data/{random.randrange(10**6)}.txt", random.randbytes(9))])
    else:
        return repacked(dict.fromkeys(random.sample(names, random.randrange(1, len(names)))))
    return bytes(raw)


CASES = [
    (kind, number)
    for kind, count in (
        ("flip", FLIPS),
        ("cut", CUTS),
        ("overwrite", OVERWRITES),
        ("swap", SWAPS),
        ("add", ADDITIONS),
        ("drop", DROPS),
    )
    for number in range(count)
]


def test_there_are_five_hundred() -> None:
    assert len(CASES) == 500


@pytest.mark.parametrize("kind", dict.fromkeys(kind for kind, _ in CASES))
def test_no_corrupted_package_passes(kind: str) -> None:
    passed = []
    for case, number in CASES:
        if case == kind:
            raw = corrupted(kind, Random(f"{kind} {number}"))  # noqa: S311 - the same cases every time
            found = verified(raw)
            if found.whole or not (found.faults or any(file.state != "whole" for file in found.files)):
                passed.append(number)
    assert passed == []


def test_every_single_byte_counts() -> None:
    """Not one byte of the container can change unnoticed, headers and dates included."""
    raw = make_package().raw
    places = {*range(0, len(raw), 13), *range(len(raw) - 1500, len(raw))}
    passed = [at for at in places if verified(raw[:at] + bytes([raw[at] ^ 0x20]) + raw[at + 1 :]).whole]
    assert passed == []


def test_bytes_after_the_end_and_before_the_start_are_seen() -> None:
    raw = make_package().raw
    assert verified(raw).whole
    assert not verified(raw + b"x").whole
    assert not verified(b"x" + raw).whole
    assert not verified(b"").whole
