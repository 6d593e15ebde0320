"""Slips that contradict the facts: sums, rows of forms, documents named twice, years carried over, empty sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random
from typing import NamedTuple

from benchmarks.planted.made_up import MadeUpParagraph, MadeUpReport
from benchmarks.planted.slips import PlantedText, Planter, planter
from cchc_desktop.report.numbers import show

_LONG = 90
_NAMED = re.compile(
    r"(?P<kind>Kế hoạch|Quyết định|Nghị quyết) số (?P<name>\d{1,4}/(?:KH|QĐ|NQ)-(?:UBND|HĐND)) "
    r"ngày (?P<day>\d{2}/\d{1,2}/20\d\d)(?P<of> của [^,;.\n]{4,50}?)?(?= về (?P<about>[^,;.\n]{12,60}))"
)


class PlantedPlace(NamedTuple):
    """A paragraph with a slip, and where in its text; without a paragraph, the key of the field that is wrong."""

    paragraph: MadeUpParagraph | None
    start: int
    end: int
    key: str = ""


_SAID = (
    ("broadcasts", "lượt tin, bài"), ("leaflets", "tờ gấp"), ("leaflets", "tờ rơi"),
    ("handouts", "cuốn tài liệu hỏi đáp pháp luật"), ("members", "thành viên"), ("visits", "lượt truy cập"),
)  # fmt: skip
_AGAIN = {
    "lượt tin, bài": "Đài truyền thanh cơ sở đã phát {} lượt tin, bài.",
    "tờ gấp": "Đã phát {} tờ gấp đến các hộ dân.",
    "tờ rơi": "Trong kỳ đã phát {} tờ rơi.",
    "cuốn tài liệu hỏi đáp pháp luật": "Đã cấp phát {} cuốn tài liệu hỏi đáp pháp luật.",
    "thành viên": "Tổ công nghệ số cộng đồng có {} thành viên.",
    "lượt truy cập": "Trang thông tin điện tử đạt {} lượt truy cập.",
}
ReportPlanter = Callable[[MadeUpReport, Random], PlantedPlace | None]


def in_paragraph(plant: Planter, codes: str = "") -> ReportPlanter:
    """Return a planter of a report from one of paragraphs, in sections whose codes begin so."""

    def of_report(made: MadeUpReport, random: Random) -> PlantedPlace | None:
        paragraphs = [each for each in made.paragraphs if each.code.startswith(codes)]
        random.shuffle(paragraphs)
        for paragraph in paragraphs:
            planted = plant(paragraph.text, random)
            if planted:
                return _put(paragraph, planted)
        return None

    return of_report


def _put(paragraph: MadeUpParagraph, planted: PlantedText) -> PlantedPlace:
    paragraph.text = planted.text
    return PlantedPlace(paragraph, planted.start, planted.end)


def _with_changed_fact(member: str) -> ReportPlanter:
    """Return a planter that writes one fact wrong in a paragraph whose `member` lists it."""

    def plant(made: MadeUpReport, random: Random) -> PlantedPlace | None:
        able = [each for each in made.paragraphs if each.carrier.get(member)]
        if not able:
            return None
        paragraph = random.choice(able)
        name = random.choice(paragraph.carrier[member])
        text = made.render(paragraph.carrier, {name: _wrong(made, name, random)})
        return _put(paragraph, PlantedText(text, 0, len(text))) if text != paragraph.text else None

    return plant


def _wrong(made: MadeUpReport, name: str, random: Random) -> str:
    if "%" in name:
        part, _, whole = name.partition("%")
        tenths = 1000 * made.facts[part] // made.facts[whole]
        return show(Decimal(random.choice((tenths + 13, tenths - 21, tenths // 2))) / 10)
    value = made.facts[name]
    return show(max(0, value + random.choice((1, 2, 3, 10, -1)))) if value else show(random.randint(1, 4))


def _claim_of_none(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    """Give a row of the forms a figure where the prose says that there is none."""
    able = [
        each
        for each in made.paragraphs
        if "petitions" in each.carrier.get("rows", ()) or "punished" in each.carrier.get("rows", ())
    ]
    if not able:
        return None
    paragraph = random.choice(able)
    key = (
        ("3:3.4.1" if made.template.id == "cchc-xa-2023" else "3:3.3.1")
        if "petitions" in paragraph.carrier["rows"]
        else "5:3.2"
    )
    made.fields[key] = str(random.randint(1, 4))
    return PlantedPlace(paragraph, 0, len(paragraph.text))


def _claim_against_late(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    sentence = random.choice(
        ("Không có hồ sơ quá hạn.", "Trong kỳ không phát sinh hồ sơ trễ hạn.", "Không có hồ sơ giải quyết quá hạn.")
    )
    return _added(made, "II.2.c", sentence)


def _added(made: MadeUpReport, code: str, text: str) -> PlantedPlace:
    paragraph = MadeUpParagraph(code, {}, text)
    made.paragraphs.append(paragraph)
    return PlantedPlace(paragraph, 0, len(text))


def _count_in_two_sections(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    """Say a count again in another section, with another number; the forms have none."""
    said = [
        (name, noun) for name, noun in _SAID if any(f"{{{name}}} {noun}" in _text(each) for each in made.paragraphs)
    ]
    if not said:
        return None
    name, noun = random.choice(said)
    number = show(made.facts[name] + random.choice((1, 5, 20)))
    return _added(made, "III.1", _AGAIN[noun].format(number))


def _text(paragraph: MadeUpParagraph) -> str:
    return str(paragraph.carrier.get("text", ""))


def _cited(made: MadeUpReport, random: Random) -> re.Match[str] | None:
    found = [match for each in made.paragraphs for match in _NAMED.finditer(each.text)]
    return random.choice(found) if found else None


def _two_days(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    match = _cited(made, random)
    if not match:
        return None
    day, month, year = match["day"].split("/")
    other = f"{(int(day) + random.randint(1, 9)) % 27 + 1:02}/{month}/{year}"
    if other == match["day"]:
        return None
    return _added(
        made,
        "III.1",
        f"Nội dung của {match['kind']} số {match['name']} ngày {other}{match['of'] or ''} được triển khai nghiêm túc.",
    )


def _two_numbers(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    match = _cited(made, random)
    if not match:
        return None
    number, _, symbol = match["name"].partition("/")
    other = f"{int(number) + random.randint(1, 8)}/{symbol}"
    return _added(
        made,
        "III.1",
        f"Thực hiện tốt {match['kind']} số {other} ngày {match['day']}{match['of'] or ''} về {match['about']}.",
    )


def _two_bodies(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    able = [
        match
        for each in made.paragraphs
        for match in _NAMED.finditer(each.text)
        if match["of"] and "UBND" in match["of"]
    ]
    if not able:
        return None
    match = random.choice(able)
    return _added(
        made,
        "III.1",
        f"Bám sát {match['kind']} số {match['name']} ngày {match['day']} của HĐND {made.words['unit']} "
        f"về {match['about']}.",
    )


def _copied(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    long = [
        each
        for each in made.paragraphs
        if len(each.text) > _LONG and each.code.startswith("II.") and "\n" not in each.text
    ]
    return _added(made, "III.1", random.choice(long).text) if long else None


def _running(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    long = [each for each in made.paragraphs if len(each.text) > _LONG and "\n" not in each.text]
    if not long:
        return None
    first = random.choice(long)
    second = MadeUpParagraph(first.code, {}, first.text)
    made.paragraphs.insert(next(at for at, each in enumerate(made.paragraphs) if each is first) + 1, second)
    return PlantedPlace(second, 0, len(second.text))


def _empty(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    code = random.choice([each for each in made.template.sections if each != "V"])
    made.paragraphs = [each for each in made.paragraphs if each.code != code]
    return PlantedPlace(None, 0, 0, code)


def _without_signer(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    key = random.choice(("letter.signer", "letter.place", "unit.name"))
    made.fields.pop(key, None)
    return PlantedPlace(None, 0, 0, key)


def _old_period(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    name, year = made.words["period"], made.words["year"]
    first = next((each for each in made.paragraphs if each.code == "mo-dau" and name in each.text), None)
    if not first:
        return None
    other = [
        words for words in (f"quý I năm {year}", f"6 tháng đầu năm {year}", f"9 tháng đầu năm {year}") if words != name
    ]
    wrong = random.choice((name.replace(year, str(int(year) - 1)), random.choice(other)))
    start = first.text.index(name)
    return _put(first, PlantedText(first.text.replace(name, wrong, 1), start, start + len(wrong)))


def _old_year(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    year = made.words["year"]
    plant = planter(rf"(?<=năm ){year}(?!\d)(?=[;.\n]|$)", lambda *_: str(int(year) - 1))
    return in_paragraph(plant, "IV")(made, random)


_TERMS = (
    "Công chức {kind} đã dự tập huấn do Phòng Nội vụ huyện tổ chức.",
    "Việc rà soát thực hiện theo chỉ đạo của UBND huyện.",
    "Cán bộ tham gia lớp do Bộ Thông tin và Truyền thông tổ chức.",
    "Các nhiệm vụ cấp huyện giao đều hoàn thành.",
)
_LEVELS = ("Hồ sơ dịch vụ công trực tuyến mức độ 4 tăng nhanh.", "Số lượng dịch vụ công mức độ 3 được duy trì.")
"""Terms of 2011 to 2022, which Decree 224/2026/NĐ-CP brought back in another sense."""


def _term(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    if made.template.id != "cchc-xa-2025":
        return None
    known = (*_TERMS, *_LEVELS) if made.period.startswith("2025") else _TERMS
    return _added(made, "III.1", random.choice(known).format(**made.words))


def _mixed_tones(made: MadeUpReport, random: Random) -> PlantedPlace | None:
    pairs = {"hóa": "hoá", "hòa": "hoà", "thúy": "thuý", "khỏe": "khoẻ", "hủy": "huỷ", "tòa": "toà", "thủy": "thuỷ"}
    text = " ".join(each.text for each in made.paragraphs)
    able = [word for word in pairs if len(re.findall(rf"(?<!\w){word}(?!\w)", text)) > 1]
    if not able:
        return None
    word = random.choice(able)
    return in_paragraph(planter(rf"(?<!\w){word}(?!\w)", lambda *_: pairs[word]))(made, random)


ARITHMETIC: Mapping[str, ReportPlanter] = {"a sum, share or list that does not add up": _with_changed_fact("sums")}
FIGURES: Mapping[str, ReportPlanter] = {
    "a count that its row contradicts": _with_changed_fact("rows"),
    "none against a row": _claim_of_none,
    "none late against the forms": _claim_against_late,
    "a count that another section contradicts": _count_in_two_sections,
}
TWICE: Mapping[str, ReportPlanter] = {
    "one document with two days": _two_days,
    "one document with two numbers": _two_numbers,
    "one document of two bodies": _two_bodies,
}
YEARS: Mapping[str, ReportPlanter] = {"another period's name": _old_period, "last year in the tasks": _old_year}
TERMS: Mapping[str, ReportPlanter] = {"a term out of use": _term}
WHOLE: Mapping[str, ReportPlanter] = {
    "an empty section": _empty, "a paragraph of another section": _copied, "a paragraph twice running": _running,
    "a letter without a part": _without_signer,
}  # fmt: skip
TONES: Mapping[str, ReportPlanter] = {"one word with two places of its tone": _mixed_tones}
