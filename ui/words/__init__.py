"""Every text of the window, in Vietnamese."""
