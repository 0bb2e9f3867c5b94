"""Downloads: each data set in each format, as bytes that are the same at each build."""
