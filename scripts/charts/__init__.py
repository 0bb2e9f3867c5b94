"""Charts: which figures may stand together (choose), where they stand on the sheet (lay out), and the drawing."""
