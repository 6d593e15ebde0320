"""A document as PDF."""
