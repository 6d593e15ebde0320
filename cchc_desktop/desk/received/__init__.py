"""A received report, looked through as it was signed."""
