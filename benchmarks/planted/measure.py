"""Planting slips in reports and counting what the checks find: `python -m benchmarks.planted.measure --seed 1`."""

from __future__ import annotations

import argparse
import copy
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.planted import contradictions as of_report
from benchmarks.planted import slips, words
from benchmarks.planted.contradictions import PlantedPlace, ReportPlanter, in_paragraph
from benchmarks.planted.made_up import MadeUpParagraph, MadeUpReport, carriers, make_report
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.findings import Finding
from cchc_desktop.checks.run import Checker
from cchc_desktop.desk.office.library import find
from cchc_desktop.report.file import read_report
from cchc_desktop.report.keys import Place
from cchc_desktop.report.severity import Severity

KINDS: Mapping[str, Mapping[str, ReportPlanter]] = {
    "dates": {name: in_paragraph(each) for name, each in slips.DATES.items()},
    "numbers": {name: in_paragraph(each) for name, each in slips.NUMBERS.items()},
    "references": {**{name: in_paragraph(each) for name, each in slips.REFERENCES.items()}, **of_report.TWICE},
    "arithmetic": of_report.ARITHMETIC,
    "prose against forms": of_report.FIGURES,
    "letters and words": {
        **{
            name: in_paragraph(each)
            for each_ in (words.LETTERS, words.MARKS, words.CAPITALS)
            for name, each in each_.items()
        },
        **of_report.TONES,
    },
    "terms by date": of_report.TERMS,
    "years carried over": of_report.YEARS,
    "whole": of_report.WHOLE,
}
IN_WORDS = ("dates", "numbers", "references", "letters and words")
"""Kinds that can be planted in any text, also in a real one."""
_PROSE = ("text.", "link.", "letter.missing")
_SPARE = 3
FILES = ("carriers", "unseen")


@dataclass
class PlantedTally:
    """The counts of one kind of slip; missed and wrong are examples of what went amiss."""

    planted: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    amiss: list[str] = field(default_factory=list)


@dataclass
class PlantedOutcome:
    """The counts by kind, and the false alarms of clean reports."""

    kinds: dict[str, PlantedTally] = field(default_factory=lambda: defaultdict(PlantedTally))
    clean: int = 0
    alarms: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def measure(known: list[MadeUpReport], kinds: tuple[str, ...], random: Random, rounds: int) -> PlantedOutcome:
    """Check every report clean, then with one slip of each kind at a time, `rounds` times."""
    outcome = PlantedOutcome()
    for made in known:
        checker = Checker(made.template)
        before = findings(checker, made)
        outcome.clean += 1
        for each in before:
            line = f"{each.rule} {each.at[0]}: {each.message}"
            (outcome.hints if each.severity is Severity.HINT else outcome.alarms).append(line)
        silent = Counter(_unplaced(each) for each in before)
        for kind in kinds:
            for _ in range(rounds):
                _plant_one(outcome.kinds[kind], KINDS[kind], made, checker, silent, random)
    return outcome


def _plant_one(
    tally: PlantedTally,
    planters: Mapping[str, ReportPlanter],
    clean: MadeUpReport,
    checker: Checker,
    silent: Counter[str],
    random: Random,
) -> None:
    for way in random.sample(list(planters), min(len(planters), _SPARE)):
        made = copy.deepcopy(clean)
        planted = planters[way](made, random)
        if planted:
            break
    else:
        return
    left = Counter(silent)
    new: list[Finding] = []
    for each in findings(checker, made):
        if left[_unplaced(each)]:
            left[_unplaced(each)] -= 1
        else:
            new.append(each)
    right = [each for each in new if _is_at(each, planted, made)]
    tally.planted += 1
    tally.ways[way] += 1
    tally.found += bool(right)
    tally.right += len(right)
    tally.wrong += len(new) - len(right)
    if not right:
        tally.missed[way].append(_context(planted))
    tally.amiss += [
        f"{way}: {each.rule} {each.at[0]} {each.message} <- {_context(planted)}" for each in new if each not in right
    ]


def findings(checker: Checker, made: MadeUpReport) -> list[Finding]:
    """Return what is found in the words of a made-up report."""
    found = checker.check(made.report(), Context()).findings
    return [each for each in found if each.rule.startswith(_PROSE)]


def _unplaced(each: Finding) -> str:
    return f"{each.rule} {Place.parse(each.at[0]).key} {each.found} {each.message}"


def _is_at(each: Finding, planted: PlantedPlace, made: MadeUpReport) -> bool:
    """Return whether one of a finding's places overlaps the slip."""
    for at in each.at:
        place = Place.parse(at)
        if planted.paragraph is None:
            if place.key == planted.key:
                return True
        elif place.key == planted.paragraph.code and place.start is not None and place.end is not None:
            start = made.offset(planted.paragraph)
            if place.start <= start + planted.end + 1 and place.end >= start + planted.start - 1:
                return True
    return False


