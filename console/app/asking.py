"""Answers what the dialogs about servers ask: tries addresses, keys and keyrings, and keeps what worked."""

from collections.abc import Callable
from dataclasses import replace

from console.app.keeping import Keeping
from console.domain.address import Address
from console.domain.errors import ServerError
from console.domain.route import Route
from console.domain.secret import Secret
from console.domain.trouble import Cause
from console.gateway.calls import Calls
from console.gateway.probe import Probe, probe
from console.gateway.session import GuardedSession
from console.profiles.errors import AddressChanged, KeyringWaiting, ProfileError, SecretMissing
from console.profiles.server import Server, new_id
from console.ui.figures import age, counted
from console.ui.servers.values import (
    AddressProbe,
    Checked,
    KeepOptions,
    KeyTest,
    ProbeAddress,
    ProbeKeyring,
    Save,
    Saving,
    TryKey,
    Verdict,
)

SKEW_MATTERS = 30.0
"""Seconds: LiveKit allows a minute on either side of a token (protocol/auth/verifier.go)."""


class Asking:
    """Every answer is a value of ui/servers/values.py; what fails is a sentence in it."""

    def __init__(self, calls: Callable[[Address, str, Secret, Route], Calls], keeping: Keeping) -> None:
        self._calls, self._keeping = calls, keeping

    async def address(self, asked: ProbeAddress) -> AddressProbe:
        """Say whether LiveKit answers there."""
        try:
            found = await self._probe(asked.address, asked.route)
        except ServerError as error:
            return AddressProbe(asked.address, sentence=error.trouble.sentence, step=error.trouble.step)
        return AddressProbe(asked.address, milliseconds=max(1, round(found.seconds * 1000)))

    async def key(self, asked: TryKey) -> KeyTest:
        """Try a key on everything that Cuelight will do with it, without changing anything."""
        try:
            secret = asked.secret if asked.secret is not None else await self._kept(asked)
        except ProfileError as error:
            return KeyTest(asked, (Checked(Verdict.BAD, str(error)),))
        calls = self._calls(asked.address, asked.key, secret, asked.route)
        lines: list[Checked] = []
        try:
            lines += await _rooms(calls)
            if lines[0].verdict is Verdict.GOOD:
                lines.append(await _recordings(calls))
                lines.append(await self._clocks(asked.address, asked.route))
        finally:
            await calls.aclose()
        return KeyTest(asked, tuple(lines))

    async def keyring(self, _asked: ProbeKeyring) -> KeepOptions:
        """Say where a secret can be kept, by writing, reading and deleting a random one."""
        try:
            return KeepOptions(await self._keeping.vault.probe(), tried=True)
        except KeyringWaiting as waiting:
            return KeepOptions(reason=str(waiting), waiting=True)
        except ProfileError as error:
            return KeepOptions(reason=str(error))

    async def save(self, asked: Save) -> tuple[Saving, Server | None]:
        """Keep a server with its secret; the secret first, because a server without one is of no use."""
        before = self._keeping.find(asked.id) if asked.id else None
        server = replace(
            before or Server(new_id(), "", asked.address, ""),
            name=asked.name,
            address=asked.address,
            key=asked.key,
            stripe=asked.stripe,
            route=asked.route,
        )
        try:
            if asked.secret is not None:
                server = await self._keeping.keep(server, asked.secret, lasting=asked.lasting)
                if not asked.lasting:  # it is to be asked for again next time
                    server = await self._keeping.let_go(server)
            if before is None:
                self._keeping.servers.add(server)
            else:
                self._keeping.servers.edit(before, server)
        except KeyringWaiting as waiting:
            return Saving(str(waiting), waiting=True), None
        except ProfileError as error:
            return Saving(str(error)), None
        return Saving(), server

    async def secret(self, server: Server, secret: Secret, *, lasting: bool) -> Saving:
        """Keep a secret for a server that has none, or another one for a changed address."""
        try:
            held = await self._keeping.keep(server, secret, lasting=lasting)
            if held != server:
                self._keeping.servers.edit(server, held)
        except KeyringWaiting as waiting:
            return Saving(str(waiting), waiting=True)
        except ProfileError as error:
            return Saving(str(error))
        return Saving()

    async def _kept(self, asked: TryKey) -> Secret:
        """Return the secret that is kept for a server, which never goes to another address than its own."""
        server = self._keeping.find(asked.id)
        if server is None or server.key != asked.key:
            raise SecretMissing("There is no secret for this key: type it.")
        if server.address.pin != asked.address.pin:
            raise AddressChanged("The secret was given for another address: type it again.")
        return await self._keeping.secret(server)

    async def _probe(self, address: Address, route: Route) -> Probe:
        session = GuardedSession(route)
        try:
            return await probe(address, session)
        finally:
            await session.aclose()

    async def _clocks(self, address: Address, route: Route) -> Checked:
        try:
            ahead = (await self._probe(address, route)).ahead
        except ServerError as error:
            return Checked(Verdict.WARNING, "The clocks could not be compared", error.trouble.sentence)
        if ahead is None:
            return Checked(Verdict.WARNING, "The clocks could not be compared", "The server does not say its time.")
        if abs(ahead) > SKEW_MATTERS:
            side = "ahead of" if ahead > 0 else "behind"
            return Checked(Verdict.WARNING, f"Your clock is {age(abs(ahead))} {side} the server", "Set it right.")
        return Checked(Verdict.GOOD, "Clocks agree", f"within {max(1, round(abs(ahead)))} s")


async def _rooms(calls: Calls) -> list[Checked]:
    try:
        rooms = await calls.list_rooms()
    except ServerError as error:
        return [Checked(Verdict.BAD, error.trouble.sentence, error.trouble.step)]
    return [
        Checked(Verdict.GOOD, "Key and secret fit"),
        Checked(Verdict.GOOD, "May list and moderate rooms", counted(len(rooms), "room")),
    ]


async def _recordings(calls: Calls) -> Checked:
    try:
        await calls.list_recordings()
    except ServerError as error:
        words = "No recording service" if error.trouble.cause is Cause.NO_RECORDER else error.trouble.sentence
        return Checked(Verdict.WARNING, words, "Recording stays off")
    return Checked(Verdict.GOOD, "The recording service answers")
