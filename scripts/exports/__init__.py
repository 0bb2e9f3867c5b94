"""What is taken away: tables in their formats, the interface, catalogues, feeds and citations."""
