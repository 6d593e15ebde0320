"""The start page with the list of drafts, and the page for a new report."""
