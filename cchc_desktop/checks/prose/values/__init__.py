"""Numbers told beside each other, held against each other by value: one that others make must be as they make it."""
