"""Start Cuelight from a checkout: prepare its environment when that is needed, then hand over to main.py.

    python3 packaging/run.py --demo

Needs the standard library only. Python 3.6 can read this file, to be told in one sentence that it is too old.
"""

import os
import sys

import pythons

if __name__ == "__main__":
    sentence = pythons.refusal(sys.version_info[:2], "run.py")
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)

    import checkout

    here = checkout.Checkout.here()
    arguments = sys.argv[1:]
    platform = checkout.qt_platform(arguments, os.environ, sys.platform)
    if not here.ready_to_run(platform):
        import preparation  # not needed by a second start, which should cost nothing

        code = preparation.prepare_to_run(here, platform)
        if code:
            sys.exit(code)
    sys.exit(here.hand_over(arguments))
