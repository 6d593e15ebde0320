"""A database that several desks share, as the tests of the inbox make it."""

from tests.inbox.conftest import database, server

__all__ = ["database", "server"]
