"""The revisions of the inbox."""
