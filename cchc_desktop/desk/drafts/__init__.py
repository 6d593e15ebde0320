"""The list of drafts and the steps and progress of each."""
