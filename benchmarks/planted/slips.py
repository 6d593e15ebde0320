"""Slips of dates, numbers and references, each planted at a random place of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple


class PlantedText(NamedTuple):
    """A paragraph with a slip in it: the new text, and where the slip stands."""

    text: str
    start: int
    end: int


Planter = Callable[[str, Random], PlantedText | None]
Change = Callable[[re.Match[str], Random], str]


def planter(pattern: str, change: Change) -> Planter:
    """Return a planter that changes one match of a pattern, where the change gives something else."""
    compiled = re.compile(pattern)

    def plant(text: str, random: Random) -> PlantedText | None:
        found = list(compiled.finditer(text))
        random.shuffle(found)
        for match in found:
            wrong = change(match, random)
            if wrong != match[0]:
                planted = text[: match.start()] + wrong + text[match.end() :]
                return PlantedText(planted, match.start(), match.start() + len(wrong))
        return None

    return plant


_DAY = r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])"
_NO_DAYS = ("31/4", "31/9", "30/02", "32/5", "15/13", "31/11", "00/3", "31/6")
_KINDS = {"Kế hoạch": "KH", "Quyết định": "QĐ", "Nghị quyết": "NQ", "Thông báo": "TB"}
_SYMBOL = r"(?<![\d/])(?P<number>\d{1,4})/(?P<kind>KH|QĐ|NQ|TB|BC|CT|TTr)-(?P<body>UBND|HĐND)(?!\w)"
_OF_STATE = rf"(?:{_SYMBOL}|(?<![\d/])\d{{1,3}}/(?:19|20)\d\d/[NT][ĐTQ]-[A-Z]{{2,5}}(?!\w))"
_NAMED = rf"(?P<name>{'|'.join(_KINDS)}) số {_SYMBOL}"
_GROUPED = r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?= (?:hồ sơ|đồng|lượt|người|tin|phiếu|cuốn|tờ|hộ|văn bản))"


def _year(change: Callable[[str, Random], str]) -> Change:
    """Return a change of the year of a day alone."""
    return lambda match, random: match[0][: match.start(3) - match.start()] + change(match[3], random)


def _longer(year: str, random: Random) -> str:
    at = random.randrange(1, 5)
    return year[:at] + random.choice("0123456789") + year[at:]


def _shorter(year: str, random: Random) -> str:
    at = random.randrange(1, 4)
    return year[:at] + year[at + 1 :]


def _other_kind(match: re.Match[str], random: Random) -> str:
    other = random.choice([short for short in _KINDS.values() if short != match["kind"]])
    return match[0].replace(f"/{match['kind']}-", f"/{other}-")


def _spaced(match: re.Match[str], random: Random) -> str:
    mark = random.choice("-/")
    return match[0].replace(mark, random.choice((f"{mark} ", f" {mark}", f" {mark} ")), 1)


def _body(*wrong: str) -> Change:
    """Return a change of the letters UBND."""
    return lambda match, random: match[0].replace("UBND", random.choice(wrong))


DATES: Mapping[str, Planter] = {
    "a day that no month has": planter(_DAY, lambda match, random: f"{random.choice(_NO_DAYS)}/{match[3]}"),
    "a day in words that no month has": planter(
        r"ngày \d+ tháng \d+(?= năm)",
        lambda _, random: "ngày {} tháng {}".format(*random.choice(_NO_DAYS).split("/")),
    ),
    "a year of five digits": planter(_DAY, _year(_longer)),
    "a year of three digits": planter(_DAY, _year(_shorter)),
    "no zero before a day of issue": planter(
        r"(?<=\w-(?:UBND|HĐND) ngày )0(?=\d/\d{1,2}/20\d\d)|(?<=-CP ngày )0(?=\d/\d{1,2}/20\d\d)", lambda *_: ""
    ),
    "nám for năm": planter(r"năm(?= 20\d\d(?!\d))", lambda _, random: random.choice(("nám", "nam"))),
    "issued after the report": planter(
        rf"(?<=-(?:UBND|HĐND) ngày ){_DAY}", _year(lambda year, random: str(int(year) + random.randint(2, 9)))
    ),
    "a span that ends before it begins": planter(
        rf"từ ngày {_DAY} đến ngày {_DAY}",
        lambda match, _: "từ ngày {3}/{4}/{5} đến ngày {0}/{1}/{2}".format(*match.groups()),
    ),
    "a period that ends before it begins": planter(
        r"(?<!\d)(20\d\d) ?[-–] ?(20\d\d)(?!\d)", lambda match, _: f"{match[2]} - {match[1]}"
    ),
}

NUMBERS: Mapping[str, Planter] = {
    "groups that lack a dot": planter(
        r"(?<![\d.,/])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])", lambda match, _: "".join(match[0].rpartition(".")[::2])
    ),
    "a group of two digits": planter(_GROUPED, lambda match, _: match[0][:-1]),
    "a decimal dot": planter(r"\d+,\d{1,2}(?=%)", lambda match, _: match[0].replace(",", ".")),
    "a space after the decimal comma": planter(r"\d\d,\d{1,2}(?=%)", lambda match, _: match[0].replace(",", ", ")),
    "commas between groups": planter(_GROUPED, lambda match, _: match[0].replace(".", ",")),
    "a dot with a space": planter(
        _GROUPED, lambda match, random: match[0].replace(".", random.choice((". ", " .")), 1)
    ),
}

REFERENCES: Mapping[str, Planter] = {
    "a symbol of another kind": planter(_NAMED, _other_kind),
    "a symbol of another body": planter(
        rf"{_SYMBOL}(?=[^.;\n]{{0,40}} của (?:Chủ tịch )?UBND)", lambda match, _: match[0].replace("UBND", "HĐND")
    ),
    "the Party's pattern": planter(_SYMBOL, lambda match, _: f"{match['number']}-{match['kind']}/{match['body']}"),
    "the State's pattern": planter(
        r"(?<!\d)(\d{1,3})-([A-Z]{2})/(ĐU|TU|HU|BTCTU)", lambda match, _: f"{match[1]}/{match[2]}-{match[3]}"
    ),
    "no symbol": planter(_NAMED, lambda match, _: f"{match['name']} số {match['number']}"),
    "no number": planter(
        _NAMED, lambda match, random: match[0].replace(match["number"], random.choice(("", "…", "   ")), 1)
    ),
    "a broken year": planter(
        r"(?<![\d/])\d{1,3}/((?:19|20)\d\d)/(?:NĐ|NQ|TT)-[A-Z]{2,5}",
        lambda match, random: match[0].replace(match[1], random.choice((_longer, _shorter))(match[1], random)),
    ),
    "a space in the symbol": planter(_OF_STATE, _spaced),
    "letters too many": planter(_SYMBOL, _body("UBNDD", "UBNND", "UUBND")),
    "letters that changed places": planter(_SYMBOL, _body("UBDN", "UNBD", "BUND")),
    "a decree without its year": planter(r"(?<![\d/])\d{1,3}/\d{4}(?=/NĐ-CP)", lambda match, _: match[0][:-5]),
    "a decree of another year than its day": planter(
        r"(?<![\d/])\d{1,3}/(\d{4})(?=/NĐ-CP ngày \d{1,2}/\d{1,2}/\1)",
        lambda match, random: f"{match[0][:-4]}{int(match[1]) - random.randint(1, 3)}",
    ),
}
