"""The package on the stick: its layout, its keys, writing it so that it arrives, reading it as if it were hostile."""
