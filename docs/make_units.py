"""Writing the shipped lists of communes: `python -m docs.make_units BEFORE.csv SINCE.csv resources/units`."""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.files import write_bytes
from cchc_desktop.units.catalogue import DISTRICT, PROVINCE
from cchc_desktop.units.commune import Era

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def packed(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the rows of a list (code, kind, name, district, province, from_whole, from_part) as the program reads it.

    The bytes are the same every time.
    """
    return gzip.compress("\n".join(_lines(rows)).encode(), mtime=0)


def _lines(rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    district = province = ""
    for row in rows:
        if row["province"] != province:
            province, district = row["province"], ""
            yield f"{PROVINCE}\t{province}"
        if row.get("district", "") != district:
            district = row["district"]
            yield f"{DISTRICT}\t{district}"
        merged = (row["from_whole"], row["from_part"]) if "from_whole" in row else ()
        yield "\t".join((row["code"], row["kind"], row["name"], *merged))


def _main() -> None:
    *lists, folder = map(Path, sys.argv[1:])
    for era, path in zip(Era, lists, strict=True):
        with path.open(encoding="utf-8", newline="") as file:
            rows = sorted(csv.DictReader(file), key=lambda row: row["code"])
        target = folder / f"{era.value}.txt.gz"
        write_bytes(target, packed(rows))
        print(f"{target}: {len(rows)} communes, {target.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
