"""The other process: a look-alike in which people come, go and mute themselves, behind a door that fails on order."""

import asyncio
import json
import random
import secrets
import sys
import tempfile
from pathlib import Path

from aiohttp import web

from console.demo.clock import RealClock
from console.demo.grants import Gate
from console.demo.server import application
from console.demo.world import World
from tests.trust.faulted_calls.kinds import FAULTS
from tests.trust.whole_program.doors import HERE, Certificates
from tests.trust.whole_program.kinds import Kind
from tests.trust.whole_program.proxy import FaultProxy

ROOMS, PEOPLE = ("Hall", "Annex", "Attic"), 24
_FAULTS = ("closed-unanswered", "502-page", "half-body", "sign-in-page")


class Life:
    """Changes one thing at a time: always the same names, so that a day is no longer than an hour."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self._world, self._chance = world, chance
        for room in ROOMS:
            for number in range(PEOPLE // 2):
                self._join(room, number)
            world.rooms.count(room)

    def go_on(self) -> None:
        """Let somebody come, go, or open or close a microphone."""
        rooms, room, number = self._world.rooms, self._chance.choice(ROOMS), self._chance.randrange(PEOPLE)
        who = f"guest-{number}"
        here = rooms.get(room).people
        if who not in here:
            self._join(room, number)
        elif self._chance.random() < 0.5 and len(here) > PEOPLE // 3:
            rooms.leave(room, who)
        else:
            track = here[who].tracks[0]
            rooms.set_muted(room, who, track.sid, muted=not track.muted)
        rooms.count(room)

    def _join(self, room: str, number: int) -> None:
        self._world.rooms.join(room, f"guest-{number}", f"Guest {number}")
        self._world.rooms.publish(room, f"guest-{number}", "microphone")


async def _play(seed: int) -> None:
    chance = random.Random(seed)
    key, secret = f"API{secrets.token_hex(6)}", secrets.token_urlsafe(48)
    world = World(RealClock(), seed, has_redis=True, recorders=1, enable_remote_unmute=False)
    life = Life(world, chance)
    runner = web.AppRunner(application(world, Gate(key, secret)), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, HERE, 0).start()
    with tempfile.TemporaryDirectory(prefix="soak-") as place:
        kinds = [Kind(name, script=name) for name in _FAULTS]
        door = FaultProxy(kinds[0], runner.addresses[0][1], FAULTS, chance, Certificates(Path(place)))
        await door.start()
        _say({"key": key, "secret": secret, "port": door.port})
        loop = asyncio.get_running_loop()
        while order := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
            match order:
                case "fail":
                    door.kind = chance.choice(kinds)
                    await door.fail()
                case "heal":
                    await door.heal()
                case _:
                    life.go_on()
            _say(order)
        await door.aclose()
    await runner.cleanup()


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_play(int(sys.argv[1])))
