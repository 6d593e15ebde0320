"""Made-up reports, right as they stand: paragraphs of `carriers*.toml` about the facts of one consistent commune."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from cchc_desktop.base.clock import day_words
from cchc_desktop.desk.office.library import find
from cchc_desktop.report.document import Report
from cchc_desktop.report.numbers import percent_of, show
from cchc_desktop.report.periods import PeriodSpan, span_of
from cchc_desktop.report.template import Template

FOLDER = Path(__file__).parent
_ROWS: Mapping[str, Mapping[str, str]] = {
    "cchc-xa-2023": {
        "guiding": "1:1", "survey": "1:5.1", "new_procedures": "3:1.2", "linked": "3:2.2", "petitions": "3:3.4.1",
        "punished": "5:3.2", "settled": "3:3.3.1", "early_ontime": "3:3.3.2",
        "received": "7:6.7.1", "online": "7:6.7.2", "staff": "4:2.2", "posts": "4:2.1",
    },
    "cchc-xa-2025": {
        "guiding": "1:1", "survey": "1:5.1", "new_procedures": "3:1.2", "petitions": "3:3.3.1", "punished": "5:3.2",
        "settled": "3:3.1.1", "early_ontime": "3:3.1.2", "late": "3:3.1.3", "inhand": "3:3.2", "carried": "7:3.2",
        "online": "7:3.1.2", "staff": "4:2.2", "posts": "4:2.1",
    },
}  # fmt: skip
_UNITS = (
    ("xã", "Bình Minh", "huyện Kim Sơn", "tỉnh Ninh Bình"),
    ("phường", "Trung Sơn", "thành phố Sầm Sơn", "tỉnh Thanh Hóa"),
    ("thị trấn", "Vĩnh Lộc", "huyện Chiêm Hóa", "tỉnh Tuyên Quang"),
    ("xã", "Mỹ Hạnh", "huyện Gò Dầu", "tỉnh Tây Ninh"),
    ("xã", "Ea Kao", "thành phố Buôn Ma Thuột", "tỉnh Đắk Lắk"),
)
_PERIODS = ("Q1", "H1", "9M", "Y")
_NEW = 1 / 3
"""The share of reports of the newer template."""
_PLACE = re.compile(r"\{([a-z_0-9%]+)\}")


@dataclass
class MadeUpParagraph:
    """A paragraph of a made-up report: its section, the carrier it came from ({} for a real text), its text."""

    code: str
    carrier: Mapping[str, Any]
    text: str


@dataclass
class MadeUpReport:
    """A report in the making: the facts, and paragraphs into which slips may be planted."""

    template: Template
    period: str
    words: dict[str, str]
    facts: dict[str, int]
    fields: dict[str, str]
    paragraphs: list[MadeUpParagraph] = field(default_factory=list)

    def text(self, code: str) -> str:
        """Return the text of a section."""
        return "\n".join(each.text for each in self.paragraphs if each.code == code)

    def offset(self, paragraph: MadeUpParagraph) -> int:
        """Return where a paragraph starts in its section."""
        before = self.paragraphs[: next(at for at, each in enumerate(self.paragraphs) if each is paragraph)]
        return sum(len(each.text) + 1 for each in before if each.code == paragraph.code)

    def report(self) -> Report:
        """Return the report as it is checked."""
        sections = {code: self.text(code) for code in self.template.sections}
        return Report(self.template.id, self.period, {**self.fields, **sections})

    def render(self, carrier: Mapping[str, Any], changed: Mapping[str, str] | None = None) -> str:
        """Return a carrier's text with the facts in it, some of them changed."""
        return _PLACE.sub(lambda match: (changed or {}).get(match[1]) or self._value(match[1]), carrier["text"])

    def _value(self, name: str) -> str:
        if name in self.words:
            return self.words[name]
        part, shares, whole = name.partition("%")
        if shares:
            return show(percent_of(Decimal(self.facts[part]), Decimal(self.facts[whole])).value)
        return show(self.facts[name])


def carriers(name: str) -> list[dict[str, Any]]:
    """Return the paragraphs of a file of carriers."""
    read: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["paragraph"]
    return read


def shipped_template(name: str) -> Template:
    """Return a template that the program brings along."""
    template = find(name)
    if template is None:
        raise LookupError(name)
    return template


