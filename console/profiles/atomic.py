"""Writing a file so that it is either the old one or the new one, and nobody else's to read."""

import contextlib
import os
import secrets
from pathlib import Path

from console.profiles.errors import FileUnwritable


def write_atomically(path: Path, text: str) -> None:
    """Replace a file of ours, mode 0600, in a folder that is made with mode 0700; raises FileUnwritable.

    The new text is on the disk before the old one goes (fsync of the file, and of the folder where that exists).
    """
    target = path.resolve()  # a link, as people who keep their settings elsewhere have it, stays a link
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        raise FileUnwritable(f"{target} could not be written: {error.strerror or error}.") from error


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):  # Windows has no handle for a folder
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
