"""SHA-256 by the module that is quicker for its size."""

from __future__ import annotations

import hashlib

import pytest

from db.small_sha256 import sha256_for, sha256_of


@pytest.mark.parametrize("size", [0, 1, 64, 4 << 20, (4 << 20) + 1])
def test_it_is_the_same_by_either_module(size: int) -> None:
    raw = b"\x5a" * size
    found = sha256_for(size)
    found.update(raw)
    assert found.hexdigest() == hashlib.sha256(raw).hexdigest()
    assert (type(found) is type(hashlib.sha256())) is (size > 4 << 20)


def test_a_text_is_taken_in_utf8() -> None:
    assert sha256_of("xã") == hashlib.sha256("xã".encode()).hexdigest()
