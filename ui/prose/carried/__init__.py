"""The page of places that came along from an earlier report, and the strip over a section that leads to it."""
