"""The pages of a language: a module a kind, its template beside it; ``kinds`` finds them. Nothing is written here."""
