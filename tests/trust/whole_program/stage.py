"""The other process: one look-alike behind many doors, ordered about by lines of JSON on the standard input."""

import asyncio
import json
import random
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from console.demo.clock import RealClock
from console.demo.event import spring_summit
from console.demo.grants import Gate
from console.demo.server import application
from console.demo.world import World
from console.gateway.listings import entries
from tests.trust.faulted_calls.kinds import FAULTS
from tests.trust.faulted_calls.wire import Script, Wire
from tests.trust.whole_program.doors import HERE, Certificates
from tests.trust.whole_program.kinds import KINDS
from tests.trust.whole_program.proxy import ROOMS, FaultProxy


async def _short(wire: Wire) -> bool:
    """Leave out most of a list every other time: a whole message, and not the whole truth."""
    cut = entries(wire.good) if wire.method == ROOMS else ()
    await wire.answer(_list(cut[: len(cut) // 3]) if cut and wire.turn % 2 else wire.good)
    return True


def _list(kept: object) -> bytes:
    """Write entries as a repeated field 1."""
    body = bytearray()
    for entry in kept:  # type: ignore[attr-defined]  # a sequence of bytes
        length, size = len(entry), bytearray()
        while length > 0x7F:
            size.append(length & 0x7F | 0x80)
            length >>= 7
        size.append(length)
        body += b"\x0a" + size + entry
    return bytes(body)


SCRIPTS: dict[str, Script] = {**FAULTS, "short-every-other-time": _short}


async def _play(seed: int, folder: Path) -> None:
    chance = random.Random(seed)
    key, secret = f"API{secrets.token_hex(6)}", secrets.token_urlsafe(48)
    summit, hall = await _serve(spring_summit, seed, Gate(key, secret)), await _serve(_hall, seed, Gate(key, secret))
    certificates = Certificates(folder)
    doors = [
        FaultProxy(k, port, SCRIPTS, random.Random(chance.random()), certificates)
        for k in KINDS
        for port in [_port(summit if k.whole else hall)]
    ]
    for door in doors:
        await door.start()
    ports = {door.kind.name: door.port for door in doors}
    _say({"key": key, "secret": secret, "ports": ports, "authority": str(certificates.file)})
    loop = asyncio.get_running_loop()
    while order := await loop.run_in_executor(None, sys.stdin.readline):
        for door in doors:
            await (door.fail() if order.strip() == "fail" else door.heal())
        _say({door.kind.name: [door.last_good, door.first_bad] for door in doors})
    for door in doors:
        await door.aclose()
    await summit.cleanup()
    await hall.cleanup()


async def _serve(event: Callable[[World], None], seed: int, gate: Gate) -> web.AppRunner:
    world = World(RealClock(), seed, has_redis=True, recorders=4, enable_remote_unmute=False)
    event(world)
    runner = web.AppRunner(application(world, gate), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, HERE, 0).start()
    return runner


def _hall(world: World) -> None:
    """Set up one room with three people: nobody has fifty summits open at once."""
    world.rooms.create("Hall")
    for name in ("Ana", "Bo", "Caro"):
        world.rooms.join("Hall", name.casefold(), name)
    world.rooms.count("Hall")


def _port(runner: web.AppRunner) -> int:
    return int(runner.addresses[0][1])


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_play(int(sys.argv[1]), Path(sys.argv[2])))
