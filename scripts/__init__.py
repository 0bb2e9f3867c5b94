"""The pipeline of the Open Revitalization Ledger: tables and archived texts in, a static site out."""
