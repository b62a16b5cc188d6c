"""Secrets of this account, in the system's keyring; never in a file of ours, a log or a sentence."""

from __future__ import annotations

from core.errors import EnvironmentLacks

SERVICE = "Overread"


def read_secret(name: str) -> str | None:
    """What the keyring holds under a name, or None. Raises EnvironmentLacks where there is none or it stays locked."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise _lacking() from error


def keep_secret(name: str, secret: str) -> None:
    """Put a secret into the keyring, in place of what was there, and read it again. Raises EnvironmentLacks."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, secret)
        kept = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise _lacking() from error
    if kept != secret:
        raise _lacking()


def _lacking() -> EnvironmentLacks:
    return EnvironmentLacks(
        "This account has no keyring that keeps a secret; start and unlock one (GNOME Keyring, KWallet, the system's "
        "own on Windows and macOS) and try again."
    )
