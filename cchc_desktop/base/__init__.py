"""The lowest floor: user errors, progress steps, atomic files, bounded reading, clock."""
