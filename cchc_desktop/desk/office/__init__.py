"""The office: its settings, and the shipped templates and samples."""
