"""A process that explains and sets, each time under another name, and says what was acknowledged: FOLDER REF MARK."""

import sys
from itertools import count
from pathlib import Path

from cchc_desktop.report.reason import Reason
from db.drafts.store import open_drafts


def main(folder: str, ref: str, mark: str) -> None:
    store = open_drafts(Path(folder))
    for number in count():
        name, text = f"{mark}.{number}", f"lần-{number}"
        store.explain(ref, [Reason("a.b", ("1:1",), text, fingerprint=name)])
        store.set_setting(name, text)
        sys.stdout.write(f"{name}\t{text}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
