"""What is shown of the reading of a section: the box around the current span, that a long text is being read."""
