"""`python -m cchc_desktop` is the command `cchc`."""

import sys

from cchc_desktop.cli import main

sys.exit(main())
