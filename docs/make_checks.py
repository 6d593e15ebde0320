"""Writing the rules of templates in words: `python -m docs.make_checks docs/checks.md` writes that page."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.files import write_bytes
from cchc_desktop.checks.findings import DEFAULT_SEVERITY, severity_of
from cchc_desktop.checks.relations import keys_of
from cchc_desktop.desk.office.library import shipped, template_ids
from cchc_desktop.report.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_desktop.report.template import Form, Row, Rule, Template, When

_HEAD = """# What is checked

Made from the templates by `python -m docs.make_checks docs/checks.md`; a test holds it to them. Keys
are `FORM:ROW`. Nil words count as 0; a blank row of another tier is left out of sums; a rule with a figure that is not
known is listed as not checkable yet. Messages are what the officer reads.

## Codes

| code | severity unless the template or the rule says otherwise |
|---|---|
"""
_ROOT = Path(__file__).parents[1]
MEASURED = _ROOT / "benchmarks" / "planted" / "measured.md"
SENTENCES = _ROOT / "tests" / "checks" / "prose" / "sentences"
_PROSE = """
## The words of the sections

Families of slips stand in `cchc_desktop/checks/prose`, their words in `resources/prose`. How much they find in texts
they never saw is measured by `python -m benchmarks.planted.measure --write benchmarks/planted/measured.md`: slips of
every kind, planted at random places of made-up reports, and of real texts (`--texts FOLDER`). A planted slip is found
where a finding overlaps it; a finding that does not, and was not there before, is wrong.

"""
_LISTED = """
### Sentences that must be marked, and sentences that must not

From `tests/checks/prose/sentences`, which a test runs; «…» is what is marked, → its mend.
"""
_SIGNS = {"=": "=", "<=": "≤", ">=": "≥", "differs": "≠", "together": "together with"}


def page() -> str:
    """Return docs/checks.md: the codes, then every shipped template form by form."""
    codes = "".join(f"| `{code}` | {severity.value} |\n" for code, severity in DEFAULT_SEVERITY.items())
    templates = [source.template for name in template_ids() if (source := shipped(name))]
    measured = MEASURED.read_text(encoding="utf-8")
    prose = "".join((_PROSE, measured, _JUDGED, _LISTED, *_sentences()))
    return _HEAD + codes + "".join(describe(template) for template in templates) + prose


_JUDGED = """
### Real texts as they are

What `cchc check` says of their words, with nothing planted, each finding held against the text by a reader.

| texts | errors and warnings | right | hints | right |
|---|---:|---:|---:|---:|
| the report behind the shipped example, figures as printed | 18 | 18 | 21 | 21 |
| 11 texts of other offices, 2024 and 2025 | 7 | 7 | 9 | 9 |

Not found in the first: two sentences that repeat themselves in other words, and a verb too many ("cần được phải").

### Sentences at first contact

Slips beside their right sentences, written before the checks knew them, the later batches by writers who had not seen
the checks. "At first" is what the checks of that day found; the kinds of what they missed were then mended, many
sentences became tests, and what was found of them after that stands behind it. No right sentence raised an alarm then,
but for four that contradict another part of the report they were put in, and one that names a law of a later year.

| batch | pairs | found at first | alarms at first | found then |
|---|---:|---:|---:|---:|
| every kind | 91 | 53 | 2 | 85 |
| every kind, sums and forms above all | 66 | 50 | 3 | 61 |
| every kind, by another writer, with 60 risky right sentences | 160 | 107 | 9 | 130 |
| 40 right sentences that try to be taken for a row's or a sum's | | | 24 | |
| every kind, 55 of them sums, another writer | 142 | 75 | 2 | 122 |
| every kind, 25 of them sums, after that was mended | 60 | 48 | 0 | 54 |
| every kind, another writer who had not seen the checks | 130 | 65 | 1 | 121 |
| sums, days, years, capitals and unfinished texts, by who mended them | 73 | 63 | 0 | 72 |
| the same once more, after that was mended | 26 | 15 | 1 | 19 |
| every kind, two writers, half of it of 2026 | 260 | 211 | 3 | 260 |
| every kind, a third writer | 130 | 95 | 0 | 130 |
| every kind, a fourth writer, after those were mended | 130 | 107 | 1 | 118 |
| every kind, two more writers, one of them terse ("đúng hạn: 306; trễ hạn: 04") | 260 | 191 | 1 | 258 |
| every kind, a seventh writer, after those were mended | 130 | 109 | 2 | 111 |
| 150 right paragraphs that try to be taken for wrong | | | 7 | |
| 120 more, after those were mended | | | 6 | |
| 120 natural right paragraphs, full of numbers | | | 5 | |
| 120 more, a third of them terse, after those were mended | | | 9 | |
| 120 more, after those were mended | | | 6 | |

The paragraphs of the last five rows, 30 to 120 words each, raise none any more but one that is wrong. So a writer whom
the checks never met has five of six slips found: dates, numbers, references, letters, words, capitals and terms nearly
all, sums four of five, percents, changes and years two of three; of his right paragraphs that are full of numbers one
in twenty raises an alarm.

