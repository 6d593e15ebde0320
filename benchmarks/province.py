"""A province of made-up communes: their packages, and what a receiving office must find in them.

`python -m benchmarks.province FOLDER [PROVINCE]` writes the packages of 120 communes of a province of the catalogue
into the folders "dung-han" and "muon" of FOLDER, to be taken in before and after the deadline, and dap-an.json: the
state of each unit, the verdict on each package, and the totals, added up here from what was written.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.packing import ready_documents
from cchc_desktop.desk.office import library
from cchc_desktop.handoff.package import PackageContents, make
from cchc_desktop.handoff.unit_key import secret_from_raw
from cchc_desktop.report.document import CLOSED, Report, report_of
from cchc_desktop.report.editions.toml_text import toml_text
from cchc_desktop.report.file import write_report
from cchc_desktop.report.template_source import TemplateSource, read_template
from cchc_desktop.units.catalogue import communes
from cchc_desktop.units.commune import Commune, Era

PROVINCE, PERIOD, TEMPLATE = "tỉnh Gia Lai", "2026-H1", "cchc-xa-2025"
DUE = datetime(2026, 6, 16, 17, tzinfo=UTC)
ON_TIME, LATE = "dung-han", "muon"
NIL, UNKNOWN = "không có", "chưa có số liệu"
_TEXTS = (None, NIL, UNKNOWN, "")
_WEIGHTS = (96, 2, 1, 1)
"""How likely a count is a number, nil, unknown, or left blank."""
_NEW_ROW = {"no": "99", "label": "Chỉ tiêu mới của phiên bản sau", "kind": "count", "aggregate": "sum"}


@dataclass
class ProvinceAnswers:
    """The answers that an office must come to: states of units, verdicts on packages by file, sums by figure."""

    states: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    sums: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    valued: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    nil: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lacking: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def count(self, commune: Commune, figures: dict[str, str], keys: Sequence[str]) -> None:
        """Add the figures of a report that must count."""
        for key in keys:
            text = figures.get(key, "")
            if text == NIL:
                self.nil[key] += 1
            elif text in ("", UNKNOWN):
                self.lacking[key].append(commune.code)
            else:
                self.sums[key] += int(text.replace(".", ""))
                self.valued[key] += 1


@dataclass(frozen=True)
class PackedPeriod:
    """The period that packages are of: its template, its key, and when the first one was packed."""

    template: str = TEMPLATE
    period: str = PERIOD
    begun: datetime = datetime(2026, 6, 8, 8, tzinfo=UTC)


@dataclass(frozen=True)
class MadeUpProvince:
    """The makers of a province's packages: their period, two editions of a template, ready documents, and chance."""

    packed: PackedPeriod
    editions: tuple[TemplateSource, TemplateSource]
    documents: tuple[bytes, bytes]
    texts: dict[str, str]
    chance: random.Random

    @property
    def summed(self) -> list[str]:
        """The counts that are added up."""
        rows = self.editions[0].template.rows.items()
        return [key for key, row in rows if row.kind == "count" and row.aggregate.value == "sum"]

    def figures(self) -> dict[str, str]:
        """Return made-up figures of a commune of some size: most of them counts, some nil, unknown or blank."""
        found: dict[str, str] = {}
        size = self.chance.lognormvariate(6, 0.5)
        for key, row in self.editions[0].template.rows.items():
            if row.ratio or row.kind == "heading":
                continue
            if row.kind == "choice":
                found[key] = self.chance.choice([*row.choices])
            elif row.aggregate.value == "same":
                found[key] = "140"
            else:
                (text,) = self.chance.choices(_TEXTS, _WEIGHTS)
                number = f"{round(size * self.chance.lognormvariate(0, 0.2)):,}".replace(",", ".")
                found[key] = number if text is None else text
        return found

    def package(
        self, commune: Commune, figures: dict[str, str], *, version: int = 1, later: bool = False, hours: int = 0
    ) -> bytes:
        """Return the package of a commune; a later edition of the template has one row more."""
        source = self.editions[later]
        report = replace(self._report(commune, figures, source, version), template_sha256=source.sha256)
        pdf, workbook = self.documents
        contents = PackageContents(report, write_report(report), source.source, pdf, workbook)
        key = secret_from_raw(sha256(commune.code.encode()).digest())
        return make(contents, key, self.packed.begun + timedelta(hours=hours)).raw

    def _report(self, commune: Commune, figures: dict[str, str], source: TemplateSource, version: int) -> Report:
        unit = {f"unit.{name}": text for name, text in commune.unit().items()}
        fields = {**unit, **self.texts, **figures}
        return report_of(source.template.id, self.packed.period, fields, version=version, state=CLOSED)


