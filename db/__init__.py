"""Drafts in local SQLite files."""

from types import CoroutineType

from cchc_desktop.base.late_modules import import_late

# SQLAlchemy imports them for servers and plug-ins, which no draft has: 70 modules, and 4 MB of the window.
import_late("asyncio", iscoroutine=lambda found: isinstance(found, CoroutineType))
import_late("importlib.metadata")
