"""The console's side of the ratio of starts: what the command line does for a first start, until there is a window."""

import os
import sys

from console.app.arguments import read_arguments
from console.app.display import missing_display
from console.app.program import run
from tests.bench.painting import painted

if __name__ == "__main__":
    options = read_arguments(["--config", sys.argv[1]], sys.stdin.read)
    assert not missing_display(os.environ)
    run(options, painted=painted)