def made_up_province(folder: Path, seed: int = 17, packed: PackedPeriod | None = None) -> MadeUpProvince:
    """Return the makers; the documents in every package are those of the printed sample, written once."""
    packed = packed or PackedPeriod()
    _, raw = library.sample(printed=True)
    first = _edition(packed.template, ())
    sections = json.loads(raw)["sections"]
    texts = {code: text for code, text in sections.items() if code in first.template.sections}
    editions = first, _edition(packed.template, (_NEW_ROW,))
    return MadeUpProvince(packed, editions, ready_documents(folder), texts, random.Random(seed))  # noqa: S311


def _edition(template: str, rows: Sequence[dict[str, str]]) -> TemplateSource:
    shipped = library.shipped(template)
    if shipped is None:
        raise SystemExit(f"no template {template}")
    data: dict[str, Any] = tomllib.loads(shipped.source)
    data["forms"][-1]["rows"] += rows
    return read_template(toml_text(data).encode(), "edition.toml")


def communes_of(province: str = PROVINCE, most: int = 120) -> list[Commune]:
    """Return communes of a province, in the order of their codes."""
    found = [each for each in communes(Era.TWO_TIERS).values() if each.province == province]
    return found[:most]


class Fate(IntEnum):
    """What becomes of a commune's report; the communes have them in turn."""

    PLAIN = 0
    MISSING = 1
    LATER_EDITION = 2
    LATE = 3
    NEWER = 4
    OLDER = 5
    CONFLICT = 6
    TWICE = 7
    ALTERED = 8


def write_province(folder: Path, units: Sequence[Commune], makers: MadeUpProvince) -> ProvinceAnswers:
    """Write the packages of communes, each with its own fate, and return what must come of them."""
    answers = ProvinceAnswers()
    for name in (ON_TIME, LATE):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, commune in enumerate(units):
        for place, name, raw, verdict in _packages(number, commune, makers, answers):
            file = f"{number:04}-{name}.cchc"
            (folder / place / file).write_bytes(raw)
            answers.verdicts[file] = verdict
    stranger = Commune("99999", "xã", "Không Có", "", "tỉnh Xa Lạ")
    (folder / ON_TIME / "9999-xa-la.cchc").write_bytes(makers.package(stranger, makers.figures()))
    answers.verdicts["9999-xa-la.cchc"] = "foreign"
    return answers


def _packages(
    number: int, commune: Commune, makers: MadeUpProvince, answers: ProvinceAnswers
) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield the packages of a commune: folder, name, bytes, the verdict on it; note what must count of them."""
    fate = Fate(number % len(Fate))
    figures, newer = makers.figures(), makers.figures()
    answers.states[commune.code] = {Fate.LATE: "late", Fate.MISSING: "missing", Fate.ALTERED: "missing"}.get(
        fate, "received"
    )
    if fate is Fate.MISSING:
        return
    raw = makers.package(commune, figures, later=fate is Fate.LATER_EDITION, hours=number)
    second = makers.package(commune, newer, version=2, hours=number + 2)
    if fate is Fate.ALTERED:
        yield ON_TIME, "1", raw[:-3000] + bytes(3000), "altered"
        return
    first = second if fate is Fate.OLDER else raw
    yield LATE if fate is Fate.LATE else ON_TIME, "1", first, "received"
    if fate is Fate.NEWER:
        yield LATE, "2", second, "newer"
    elif fate is Fate.OLDER:
        yield LATE, "2", raw, "older"
    elif fate is Fate.CONFLICT:
        yield LATE, "2", makers.package(commune, newer, hours=number + 5), "conflict"
    elif fate is Fate.TWICE:
        yield LATE, "2", raw, "same"
    replaced = fate in (Fate.NEWER, Fate.OLDER)
    answers.versions[commune.code] = 2 if replaced else 1
    answers.count(commune, newer if replaced else figures, makers.summed)


def main() -> None:
    """Write a province and the answers beside it."""
    if not sys.argv[1:]:
        raise SystemExit(__doc__)
    folder, province = Path(sys.argv[1]), (sys.argv[2:] or [PROVINCE])[0]
    folder.mkdir(parents=True, exist_ok=True)
    units = communes_of(province)
    answers = write_province(folder, units, made_up_province(folder))
    (folder / "dap-an.json").write_text(json.dumps(answers.__dict__, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(answers.verdicts)} packages of {len(units)} communes of {province}")


if __name__ == "__main__":
    main()
