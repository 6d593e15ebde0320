"""Signing the PDF of a closed report, beside its preview."""
