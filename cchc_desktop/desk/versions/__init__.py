"""Versions of a report that were kept: sealed, printed, as it is now; to be read again and compared."""
