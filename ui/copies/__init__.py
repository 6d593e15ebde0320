"""The pages from which a copy of the drafts is looked into and restored."""
