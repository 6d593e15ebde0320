"""The commands, a module for each group: adds its calls to the parser and runs them."""
