"""An open report: editing, undo, saving, closing, corrections, pasting, earlier values."""
