"""Drafts in local SQLite files."""

from types import CoroutineType

from cchc_desktop.base.late_modules import import_late

# SQLAlchemy imports them for servers, plug-ins and long names, which no draft has: 70 modules and the library of
# OpenSSL, 4 and 3.5 MB of the window.
import_late("asyncio", iscoroutine=lambda found: isinstance(found, CoroutineType))
import_late("hashlib")
import_late("importlib.metadata")
