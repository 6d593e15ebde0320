"""Checks of arithmetic said in words: wholes and parts, shares, changes, statements about dossiers."""
