"""Part and whole of the percents of a blank form: label words, signs of a pair, their weights, the likeliest."""
