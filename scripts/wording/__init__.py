"""Figures, verdicts and proofs put into the words of a language, for pages and for rows that leave the site."""
