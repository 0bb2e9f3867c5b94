"""Write anew what is said of each bad input, to be read by a person before it is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.messages import list_codes
from tests.bad_inputs import FOLDER, list_areas, read_inputs, tell_all

if __name__ == "__main__":
    for area in sys.argv[1:] or list_areas():
        with TemporaryDirectory() as folder:
            told = tell_all(read_inputs(area), Path(folder))
        for code in list_codes():
            text = "".join(f"## {name}\n{said[code]}\n\n" for name, said in told.items())
            (FOLDER / f"{area}.{code}.txt").write_text(text, encoding="utf-8")
