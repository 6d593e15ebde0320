"""The revisions of the drafts, oldest first."""
