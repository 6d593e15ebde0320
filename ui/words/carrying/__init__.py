"""Texts of the pages that begin a report and look through what came along, in Vietnamese."""
