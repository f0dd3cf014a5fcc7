"""The console's side of the ratio of starts: a plain start as the command line does it, until there is a window."""

import os

from console.app.display import missing_display
from console.app.options import Options
from console.app.program import run
from tests.bench.painting import painted

if __name__ == "__main__":
    assert not missing_display(os.environ)
    run(Options(), painted=painted)
