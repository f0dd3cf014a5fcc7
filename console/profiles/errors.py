"""What can go wrong with servers and secrets; the message of each is one or two sentences for a person.

ProfileError
├── FileBroken        the file cannot be understood; it says in which line, and is never overwritten
├── FileUnwritable    the file cannot be written
├── ServerRefused     a server cannot be kept as it was given
├── NoKeyring         this system has no keyring that keeps secrets safe
├── KeyringWaiting    the keyring waits for a person; the call goes on
├── KeyringLocked     somebody declined to unlock it
├── KeyringRefused    the keyring failed, or does not keep what it is given
├── SecretMissing     there is no secret for the server, or it is no longer there
└── AddressChanged    the secret was given for another address
"""


class ProfileError(Exception):
    """Anything that keeps a server or its secret from being used."""


class FileBroken(ProfileError):
    """The servers' file cannot be understood; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"Line {line} of the servers' file: {reason}")
        self.line = line


class FileUnwritable(ProfileError):
    """The servers' file could not be written; the old one is untouched."""


class ServerRefused(ProfileError):
    """A server's name or key cannot be kept as given."""


class NoKeyring(ProfileError):
    """No keyring of the allowed kinds answers here."""


class KeyringWaiting(ProfileError):
    """No answer yet: asking again waits on, and abandon() gives up."""


class KeyringLocked(ProfileError):
    """The keyring stayed locked."""


class KeyringRefused(ProfileError):
    """The keyring failed, or gave back something else than it was given."""


class SecretMissing(ProfileError):
    """There is no secret for this server where it should be."""


class AddressChanged(ProfileError):
    """The secret is bound to another scheme, host or port than the server has now."""


KEYRING_TROUBLE = (NoKeyring, KeyringWaiting, KeyringLocked, KeyringRefused)
"""What a keyring may answer instead of doing what it is asked."""
