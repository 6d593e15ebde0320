"""The pages that show copies of the drafts and restore one."""
