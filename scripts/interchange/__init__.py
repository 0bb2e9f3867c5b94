"""What programs read: addresses, the interface under /api, catalogues, feeds and descriptions in standard forms."""
