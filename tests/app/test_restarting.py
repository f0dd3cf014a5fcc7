"""A new start has the same arguments, but for a server whose secret cannot come again."""

import pytest

from console.app.restarting import again


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("main.py", "main.py"),
        ("main.py --demo --seed 3 --theme dark", "main.py --demo --seed 3 --theme dark"),
        ("-W error main.py --server Stage", "-W error main.py --server Stage"),
        ("main.py --url wss://a --key k --secret-stdin --theme dark", "main.py --theme dark"),
        ("main.py --url=wss://a --debug --key=k --secret-stdin", "main.py --debug"),
    ],
)
def test_what_is_kept(before: str, after: str) -> None:
    assert again(before.split()) == after.split()
