"""Charts drawn by matplotlib, in one style, as SVG and PNG. Decides nothing about the data."""
