"""Moments as they are stored: UTC in ISO 8601 with milliseconds; read back in the local zone."""

from __future__ import annotations

from datetime import UTC, datetime


def stored(moment: datetime) -> str:
    """Return the text that is stored for a moment."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def moment_of(text: str) -> datetime:
    """Return the moment that a stored text names."""
    return datetime.fromisoformat(text).astimezone()
