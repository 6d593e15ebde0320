"""The content of a document without a file format: blocks, wording, measures of the decree."""
