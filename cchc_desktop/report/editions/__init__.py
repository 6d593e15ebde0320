"""Editions of a template: what each says of itself, how one extends another, its source as TOML."""
