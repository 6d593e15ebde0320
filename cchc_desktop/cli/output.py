"""The output of the commands: words for states and severities, a finding's line, JSON, a draft that was added."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.drafts.desk import Added

SEVERITY_WORDS = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
STATE_WORDS = {"open": "bản thảo", "closed": "bản trình ký", "issued": "bản đã ban hành"}


def line_of(finding: Finding) -> str:
    """Return a finding as one line."""
    return f"{SEVERITY_WORDS[finding.severity.value]}  {finding.at[0]}  {finding.message}  [{finding.rule}]"


def print_added(added: Added) -> int:
    """Print a new draft's reference, last on standard output, after the warnings about its source."""
    for warning in added.warnings:
        print(warning, file=sys.stderr)
    print(added.ref)
    return 0


def print_json(value: object) -> None:
    """Print a JSON value."""
    print(json.dumps(value, ensure_ascii=False, indent=1))
