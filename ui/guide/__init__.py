"""The guide in the window: its chapters, the page that shows and searches them, the tour on the example."""
