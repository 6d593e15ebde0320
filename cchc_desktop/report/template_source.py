"""The source of a template: reading TOML text into a Template, with every fault by path and line."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import MAX_DEPTH, depth_of, text_of
from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.shapes import Location, read_shape
from cchc_desktop.report.editions.extended_source import EXTENDS, ExtendedSource, extended
from cchc_desktop.report.editions.inconsistencies import inconsistencies
from cchc_desktop.report.editions.toml_text import toml_text
from cchc_desktop.report.faults import Fault, in_lines, path_of
from cchc_desktop.report.template import Template
from cchc_desktop.report.template_format import Source, format_fault, upgraded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_desktop.base.shapes import Flaw

_LONGEST, _MOST_DOTS = 1_000_000, 1_000
_MOST_ROWS, _MOST_RULES = 1_000, 500
_BROKEN = {
    "overwrite": "tên này đã có ở trên",
    "twice": "tên này đã có ở trên",
    "Unterminated": "chuỗi không có dấu đóng",
    r"'\n'": "chuỗi không có dấu đóng",
    "Unclosed": "thiếu dấu đóng ngoặc",
    "Expected '='": "thiếu dấu = sau tên",
    "Invalid value": "giá trị không đọc được",
}
_HEADER = re.compile(r"^\s*(\[{1,2})\s*([A-Za-z0-9_.\"-]+)\s*\]{1,2}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LINE = re.compile(r"line (\d+)")
_MEMBER = re.compile(r"^\s*\"?([A-Za-z0-9_:.-]+)\"?\s*=")


@dataclass(frozen=True)
class TemplateSource:
    """A template with its source and that source's SHA-256 (hex).

    The source is the exact text it was read from, or, where that extends another template, the whole of both, written
    when it is asked for.
    """

    template: Template
    given: str | Source = field(repr=False, compare=False)
    sha256: str

    @cached_property
    def source(self) -> str:
        """The source as TOML text."""
        return self.given if isinstance(self.given, str) else toml_text(self.given)


def no_base(template_id: str) -> Source | None:
    """Return no source: for templates that must be whole by themselves."""
    del template_id
    return None


def read_template(raw: bytes, name: str, base: Callable[[str], Source | None] = no_base) -> TemplateSource:
    """Read a template; BadFileError lists every fault of the source by path and line.

    base returns the source of a template that another one extends, by its id.
    """
    source = text_of(raw, name).replace("\r\n", "\n")
    data = _loaded(source)
    extension = whole_source(data, base) if isinstance(data, dict) else None
    template, faults = (None, [data]) if isinstance(data, Fault) else _template_of(source, data, extension)
    if template is None:
        raise BadFileError(f"Không nhận mẫu báo cáo {name}: {len(faults)} chỗ sai.", in_lines(faults))
    if extension:
        source = toml_text(extension.whole)
    import hashlib  # noqa: PLC0415 - its library is large, and shipped templates are read without it

    return TemplateSource(template, source, hashlib.sha256(source.encode()).hexdigest())


def built(raw: bytes, name: str, base: Callable[[str], Source | None]) -> bytes:
    """Return a template as JSON that `read_built` reads: what it extends is joined, and it is known to be right."""
    found = read_template(raw, name, base)
    data = tomllib.loads(found.source)
    text = "" if EXTENDS in tomllib.loads(raw.decode()) else found.source
    whole = {"sha256": found.sha256, "text": text, "members": data}
    return f"{json.dumps(whole, ensure_ascii=False, indent=0)}\n".encode()


def read_built(raw: bytes) -> TemplateSource:
    """Return a template that the program brings along."""
    whole = json.loads(raw)
    template, flaws = read_shape(Template, upgraded(whole["members"]))
    if template is None:
        raise ValueError(flaws)
    return TemplateSource(template, whole["text"] or whole["members"], whole["sha256"])


def parse(source: str, base: Callable[[str], Source | None] = no_base) -> tuple[Template | None, list[Fault]]:
    """Return the template of a TOML source, or None and its faults."""
    data = _loaded(source)
    if isinstance(data, Fault):
        return None, [data]
    return _template_of(source, data, whole_source(data, base))


def _template_of(source: str, data: Source, extension: ExtendedSource | None) -> tuple[Template | None, list[Fault]]:
    template, flaws = template_of(data) if extension is None else template_of_whole(extension)
    return template, located(source, flaws)


def whole_source(data: Source, base: Callable[[str], Source | None]) -> ExtendedSource | None:
    """Return the whole of a source that extends another, None of one that does not."""
    if EXTENDS not in data:
        return None
    name = data[EXTENDS]
    found = base(name) if isinstance(name, str) else None
    if found is None:
        return ExtendedSource(data, data, [((EXTENDS,), f"trên máy không có mẫu “{name}” để lấy phần chung")])
    return extended(data, upgraded(found))


def located_in_own(source: str, flaws: list[Flaw], base: Callable[[str], Source | None]) -> list[Fault]:
    """Return flaws of a template by path and line of its source, which may extend another."""
    data = _loaded(source) if flaws else None
    extension = whole_source(data, base) if isinstance(data, dict) else None
    return located(source, [extension.in_own(flaw) for flaw in flaws] if extension else flaws)


def template_of_whole(extension: ExtendedSource) -> tuple[Template | None, list[Flaw]]:
    """Return the template of a source made whole, or None and its faults by location in its own part."""
    if extension.flaws:
        return None, extension.flaws
    template, flaws = template_of(extension.whole)
    return template, [extension.in_own(flaw) for flaw in flaws]


def template_of(data: Source) -> tuple[Template | None, list[Flaw]]:
    """Return the template of a source as data, or None and its faults by location."""
    template, flaws = read_shape(Template, upgraded(data))
    flaws += [(location, "có ký tự điều khiển, không in được") for location in _controls(data, ())]
    if template is None or flaws:
        return None, flaws
    if len(template.rows) > _MOST_ROWS or len(template.rules) > _MOST_RULES:
        return None, [((), f"chỉ nhận đến {_MOST_ROWS} chỉ tiêu và {_MOST_RULES} quy tắc")]
    flaws = list(inconsistencies(template))
    return (None if flaws else template), flaws


def _controls(data: object, location: Location) -> Iterator[Location]:
    """Yield the members of a source that hold letters that no file of Office takes."""
    if isinstance(data, str):
        if _CONTROLS.search(data):
            yield location
    elif isinstance(data, dict):
        for name, member in data.items():
            yield from _controls(member, (*location, str(name)))
    elif isinstance(data, list):
        for place, member in enumerate(data):
            yield from _controls(member, (*location, place))


def _loaded(source: str) -> Source | Fault:
    """Return a source's members, or the fault that keeps it from being read."""
    if large := _large(source):
        return large
    try:
        data = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return _broken(source, str(error))
    if depth_of(data) > MAX_DEPTH:
        return Fault("(cả tệp)", f"lồng quá sâu; chỉ nhận đến {MAX_DEPTH} lớp")
    if fault := format_fault(data):
        return located(source, [(("format",), fault)])[0]
    return data


