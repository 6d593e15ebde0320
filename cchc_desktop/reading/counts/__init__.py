"""Reading counts: whole and parts in lists, statements about dossiers, and what speaks of a row of the forms."""
