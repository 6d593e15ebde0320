"""The window: Qt widgets over the desk."""
