"""The frame of an open report, and the parts that its pages share."""
