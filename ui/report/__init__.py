"""The frame of an open report, and what all its pages share."""
