"""Checks of documents named in prose: symbols, issuers, days, the register, documents named again."""
