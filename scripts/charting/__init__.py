"""What the charts say: which figures may stand together, as series, comparisons, parts and tiles. Draws nothing."""
