"""What people paste where only a key belongs: the whole line of a server's configuration."""

import re

from console.domain.secret import Secret

_KEY, _SECRET = r"[A-Za-z0-9_.-]{3,64}", r"[A-Za-z0-9+/=_.-]{16,}"
_LINE = re.compile(rf"\s*[\"']?(?P<key>{_KEY})[\"']?\s*:\s+[\"']?(?P<secret>{_SECRET})[\"']?\s*")


def key_and_secret(text: str) -> tuple[str, Secret] | None:
    """Take apart a line as it stands under `keys:` in livekit.yaml, or return None."""
    found = _LINE.fullmatch(text)
    return (found["key"], Secret(found["secret"])) if found is not None else None
