"""The page of totals: every figure with its sum, opened into its units."""
