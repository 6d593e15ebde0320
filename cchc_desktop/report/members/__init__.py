"""What a report holds beside its fields and explanations: register, carried marks, earlier values."""
