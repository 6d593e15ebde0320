"""What the office has: its settings, the shipped templates and samples."""
