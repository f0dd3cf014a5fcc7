"""The command line: what can be said without Qt is said here, and the rest is loaded late."""

import gc
import os
import sys
from collections.abc import Callable, Sequence

from console.app.options import Options


def main(argv: Sequence[str] | None = None, painted: Callable[[], None] | None = None) -> int:
    """Run Cuelight with these arguments; returns its exit status: 2 for a mistake, 3 for a server out of reach.

    `painted` is called once the window can be seen.
    """
    gc.disable()  # nothing is thrown away before the first painting, and looking for it takes a tenth of that time
    arguments = sys.argv[1:] if argv is None else argv
    options = Options()
    if arguments:
        from console.app.arguments import BadArguments, read_arguments  # a plain start needs no parser (12 ms)

        try:
            options = read_arguments(arguments, sys.stdin.read)
        except BadArguments as mistake:
            return _refuse(str(mistake))
    if options.server:
        from console.app.named import missing_server  # brings the TOML parser
        from console.resources import configuration_folder

        if unknown := missing_server(configuration_folder(options.config), options.server):
            return _refuse(unknown)
    for name in [name for name in os.environ if name.startswith("LIVEKIT_")]:
        # livekit-api fills empty arguments from these (livekit_api.py, LiveKitAPI): nothing of ours is ambient.
        del os.environ[name]
    from console.app.display import missing_display  # what needs Qt, or libraries, comes once it is needed

    if options.headless and sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # elsewhere only the native platform knows the fonts
    elif sentence := missing_display(os.environ):
        return _refuse(sentence)
    from console.app.program import run

    return run(options, painted)


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2
