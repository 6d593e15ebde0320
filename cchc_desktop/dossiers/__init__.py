"""What a one-stop shop's table says of dossiers: its columns by their heads and sums, its rows, its totals; pure."""
