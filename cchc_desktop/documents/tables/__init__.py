"""Tables of any file or of the clipboard as grids of cells: Excel, text with separators, HTML; values alone."""
