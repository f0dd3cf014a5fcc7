"""Where a name leads: those that mean this machine stay on it, whatever a name server on the network says."""

import socket

from aiohttp.abc import ResolveResult
from aiohttp.resolver import ThreadedResolver

_HERE = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


class Resolver(ThreadedResolver):
    """The system's own, but for localhost and what is below it, which is sent unencrypted (RFC 6761, 6.3)."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host."""
        if host != "localhost" and not host.endswith(".localhost"):
            return await super().resolve(host, port, family)
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST)
            for kind, address in _HERE
            if family in (socket.AF_UNSPEC, kind)
        ]
