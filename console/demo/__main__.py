"""Serve the demo alone: `python -m console.demo --port 7880`."""

import argparse
import asyncio
import contextlib
import sys

from console.demo.demo import Demo


async def serve(port: int, seed: int | None) -> int:
    """Serve until Ctrl+C; give the exit status."""
    demo = Demo(seed=seed)
    try:
        offer = await demo.start(port=port)
    except OSError as error:
        sys.stderr.write(f"Cannot listen on 127.0.0.1:{port}: {error.strerror}. Choose another --port.\n")
        return 2
    try:
        sys.stdout.write(f"URL     {offer.url}\nkey     {offer.key}\nsecret  {offer.secret}\nCtrl+C stops it.\n")
        sys.stdout.flush()
        await asyncio.Event().wait()
    finally:
        await demo.aclose()
    return 0


def main() -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m console.demo", description="A LiveKit look-alike with an event.")
    parser.add_argument("--port", type=int, default=7880, help="port on 127.0.0.1 (default: 7880; 0: any free one)")
    parser.add_argument("--seed", type=int, default=None, help="the same number gives the same event")
    arguments = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        return asyncio.run(serve(arguments.port, arguments.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