def make_report(known: list[dict[str, Any]], random: Random) -> MadeUpReport:
    """Return a report made up of carriers, at least one a section, about one commune and period."""
    is_new = random.random() < _NEW
    template = shipped_template("cchc-xa-2025" if is_new else "cchc-xa-2023")
    year = random.choice((2025, 2026)) if is_new else random.choice((2023, 2024))
    period = f"{year}-{'Y' if is_new and year == 2025 else random.choice(_PERIODS)}"  # noqa: PLR2004
    kind, name, district, province = random.choice(_UNITS)
    facts = _facts(random)
    fields = {
        "unit.kind": "xã" if is_new and kind == "thị trấn" else kind, "unit.name": name, "unit.province": province,
        "letter.place": name, "letter.signer": "Trần Văn Minh",
        **({} if is_new else {"unit.district": district}),
        **{key: str(facts[fact]) for fact, key in _ROWS[template.id].items() if fact in facts},
    }  # fmt: skip
    words = _words(fields, span_of(template, period), random)
    made = MadeUpReport(template, period, words, facts, fields)
    for code in template.sections:
        own = [each for each in known if each["section"] == code and each.get("of", template.id) == template.id]
        for carrier in random.sample(own, min(len(own), random.randint(1, 4) if code != "mo-dau" else 1)):
            made.paragraphs.append(MadeUpParagraph(code, carrier, made.render(carrier)))
    return made


def _words(fields: Mapping[str, str], period: PeriodSpan | None, random: Random) -> dict[str, str]:
    if period is None:
        raise ValueError(fields)
    start, end = period.start, period.end
    kind, upper = fields["unit.kind"], fields.get("unit.district") or fields["unit.province"]
    days = sorted(random.sample(range((end - start).days - 20), 4))
    numbers = sorted(random.sample(range(10, 99), 12))
    first = date(end.year, 1, 2)
    issued = {f"day{at}": day_words(max(start + timedelta(days=day), first)) for at, day in enumerate(days, 1)}
    return {
        "kind": kind, "kind_upper": kind.capitalize(), "name": fields["unit.name"],
        "unit": f"{kind} {fields['unit.name']}",
        "province": fields["unit.province"], "upper": upper, "upper_body": f"UBND {upper}",
        "upper_short": "UBND", "period": period.name, "year": str(end.year), "last_year": str(end.year - 1),
        "next_year": str(end.year + 1), **issued, **{f"no{at}": str(number) for at, number in enumerate(numbers, 1)},
        "satisfied": f"{random.randint(80, 99)},{random.randint(1, 9)}",
        "collected_rate": f"{random.randint(40, 99)},{random.randint(11, 99)}",
        "spent_rate": f"{random.randint(40, 99)},{random.randint(11, 99)}",
    }  # fmt: skip


def _facts(random: Random) -> dict[str, int]:
    """Return figures that agree with each other."""
    between = random.randint
    new = {"carried": between(3, 60), "early": between(200, 2500), "ontime": between(5, 90), "late": between(1, 6)}
    new["early_ontime"] = new["early"] + new["ontime"]
    new["settled"] = new["early_ontime"] + new["late"]
    new["inhand_time"], new["inhand_late"] = between(4, 60), between(0, 2)
    new["inhand"] = new["inhand_time"] + new["inhand_late"]
    new["received"] = new["settled"] + new["inhand"]
    new["new"] = new["received"] - new["carried"]
    new["online"] = new["received"] - between(5, 150)
    new["direct"] = new["received"] - new["online"]
    new["cadres"], new["officials"] = between(6, 11), between(7, 12)
    new["staff"] = new["cadres"] + new["officials"]
    new["posts"] = new["staff"] + between(0, 2)
    new["women"] = between(3, 8)
    new["men"] = new["staff"] - new["women"]
    new["masters"], new["diplomas"] = between(1, 3), between(1, 3)
    new["bachelors"] = new["staff"] - new["masters"] - new["diplomas"]
    new["before"], new["more"] = between(200, 900), between(20, 90)
    new["leaflets"] = new["before"] + new["more"]
    new["planned"] = between(2000, 9000) * 10**6
    new["paid"] = new["planned"] * between(60, 99) // 100 - between(1, 999) * 1000
    new["tasks"] = between(20, 45)
    new["done"] = new["tasks"] - between(3, 15)
    new["cases"] = between(8, 30)
    new["solved"] = new["cases"] - between(1, 4)
    new["collected"], new["spent"] = between(10**9, 9 * 10**9), between(10**9, 9 * 10**9)
    new |= {
        "survey": between(100, 1900), "linked": between(5, 30), "new_procedures": between(2, 15),
        "guiding": between(10, 60), "people": between(1000, 5000), "visits": between(10_000, 90_000),
        "news": between(13, 250), "broadcasts": between(100, 999), "meetings": between(3, 25),
        "handouts": between(1000, 4000), "trained": between(10, 60), "members": between(7, 40),
        "talks": between(10, 80), "petitions": 0, "punished": 0,
    }  # fmt: skip
    return new
