"""Run all tests of a checkout, with everything they need prepared first; arguments go to pytest.

    python3 packaging/test.py -k rooms

Needs the standard library only. Python 3.6 can read this file, to be told in one sentence that it is too old.
"""

import os
import sys

import pythons

if __name__ == "__main__":
    sentence = pythons.refusal(sys.version_info[:2], "test.py")
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)

    import checkout
    import testing

    sys.exit(testing.run_tests(checkout.Checkout.here(), sys.argv[1:], os.environ))
