"""`python -m cchc_desktop` is the command `cchc`, and the process apart in which a file from outside is examined."""

import sys
from pathlib import Path

if sys.argv[1:2] == ["examine-apart"]:  # WORD of examining.apart, which only its own process has to import
    from cchc_desktop.signatures.examining.apart import serve

    sys.exit(serve(Path(sys.argv[2])))

from cchc_desktop.cli import main

sys.exit(main())
