"""Beginning a report from an earlier one: what comes along, what of it must be looked at again, and settling that."""
