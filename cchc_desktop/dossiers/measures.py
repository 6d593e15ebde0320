"""What the lines of a table add up to, by measure, as far as the columns tell it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cchc_desktop.dossiers.column_runs import PART, PENDING, RECEIVED, SETTLED
from cchc_desktop.dossiers.sums import (
    ONLINE,
    RECEIVED_AND_SETTLED,
    Counts,
    Meanings,
    chosen_sums,
    in_time_of,
    parts_of_received,
    value,
    ways_of,
    whole_of,
)


def measured(lines: Sequence[Counts], meanings: Meanings, *, with_carried: bool = False) -> dict[str, int]:
    """Return what lines add up to, by measure; a measure that the columns do not tell is not there.

    with_carried: the heads say that what was received holds what was carried over; sums that say otherwise are right.
    """
    known = set(meanings.values())

    def added(group: str, items: Sequence[str]) -> int | None:
        found = [value(line, meanings, group, items) for line in lines]
        return None if all(one is None for one in found) else sum(one or 0 for one in found)

    total, carried = added(RECEIVED, ["total"]), added(RECEIVED, ["carried"])
    parts = parts_of_received(known)
    ways, online = added(RECEIVED, parts), added(RECEIVED, ways_of(known, ONLINE))
    period = new = added(RECEIVED, ["in_period"])
    sums = {one.name: one for one, _ in chosen_sums(lines, meanings)}
    holds_carried = "tiếp nhận" in sums and (RECEIVED, "carried") in sums["tiếp nhận"].parts
    both = sums.get(RECEIVED_AND_SETTLED)
    if "tiếp nhận" not in sums and both is None:
        holds_carried = with_carried
    if "tiếp nhận" not in sums and both and both.whole == ((RECEIVED, "total"),) and carried is not None:
        holds_carried = True
    if new is None and total is not None:
        new = total - (carried or 0) if holds_carried else total
    if new is None and len(parts) > 1:
        new = ways
    every = total if holds_carried else None if new is None else new + (carried or 0)
    late = added(SETTLED, ["late"])
    in_time = added(SETTLED, [item for _, item in in_time_of(known)])
    settled = added(SETTLED, [item for _, item in whole_of(known, SETTLED)])
    if settled is None and in_time is not None and late is not None:
        settled = in_time + late
    if in_time is None and settled is not None and late is not None:
        in_time = settled - late
    if late is None and settled is not None and in_time is not None:
        late = settled - in_time
    early = added(SETTLED, ["early"])
    pending = added(PENDING, [item for _, item in whole_of(known, PENDING)])
    due, overdue = added(PENDING, ["on_time"]), added(PENDING, ["late"])
    if pending is None and due is not None and overdue is not None:
        pending = due + overdue
    may_hold_carried = (RECEIVED, PART) in known and period is None and carried is None
    found = {
        "received": None if may_hold_carried else new,
        "received.all": every,
        "received.online": _online(online, ways, new, known),
        "received.offline": added(RECEIVED, ["direct", "post", "offline"]),
        "received.direct": added(RECEIVED, ["direct"]),
        "received.post": added(RECEIVED, ["post"]),
        "carried": carried,
        "settled": settled,
        "settled.in_time": in_time,
        "settled.early": early,
        "settled.on_time": None if early is None else added(SETTLED, ["on_time"]),
        "settled.late": late,
        "pending": pending,
        "pending.in_time": due,
        "pending.late": overdue,
    }
    return {name: number for name, number in found.items() if number is not None}


def _online(told: int | None, ways: int | None, new: int | None, known: Collection[tuple[str, str]]) -> int | None:
    """Return what came in online: nothing where its cells are blank and other ways make all that was received."""
    blank = told is None and any((RECEIVED, way) in known for way in ONLINE)
    return 0 if blank and ways is not None and ways == new else told
