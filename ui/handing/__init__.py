"""The pages that send a report out: export, print, hand-over, split work."""
