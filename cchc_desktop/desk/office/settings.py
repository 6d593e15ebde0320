"""The settings of an office: its units, their deadlines, cut-offs and documents, the officers' names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from cchc_desktop.base.errors import StorageError, UserError, WayOut
from cchc_desktop.base.shapes import read_shape
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.base.text import folded, stored
from cchc_desktop.checks.context import Context
from cchc_desktop.checks.unit_letters import foreign_in_words
from cchc_desktop.report.members.document_register import NO_REGISTER, DocumentRegister
from cchc_desktop.report.members.register_entry import RegisterEntry
from cchc_desktop.report.periods import PeriodSpan, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftStore
    from cchc_desktop.report.template import Template

UNIT_FIELDS = ("kind", "name", "district", "province", "code")
_UNITS, _DATES, _OFFICERS, _OFFICER, _WORDS = "units", "dates", "officers", "officer", "kept_words"

_TIME_STAMPS, _IMAGES = "time_stamps", "signature_images"
_NAMES, _FOLDER, _EXPORTED = "draft_names", "import_folder", "exported"
_LONGEST_NAME = 120

Unit = dict[str, str]


@dataclass(frozen=True, slots=True)
class Dates:
    """The day a report is due and the last day its figures count, set by its unit or else by the template."""

    due: date
    cut_off: date


class SettingTexts(Protocol):
    """A place that keeps settings as texts: a store of drafts, or a desk over one."""

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        ...

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        ...


class Settings:
    """The settings of one data folder, each a text in the store; lists and tables are kept as JSON."""

    def __init__(self, store: SettingTexts) -> None:
        self._store = store

    def units(self) -> list[Unit]:
        """Return the units that this office reports for, the last used one first."""
        units: list[Unit] = self._read(_UNITS, [], _is_units)
        return units

    def remember_unit(self, unit: Mapping[str, str]) -> None:
        """Put a unit first; one of the same kind and name is replaced. UserError if a name has foreign characters."""
        refuse_foreign(unit)
        kept = {name: stored(unit.get(name, "")).strip() for name in UNIT_FIELDS}
        others = [other for other in self.units() if unit_key(other) != unit_key(kept)]
        self._write(_UNITS, [kept, *others])

    def replace_unit(self, before: Mapping[str, str], unit: Mapping[str, str]) -> None:
        """Put a unit first in the place of another: dates, words and documents of the one before are its own too."""
        refuse_foreign(unit)
        old, new = unit_key(before), unit_key(unit)
        dates, words = self._all_dates(), self._read(_WORDS, {}, _is_words)
        if old in dates and new not in dates:
            self._write(_DATES, dates | {new: dates[old]})
        if old in words and new not in words:
            self._write(_WORDS, words | {new: words[old]})
        if old != new and (entries := self._store.setting(_register_of(old))) and not self.register(unit).entries:
            self._store.set_setting(_register_of(new), entries)
        self._write(_UNITS, [other for other in self.units() if unit_key(other) != old])
        self.remember_unit(unit)

    def forget_unit(self, unit: Mapping[str, str]) -> None:
        """Take a unit off the list; its reports stay."""
        self._write(_UNITS, [other for other in self.units() if unit_key(other) != unit_key(unit)])

    def officers(self) -> list[str]:
        """Return the names to pick from."""
        names: list[str] = self._read(_OFFICERS, [], _is_names)
        return names

    def set_officers(self, names: Sequence[str]) -> None:
        """Set the names to pick from: each once, blank ones left out."""
        self._write(_OFFICERS, list(dict.fromkeys(name for typed in names if (name := stored(typed).strip()))))

    @property
    def officer(self) -> str:
        """The name of the officer who is writing, "" before the first choice."""
        return self._store.setting(_OFFICER) or ""

    def pick_officer(self, name: str) -> None:
        """Set the name of the officer who is writing."""
        self._store.set_setting(_OFFICER, name)

    @property
    def time_stamps(self) -> str:
        """The address of the time stamp server in the office's network, "" for none."""
        return self._store.setting(_TIME_STAMPS) or ""

    def set_time_stamps(self, address: str) -> None:
        """Set the address of the time stamp server; "" for none."""
        self._store.set_setting(_TIME_STAMPS, stored(address).strip())

    def signature_images(self) -> dict[str, bytes]:
        """Return the images shown for signatures, by role."""
        kept: dict[str, str] = self._read(_IMAGES, {}, _is_hexadecimal)
        return {role: bytes.fromhex(text) for role, text in kept.items()}

    def set_signature_image(self, role: str, image: bytes) -> None:
        """Set the image shown for the signatures of a role; b"" takes it away."""
        kept = {name: raw for name, raw in self.signature_images().items() if name != role}
        images = kept | ({role: image} if image else {})
        self._write(_IMAGES, {name: raw.hex() for name, raw in images.items()})

    def draft_names(self) -> dict[str, str]:
        """Return the names that the office gave to drafts, by their reference."""
        names: dict[str, str] = self._read(_NAMES, {}, _is_named)
        return names

    def name_draft(self, ref: str, name: str) -> None:
        """Give a draft a name of the office's own, for the list; a blank one takes it away."""
        names = self.draft_names()
        names.pop(ref, None)
        kept = " ".join(stored(name).split())[:_LONGEST_NAME]
        self._write(_NAMES, names | ({ref: kept} if kept else {}))

    def exported(self) -> dict[str, int]:
        """Return the version of each draft that was exported last, by its reference."""
        versions: dict[str, int] = self._read(_EXPORTED, {}, _is_numbered)
        return versions

    def note_exported(self, ref: str, version: int) -> None:
        """Keep that a version of a draft was exported."""
        self._write(_EXPORTED, self.exported() | {ref: version})

    @property
    def import_folder(self) -> str:
        """The folder of the file that was imported last, "" before the first."""
        return self._store.setting(_FOLDER) or ""

    def set_import_folder(self, folder: str) -> None:
        """Set the folder of the file that was imported last."""
        if folder != self.import_folder:
            self._store.set_setting(_FOLDER, folder)

    def dates(self, unit: Mapping[str, str], span: PeriodSpan) -> Dates:
        """Return the dates of a unit's period."""
        due, cut_off = self.set_days(unit, span.key)
        return Dates(due or span.due, cut_off or span.end)

    def set_days(self, unit: Mapping[str, str], period: str) -> tuple[date | None, date | None]:
        """Return the deadline and the cut-off that a unit set for a period, None where it set none."""
        days = self._all_dates().get(unit_key(unit), {}).get(period, ["", ""])
        due, cut_off = (date.fromisoformat(day) if day else None for day in days)
        return due, cut_off

    def set_dates(self, unit: Mapping[str, str], period: str, due: date | None, cut_off: date | None) -> None:
        """Set the deadline and the cut-off of a unit's period; None means the template's."""
        dates = self._all_dates()
        of_unit = dates.setdefault(unit_key(unit), {})
        of_unit[period] = [day.isoformat() if day else "" for day in (due, cut_off)]
        self._write(_DATES, dates)

    def kept_words(self, unit: Mapping[str, str]) -> list[str]:
        """Return the words that a unit keeps although a hint is about them, as they were typed; the last one first."""
        words: dict[str, list[str]] = self._read(_WORDS, {}, _is_words)
        return words.get(unit_key(unit), [])

    def set_kept_words(self, unit: Mapping[str, str], words: Sequence[str]) -> None:
        """Set the words that a unit keeps: each once, however it is spelled in capitals; blank ones left out."""
        typed = {folded(word): stored(word).strip() for word in reversed(words) if word.strip()}
        kept: dict[str, list[str]] = self._read(_WORDS, {}, _is_words)
        self._write(_WORDS, kept | {unit_key(unit): [*typed.values()][::-1]})

    def register(self, unit: Mapping[str, str]) -> DocumentRegister:
        """Return the documents that a unit issued or received."""
        name = _register_of(unit_key(unit))
        text = self._store.setting(name)
        try:
            return _register_in(text) if text else NO_REGISTER
        except (ValueError, RecursionError) as error:
            raise _damaged(name) from error

    def set_register(self, unit: Mapping[str, str], register: DocumentRegister) -> None:
        """Set the documents of a unit."""
        self._write(_register_of(unit_key(unit)), [entry.as_json() for entry in register.entries])

    def _all_dates(self) -> dict[str, dict[str, list[str]]]:
        dates: dict[str, dict[str, list[str]]] = self._read(_DATES, {}, _is_dates)
        return {spelling_key(unit): days for unit, days in dates.items()}  # earlier versions kept other keys

    def _read(self, name: str, default: Any, is_valid: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - JSON; each caller knows its type
        text = self._store.setting(name)
        try:
            return _valid(json.loads(text), is_valid) if text else default
        except (ValueError, RecursionError) as error:
            raise _damaged(name) from error

    def _write(self, name: str, value: object) -> None:
        self._store.set_setting(name, json.dumps(value, ensure_ascii=False))


def _valid(found: Any, is_valid: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - JSON of any form
    if not is_valid(found):
        raise ValueError("not as this program writes it")
    return found


def _register_of(unit: str) -> str:
    return f"register {unit}"


@lru_cache(maxsize=4)  # read for every report that is opened, and at every change of the register
def _register_in(text: str) -> DocumentRegister:
    """Return the documents of a stored register; ValueError if it is none."""
    entries, _ = read_shape(list[RegisterEntry], json.loads(text))
    if entries is None:
        raise ValueError("not a register as this program writes it")
    return DocumentRegister(entries)


def _damaged(name: str) -> StorageError:
    title, where = "Phần cài đặt trong tệp dữ liệu bị hỏng.", f"Chỗ hỏng: bảng setting, dòng {name}."
    return StorageError(title, f"{where} Khôi phục một bản sao.", WayOut.RESTORE)


def _is_names(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return isinstance(found, list) and all(isinstance(name, str) for name in found)


def _is_words(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return isinstance(found, dict) and all(map(_is_names, found.values()))


def _is_named(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return isinstance(found, dict) and _is_names([*found.values()])


def _is_hexadecimal(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return _is_named(found) and all(bytes.fromhex(text) for text in found.values())


def _is_numbered(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return isinstance(found, dict) and all(isinstance(number, int) for number in found.values())


def _is_units(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    return isinstance(found, list) and all(isinstance(unit, dict) and _is_names([*unit.values()]) for unit in found)


def _is_dates(found: Any) -> bool:  # noqa: ANN401 - JSON of any form
    """Return whether it has a pair of days for each period of each unit; ValueError for one that is no day."""
    if not isinstance(found, dict) or not all(isinstance(periods, dict) for periods in found.values()):
        return False
    pairs = [days for periods in found.values() for days in periods.values()]
    if not all(_is_names(days) and len(days) == len(("due", "cut-off")) for days in pairs):
        return False
    return all(date.fromisoformat(day) for days in pairs for day in days if day)


def refuse_foreign(unit: Mapping[str, str]) -> None:
    """Raise UserError if a part of a unit's name has characters that look like Latin letters, or that are invisible."""
    faults = {f"“{text}”: {words}" for text in unit.values() if (words := foreign_in_words(text))}
    if faults:
        raise UserError("Tên đơn vị có ký tự lạ.", "\n".join(sorted(faults)))


def unit_key(unit: Mapping[str, str]) -> str:
    """Return the identity of a unit: kind and name, however they are spelled."""
    return spelling_key(f"{unit.get('kind', '')} {unit.get('name', '')}")


def unit_of(report: Report) -> Unit:
    """Return the unit a report is of."""
    return {name: report.text(f"unit.{name}") for name in UNIT_FIELDS}


def dates_of(store: DraftStore, report: Report, template: Template) -> Dates | None:
    """Return the dates of a report, None if its template has no such period."""
    span = span_of(template, report.period)
    return Settings(store).dates(unit_of(report), span) if span else None


def context_of(store: DraftStore, report: Report, template: Template) -> Context:
    """Return the context of a report's checks: the dates of its office, the words and documents that its unit keeps."""
    dates = dates_of(store, report, template)
    words = Settings(store).kept_words(unit_of(report))
    register = Settings(store).register(unit_of(report))
    cut_off = dates.cut_off if dates else None
    return Context(cut_off, frozenset(map(folded, words)), register=register)
