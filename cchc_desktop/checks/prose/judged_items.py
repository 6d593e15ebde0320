"""Items of texts that are judged once: words and pairs of words are few, and stand again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_MOST = 1 << 15


class JudgedItems(Generic[_T]):
    """The items that were found to be in order, and the others; sets find in one step that a text has no others."""

    def __init__(self, is_wrong: Callable[[_T], bool]) -> None:
        self._is_wrong = is_wrong
        self._right: set[_T] = set()
        self._wrong: set[_T] = set()

    def wrong(self, items: frozenset[_T]) -> set[_T]:
        """Return the items that are wrong."""
        if items <= self._right:
            return set()
        others = set(items - self._right)
        if new := others - self._wrong:
            wrong = {item for item in new if self._is_wrong(item)}
            if len(self._right) + len(self._wrong) > _MOST:
                self._right.clear()
                self._wrong.clear()
            self._right |= new - wrong
            self._wrong |= wrong
            others -= new - wrong
        return others