def _broken(source: str, error: str) -> Fault:
    """Return the fault of broken TOML, at the line where the parser stopped or the end of the source."""
    what = next((words for sign, words in _BROKEN.items() if sign in error), "sai cách viết")
    place = _LINE.search(error)
    line = int(place[1]) if place else source.rstrip("\n").count("\n") + 1
    return Fault("(cả tệp)", f"không phải TOML đúng cách: {what}", line)


def _large(source: str) -> Fault | None:
    """Return the fault of a source that is too large to read, None if it is not."""
    if len(source) > _LONGEST:
        return Fault("(cả tệp)", f"dài quá {_LONGEST} ký tự")
    for number, line in enumerate(source.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            return Fault("(cả tệp)", f"hàng này có quá {_MOST_DOTS} dấu chấm", number)
    return None


def located(source: str, found: list[Flaw]) -> list[Fault]:
    """Return faults by their path in a source and its line; a missing member has the line of its table."""
    lines = _lines(source) if found else {}
    return [Fault(path_of(location), message, _line(lines, location)) for location, message in found]


def _lines(source: str) -> dict[Location, int]:
    """Map the location of every table and member of a TOML source to its line."""
    lines: dict[Location, int] = {}
    counts: Counter[Location] = Counter()
    here: Location = ()
    for number, line in enumerate(source.splitlines(), 1):
        if header := _HEADER.match(line):
            here = _table(header[2].split("."), counts, is_array=len(header[1]) > 1)
            lines.setdefault(here, number)
        elif member := _MEMBER.match(line):
            lines.setdefault((*here, member[1]), number)
    return lines


def _table(names: list[str], counts: Counter[Location], *, is_array: bool) -> Location:
    here: Location = ()
    for depth, name in enumerate(names, 1):
        here = (*here, name.strip('"'))
        if depth == len(names) and is_array:
            counts[here] += 1
        if counts[here]:
            here = (*here, counts[here] - 1)
    return here


def _line(lines: dict[Location, int], location: Location) -> int:
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)
