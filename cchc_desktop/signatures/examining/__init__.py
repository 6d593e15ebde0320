"""A signed PDF that came back: its signatures, what was added to it, and its words against the report."""
