"""Lists of posts or degrees that do not add up to the whole named with them: "19 người (cán bộ 10, công chức 8)"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_desktop.checks.prose.sums.wrong_counts import wrong_total
from cchc_desktop.reading.counts.told_rests import MORE
from cchc_desktop.reading.prose_data import any_word, prose_data
from cchc_desktop.reading.section_reading import pairs_of_lists
from cchc_desktop.report.numbers import read_count, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.prose.prose_slips import ProseFacts, ProseSlip
    from cchc_desktop.reading.section_reading import ParagraphReading, Passage

_HEAD = re.compile(
    r"(?P<total>[0-9](?<![0-9./].)[0-9]{0,5})(?:(?:\s?/\s?| trên (?:tổng số )?)[0-9]{1,6})?"
    r"(?P<noun>(?: [^\W\d_]+,?){0,8}?)[,;:]?\s?"
    r"(?P<head>:|\((?:trong đó|gồm|bao gồm)?(?: có)?|trong đó(?: có)?|bao gồm|gồm(?: có)?)(?P<rest>[^.\n]{0,300})"
)
_WITHIN = re.compile(
    r"(?:^|(?<=[ (]))[Tt]rong (?:tổng )?(?:số )?(?P<total>[0-9][0-9.]{0,9}) [^\W\d_]+(?: [^\W\d_]+){0,4}, "
    r"(?P<rest>[^.\n]{0,300})"
)
_TAIL = re.compile(r"[,;:]? (?:tổng cộng|tổng số|tổng)(?: là| có|:)? (?P<total>[0-9]{1,6}) (?:người|đồng chí|cán bộ)")
_OF_NAMES = ("năm ", "Năm ", "tháng ", "Tháng ", "loại ", "cấp ", "hạng ", "nhóm ")
"""Before a number that names a time or a kind, and is no whole."""
_OF_NO_PEOPLE = re.compile(
    r" (?:tháng|năm|ngày|tuần|quý|đợt|lớp|khóa|khoá|hội nghị|cuộc|buổi|lĩnh vực|thôn|xã|phòng|đơn vị|lần)(?!\w)"
)
"""Behind a number that lists of people and their degrees do not divide: "6 tháng", "9 lớp"."""
_JOINED = re.compile(r"(?<=[0-9] )((?:lượt |người |lượt người |đồng chí )?cán bộ), (công chức)(?=[^\W_]|[ ,;.)])")
"""Two groups that one number counts: "41 lượt cán bộ, công chức"."""
_IN_BRACKETS = re.compile(r" ?\([^()0-9]{0,20}[0-9,]{1,6} ?%\)")
_NUMBER = re.compile(r"[0-9][0-9.]*")
_PERCENTS = re.compile(r"\(?[0-9]{1,3}(?:,[0-9]{1,3})? ?%\)?")
_CUT = re.compile(r"[,;](?![0-9])| và ")


class ListFamily(NamedTuple):
    """Words that share a whole; complete: those that a list names, `needs` among them, are all of it.

    signs: the first two words of each, or its only one.
    whole: a word that the noun of the whole then has.
    """

    words: re.Pattern[str]
    signs: frozenset[str]
    complete: bool
    whole: str
    needs: frozenset[str]


def slips(reading: ParagraphReading, _facts: ProseFacts) -> Iterator[ProseSlip]:
    """Yield the wholes of a paragraph that their lists contradict."""
    if not reading.has_digits:
        return
    families, signs = _families()
    named = (signs & reading.pairs) | (signs & reading.vocabulary)
    for family in families if len(named) > 1 else ():
        for sentence in reading.sentences if len(family.signs & named) > 1 else ():
            if len(set(family.words.findall(reading.small, sentence.start, sentence.end))) > 1:
                yield from _before(sentence, family)
                yield from _after(sentence, family)
                yield from _within(sentence, family)


def _before(sentence: Passage, family: ListFamily) -> Iterator[ProseSlip]:
    for head in _HEAD.finditer(sentence.text):
        if sentence.text.endswith(_OF_NAMES, 0, head.start("total")) or _OF_NO_PEOPLE.match(head["noun"]):
            continue
        rest = head["rest"].partition(")")[0] if head["head"].startswith("(") else head["rest"]
        members = _members(rest, family)
        added = sum(value for _, value in members)
        alone = head["head"] == "(" and len(_NUMBER.findall(rest)) == len(members)
        exact = (
            alone
            or (head["head"] == ":" and len(_NUMBER.findall(rest)) == len(members))
            or "gồm" in head["head"]
            or (_is_complete(members, family) and family.whole in sentence.text[: head.end("noun")].casefold())
        )
        total = int(head["total"])
        told = total - added in {int(each) for each in _NUMBER.findall(rest) if each.isdigit()}
        if len(members) > 1 and (added > total or (exact and added != total and not told and not MORE.search(rest))):
            yield _slip(sentence.start + head.start("total"), head["total"], members)


def _after(sentence: Passage, family: ListFamily) -> Iterator[ProseSlip]:
    tail = _TAIL.search(sentence.text)
    lead = sentence.text[: tail.start()] if tail else ""
    listed = lead if _members(lead, family) else lead.rpartition(":")[2]
    members = _members(listed, family)
    if (
        tail
        and len(members) > 1
        and _is_all(listed, members)
        and sum(value for _, value in members) != int(tail["total"])
    ):
        yield _slip(sentence.start + tail.start("total"), tail["total"], members)


def _within(sentence: Passage, family: ListFamily) -> Iterator[ProseSlip]:
    """Yield a whole named before its parts: "trong tổng số 946 hồ sơ, trực tuyến là 801, trực tiếp là 144"."""
    for head in _WITHIN.finditer(sentence.text):
        members, total = _members(head["rest"], family), read_count(head["total"].rstrip(".")).number
        added = sum(value for _, value in members)
        whole = _is_complete(members, family) and _is_all(head["rest"], members)
        if total and len(members) > 1 and (added > total.value or (whole and added != total.value)):
            yield _slip(sentence.start + head.start("total"), head["total"], members)


def _is_complete(members: list[tuple[str, int]], family: ListFamily) -> bool:
    """Return whether the members named are all of their whole."""
    return family.complete and family.needs <= {word for word, _ in members}


def _is_all(text: str, members: list[tuple[str, int]]) -> bool:
    """Return whether every number of a list, but for percents, is that of a member."""
    return len(_NUMBER.findall(_PERCENTS.sub("", text))) == len(members)


def _members(text: str, family: ListFamily) -> list[tuple[str, int]]:
    """Return the members of a list that stand first in it; one that is not understood ends the list."""
    found: dict[str, int] = {}
    joined = _JOINED.sub(r"\1 \2", _IN_BRACKETS.sub("", text))
    for part in _CUT.split(joined.replace(":", " ")):
        words = family.words.findall(part.casefold())
        numbers = _NUMBER.findall(part)
        if not part.strip() or (not numbers and not words) or (not words and "%" in part):
            continue
        value = read_count(numbers[0]).number if len(numbers) == 1 else None
        if len(words) != 1 or value is None or "%" in part or _aside().search(part.casefold()) or words[0] in found:
            break
        found[words[0]] = int(value.value)
    return list(found.items())


def _slip(start: int, total: str, members: list[tuple[str, int]]) -> ProseSlip:
    parts = " + ".join(f"{word} {show(value)}" for word, value in members)
    added = show(sum(value for _, value in members))
    return wrong_total((start, start + len(total)), total, parts, added)


@cache
def _families() -> tuple[tuple[ListFamily, ...], frozenset[str]]:
    """Return the families, and the signs of all of them."""
    families = tuple(
        ListFamily(
            re.compile(any_word(each["words"])),
            pairs_of_lists(each["words"]),
            each.get("complete", False),
            each.get("whole", ""),
            frozenset(each.get("needs", ())),
        )
        for each in prose_data("sums")["list"]
    )
    return families, frozenset().union(*(each.signs for each in families))


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(prose_data("sums")["aside"]["list"]))
