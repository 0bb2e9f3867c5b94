"""From an official text to a draft report, and from a draft that a person has gone through to rows of the ledger."""
