"""The tables and the texts as they stand on the disk. ``packages`` is the only reader of a package."""
