"""The program's window: start of the application, main window, pages beside the reports."""
