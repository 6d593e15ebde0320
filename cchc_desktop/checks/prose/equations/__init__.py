"""Equations of a section: numbers that one slip of typing keeps from coming out, wherever the others are told."""
