"""What the columns of a table count where ways of handing in, or levels of service, part them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.dossiers.head_words import HeadMeaning, meaning_of, names, names_online, way_of

BY_WAY = "by_way"
"""The item of a whole that is counted in several columns, one for each way of handing in."""
LEVELS = ("level_whole", "level_part", "level_rest")
"""Items that say of which level a service is; whether its dossiers came in online they do not say."""
_TOLD = {"level_whole": "online_whole", "level_part": "online_part", "level_rest": "offline"}
_ONLINE, _OFFLINE = frozenset(("online", "online_whole", "online_part")), frozenset(("direct", "post", "offline"))
_RECEIVED, _CARRIED = "received", "carried"
_TIMED, _TIMES = ("settled", "pending"), ("in_time", "on_time", "late")
_ENDS = ("on_time", "late", "not_due")
_BARE = ("", "total", "in_period")
Heads = Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Column:
    """What the heads of a column name, and the way of the dossiers that it counts of these, "" for all of them."""

    meaning: HeadMeaning
    way: str = ""
    of_way: str = ""
    """Of a column of what was received that stands under its way: the item that its own head names."""
    is_under: bool = False


def meanings_by_way(heads: Heads, columns: Sequence[int]) -> dict[int, HeadMeaning]:
    """Return what columns count; of those parted by ways only those that add up to all dossiers.

    A level of service is a way where the heads say so, or where columns beside it are ways.
    """
    heads = {column: _without_open_ends(heads.get(column, ()), column, heads) for column in columns}
    over = frozenset(_over_ways(heads, columns))
    found: dict[int, _Column] = {}
    for before, column in zip((-1, *columns), columns, strict=False):
        texts = heads.get(column, ())
        beside = found.get(before) if texts[:-1] == heads.get(before, ())[:-1] else None
        found[column] = _goes_on(_rest_of(texts, beside) or _column(texts, over), texts, beside, found.values())
    found = {column: one for column, one in found.items() if not _is_again(one, found.values())}
    found = dict(_with_ways_told(found, heads))
    added = ((column, _added(one, found.values())) for column, one in found.items())
    return {column: meaning for column, meaning in added if meaning}


def _without_open_ends(texts: Sequence[str], column: int, heads: Heads) -> Sequence[str]:
    """Return heads that say "Tồn" alone as those of what is in hand, if times are below it or what was settled before.

    Where another column counts what is in hand it is what was carried over.
    """
    place = next((place for place, text in enumerate(texts) if names("above", "left", text)), -1)
    if place < 0:
        return texts
    below = [item for one in heads.values() if texts[place] in one[:-1] for item in (meaning_of(one[-1:]).item,)]
    groups = {other: meaning_of(one).group for other, one in heads.items()}
    is_last = any(group == "settled" for other, group in groups.items() if other < column)
    is_in_hand = any(item in _ENDS for item in below) or (is_last and "pending" not in groups.values())
    return (*texts[:place], f"{texts[place]} cuối kỳ", *texts[place + 1 :]) if is_in_hand else texts


def _over_ways(heads: Heads, columns: Sequence[int]) -> Iterator[str]:
    """Yield the heads that stand over several ways, so that they are none: "Tiếp nhận tại Bộ phận Một cửa"."""
    ways: dict[str, set[str]] = {}
    for column in columns:
        texts = heads.get(column, ())
        for place, text in enumerate(texts):
            if way := way_of(texts[place + 1 :]):
                ways.setdefault(text, set()).add(way)
    yield from (text for text, below in ways.items() if not below <= {*LEVELS})


def _column(heads: Sequence[str], over: Collection[str]) -> _Column:
    meaning, way = meaning_of(heads, wayless=over), way_of([text for text in heads if text not in over])
    if not way or not meaning.group:
        return _Column(meaning)
    if meaning.group != _RECEIVED:
        bare = meaning_of(heads, wayless=heads)
        return _Column(HeadMeaning(bare.group, bare.item or "total"), way)
    if meaning.item in _BARE:
        return _Column(replace(meaning, item=way), of_way=meaning.item, is_under=True)
    return _Column(meaning, way if meaning.item == _CARRIED else "")


def _rest_of(heads: Sequence[str], beside: _Column | None) -> _Column | None:
    """Return the ways or levels that are left over beside the others of what was received: "Còn lại", "Khác"."""
    item = beside.meaning.item if beside and heads and names("above", "rest", heads[-1]) else ""
    if item in LEVELS:
        return _Column(HeadMeaning(_RECEIVED, "level_rest"))
    return _Column(HeadMeaning(_RECEIVED, "offline")) if item in _ONLINE else None


def _goes_on(one: _Column, heads: Sequence[str], beside: _Column | None, every: Collection[_Column]) -> _Column:
    """Return a time under the same head as the group beside it as one of it: "Đã giải quyết", then "Quá hạn"."""
    way = way_of(heads)
    if one.meaning.group or beside is None or beside.way != way or one.meaning.item not in _TIMES or len(heads) == 1:
        return one
    meant = _Column(HeadMeaning(beside.meaning.group, one.meaning.item), way)
    return one if meant in every or beside.meaning.group not in _TIMED else meant


def _is_again(one: _Column, every: Collection[_Column]) -> bool:
    """Return whether a column counts what came in by one way, and another one that too: in the period, or by itself."""
    same = [other for other in every if other is not one and other.meaning == one.meaning]
    return one.is_under and any(not other.is_under or (other.of_way == "in_period" != one.of_way) for other in same)


def _with_ways_told(found: Mapping[int, _Column], heads: Heads) -> Iterator[tuple[int, _Column]]:
    """Yield columns, levels as ways where they are told to be some."""
    received = [one.meaning.item for one in found.values() if one.meaning.group in (_RECEIVED, "")]
    by_column = any(item in _OFFLINE for item in received)
    for column, one in found.items():
        told = _TOLD if by_column or any(map(names_online, heads.get(column, ()))) else {}
        meaning = replace(one.meaning, item=told.get(one.meaning.item, one.meaning.item))
        yield column, replace(one, meaning=meaning, way=told.get(one.way, one.way))


def _added(one: _Column, every: Collection[_Column]) -> HeadMeaning | None:
    """Return what a column counts, None if it is of one way, and not all ways add up or one column has them all."""
    same = [other for other in every if other.meaning == one.meaning]
    ways = {other.way for other in same}
    if not one.way or (len(ways) == 1 and one.way in _OFFLINE and _is_only(one, every)):
        return one.meaning
    is_all = bool(ways & _ONLINE and ways & _OFFLINE) or {"level_rest"} < ways & {*LEVELS}
    if one.meaning.item == "total" and is_all:
        return replace(one.meaning, item=BY_WAY)
    return one.meaning if is_all and "" not in ways else None


def _is_only(one: _Column, every: Collection[_Column]) -> bool:
    """Return whether all columns of a group are of one way, so that its head names a place: "tại Bộ phận Một cửa"."""
    return {other.way for other in every if other.meaning.group == one.meaning.group} == {one.way}