In the two of 142 and 60, sums were found 21 of 55 times at first, then 21 of 25. Still missed: parts of a row said with
words that the row does not know and fewer than it, a total of two digits whose parts no word calls complete, a wrong
percent that another pair of numbers nearby makes by chance, a part and its whole in three sentences.

### Whole reports at first contact

Sixty reports of imaginary communes by ten writers who had not seen the checks, six each and each twice: clean, and with
16 slips of a tired official (a quarter of them sums; percents, changes, money, days, documents, periods, numbers,
words, capitals, denials, outdated terms). "At first" is before anyone looked at the set; then it was mended.

| set | found at first, of 96 | warnings on its clean reports then | found now | warnings now |
|---|---:|---:|---:|---:|
| 1 | 60 | 6 | 95 | 0 |
| 2 | 77 | 9 | 93 | 0 |
| 3 | 62 | 6 | 92 | 0 |
| 4 | 71 | 3 | 94 | 0 |
| 5 | 67 | 4 | 93 | 0 |
| 6 | 79 | 2 | 87 | 0 |
| 7 | 79 | 1 | 88 | 0 |
| 8, after those were mended | 76 | 8 | 83 | 0 |
| 9, after those were mended | 77 | 6 | 83 | 0 |
| 10, after those were mended | 74 | 3 | 83 | 0 |
| 11, after those were mended | 78 | 3 | 87 | 0 |
| 12, after those were mended | 84 | 4 | 88 | 0 |

So a writer whom the checks never met has four of five slips of a whole report found, and less than one false warning a
clean report. Planted by the script in the clean reports of sets 8 to 10, dates, numbers, references, letters and words
are found 215 of 216 times. Still missed: a part whose whole stands in another paragraph, two numbers that both fit
their neighbours, days of answers in the next paragraph, money of a section told in several paragraphs, words that are
right by themselves ("12/14 thông").
"""


def _sentences() -> Iterator[str]:
    """Yield the sentences of every family of checks of prose, those to mark first."""
    for path in sorted(SENTENCES.glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))
        yield f"\n#### {path.stem}\n\n"
        for case in cases.get("fires", []):
            mend = f" → “{case['mend']}”" if "mend" in case else ""
            yield f"- `{case['code']}` {_in_one_line(case['text'])}{mend}\n"
        for case in cases.get("silent", []):
            yield f"- silent: {_in_one_line(case['text'])}\n"


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("|", "\\|").replace("<", "&lt;")


def describe(template: Template) -> str:
    """Return every check of one template in words, as Markdown."""
    parts = [f"\n## {template.name} (`{template.id}`, {template.status})\n"]
    parts.append("\n".join(("\n### Unit and letter", "", *_of_letter(template), "")))
    for form in template.forms:
        lines = [*_of_rows(form), *_of_rules(template, form)]
        parts.append("\n".join((f"\n### {form.number}. {form.title}", "", *lines, "")))
    return "".join(parts)


def _of_letter(template: Template) -> Iterator[str]:
    for key, message in template.required.items():
        yield f"- `{key}` must not be blank: {message}"
    for each in template.beginnings:
        yield f"- `{each.field}` begins with {', '.join(each.words)}: {each.message}"


def _of_rows(form: Form) -> Iterator[str]:
    for row in form.rows:
        for words in _of_row(row):
            yield f"- `{form.key(row)}` {' '.join(row.label.split())}: {words}"


def _of_row(row: Row) -> Iterator[str]:
    if row.ratio:
        yield f"100 × `{row.ratio.part}` / `{row.ratio.whole}`"
    if row.share_of:
        yield f"a share after the slash is of `{row.share_of}`"
    if row.required and row.when:
        yield f"wanted {_when(row.when)}"
    if row.kind == "percent" and not row.ratio:
        yield f"from {show(row.minimum)} to {show(row.maximum if row.maximum is not None else 100)}"
    if row.suspect:
        yield f"above {show(row.suspect.above)} suspect: {row.suspect.message}"


def _of_rules(template: Template, form: Form) -> Iterator[str]:
    for rule in template.rules:
        if keys_of(rule)[0].partition(":")[0] == form.number:
            severity = rule.severity or severity_of(template, rule.code)
            yield f"- **`{rule.id}`** ({rule.code}, {severity.value}) {_relation(rule)}: {rule.message}"
            yield f"  Holds: {_example(rule.holds)}. Fails: {_example(rule.fails)}."


def _relation(rule: Rule) -> str:
    condition = f", {_when(rule.when)}" if rule.when else ""
    return f"{_sum(rule.left)} {_SIGNS[rule.op]} {_sum(rule.right)}{condition}"


def _sum(signed: tuple[str, ...]) -> str:
    text = " ".join(f"{'−' if key.startswith('-') else '+'} `{key.removeprefix('-')}`" for key in signed)
    return text.removeprefix("+ ") or "0"


def _when(when: When) -> str:
    return f"when `{when.key}` is {when.equals}" if when.equals is not None else f"when `{when.key}` is above 0"


def _example(example: Mapping[str, str]) -> str:
    return ", ".join(f"`{key}` {text or '(blank)'}" for key, text in example.items())


if __name__ == "__main__":
    write_bytes(Path(sys.argv[1]), page().encode())
