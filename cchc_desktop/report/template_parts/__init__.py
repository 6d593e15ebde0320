"""The parts of a template."""