def _context(planted: PlantedPlace) -> str:
    if planted.paragraph is None:
        return planted.key
    text = planted.paragraph.text
    before, after = text[max(0, planted.start - 40) : planted.start], text[planted.end : planted.end + 40]
    return f"{planted.paragraph.code}: {before}«{text[planted.start : planted.end]}»{after}".replace("\n", "⏎")


def made_up(seed: int, number: int, files: tuple[str, ...]) -> list[MadeUpReport]:
    """Return made-up reports of the carriers of some files."""
    random = Random(seed)  # noqa: S311 - a measurement that can be repeated
    known = [each for name in files for each in carriers(name)]
    return [make_report(known, random) for _ in range(number)]


def real(folder: Path) -> list[MadeUpReport]:
    """Return the reports of a folder, whose paragraphs are those of real texts."""
    found = []
    for path in sorted(folder.glob("*.json")):
        loaded = read_report(path.read_bytes(), path.name, find)
        report, template = loaded.report, loaded.template
        fields = {key: text for key, text in report.fields.items() if key not in template.sections}
        unit = f"{report.text('unit.kind')} {report.text('unit.name')}"
        made = MadeUpReport(template, report.period, {"unit": unit}, {}, fields)
        for code in template.sections:
            made.paragraphs += [
                MadeUpParagraph(code, {}, line) for line in report.text(code).split("\n") if line.strip()
            ]
        found.append(made)
    return found


def table(outcome: PlantedOutcome) -> Iterator[str]:
    """Yield the counts as a table in Markdown."""
    yield "| kind | planted | found | findings | right |"
    yield "|---|---:|---:|---:|---:|"
    for kind, each in outcome.kinds.items():
        yield _row(kind, each.planted, each.found, each.right, each.wrong)
    all_of = outcome.kinds.values()
    counts = ([each.planted, each.found, each.right, each.wrong] for each in all_of)
    yield _row("**all**", *(sum(column) for column in zip(*counts, strict=True)))


def _row(kind: str, planted: int, found: int, right: int, wrong: int) -> str:
    findings = right + wrong
    shares = f"{found} ({_share(found, planted)})", f"{right} ({_share(right, findings)})"
    return f"| {kind} | {planted} | {shares[0]} | {findings} | {shares[1]} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def missed(outcome: PlantedOutcome) -> str:
    """Return the ways of slips that were missed most, in words."""
    ways = {way: (len(lost), each.ways[way]) for each in outcome.kinds.values() for way, lost in each.missed.items()}
    listed = sorted(ways.items(), key=lambda item: -item[1][0])
    return "; ".join(f"{way} ({lost} of {planted})" for way, (lost, planted) in listed) or "nothing"


def write(path: Path, given: argparse.Namespace) -> None:
    """Write the tables of both files of carriers, and of real texts where a folder is given."""
    runs = [
        (f"Made-up reports of `{name}.toml`", made_up(given.seed, given.reports, (name,)), tuple(KINDS))
        for name in FILES
    ]
    if given.texts:
        runs.append((f"{len(real(given.texts))} real texts of other offices", real(given.texts), IN_WORDS))
    parts = []
    for title, known, kinds in runs:
        outcome = measure(known, kinds, Random(given.seed + 1), given.rounds)  # noqa: S311 - can be repeated
        clean = f"{outcome.clean} clean reports: {len(outcome.alarms)} errors and warnings, {len(outcome.hints)} hints."
        if known is runs[-1][1] and given.texts:
            clean = "What these texts show before anything is planted is left out."
        parts.append("\n".join((f"### {title}", "", *table(outcome), "", clean, f"Missed: {missed(outcome)}.", "")))
    path.write_text("\n".join(parts), encoding="utf-8")


def main() -> None:
    """Print the table, and with --show what was missed or wrong; or write the tables of docs/checks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--carriers", nargs="+", default=["carriers"])
    parser.add_argument("--texts", type=Path, help="a folder of report.json files to plant slips in")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--write", type=Path, help="the file of tables to write")
    given = parser.parse_args()
    if given.write:
        write(given.write, given)
        return
    known = real(given.texts) if given.texts else made_up(given.seed, given.reports, tuple(given.carriers))
    random = Random(given.seed + 1)  # noqa: S311 - a measurement that can be repeated
    outcome = measure(known, IN_WORDS if given.texts else tuple(KINDS), random, given.rounds)
    print("\n".join(table(outcome)))
    print(f"\nclean reports {outcome.clean}: {len(outcome.alarms)} errors and warnings, {len(outcome.hints)} hints")
    if given.show:
        _show(outcome, given.show)


def _show(outcome: PlantedOutcome, most: int) -> None:
    for line, times in Counter(outcome.alarms + outcome.hints).most_common(most):
        print("CLEAN", times, line)
    for kind, each in outcome.kinds.items():
        for way, examples in each.missed.items():
            print(f"MISSED {kind} / {way}: {len(examples)} of {each.ways[way]}")
            print("".join(f"    {example}\n" for example in examples[:most]), end="")
        for line in each.amiss[:most]:
            print("WRONG", line)


if __name__ == "__main__":
    main()
