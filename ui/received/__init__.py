"""A received report is looked through, remarked on, accepted or returned."""
