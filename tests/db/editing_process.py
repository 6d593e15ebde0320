"""A process that edits a draft over and over and says what was acknowledged: FOLDER REF FORM TIMES."""

import sys
from pathlib import Path

from db.drafts.store import open_drafts


def main(folder: str, ref: str, form: str, times: str) -> None:
    store = open_drafts(Path(folder))
    for number in range(int(times)):
        change = store.edit(ref, f"{int(form) % 90}:{number % 7 + 1}", f"lần {number}", who="Lan", cause="typed")
        if change:
            sys.stdout.write(f"{change.sequence}\t{change.key}\t{change.after}\n")
            sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
