"""Every mistake on the command line is one sentence, and no flag takes a secret."""

import pytest

from console.app.arguments import BadArguments, read_arguments
from console.app.options import Look, Options
from console.domain.secret import Secret

PLAINLY_FAKE = "not-a-secret-not-a-secret-not-a-secret"


def read(line: str, typed: str = "") -> Options:
    """Read a command line, with something on standard input."""
    return read_arguments(line.split(), lambda length: typed[:length])


def test_nothing_at_all_is_a_window() -> None:
    assert read("") == Options()
    assert not Options().headless


def test_the_demo_with_everything_that_goes_with_it() -> None:
    options = read("--demo --seed 7 --screenshot a.png --after 2.5 --theme dark --no-restore --debug --size 900x600")
    assert (options.demo, options.seed, str(options.screenshot), options.after) == (True, 7, "a.png", 2.5)
    assert (options.look, options.restore, options.debug, options.size) == (Look.DARK, False, True, (900, 600))
    assert options.headless


def test_a_secret_comes_over_standard_input_only_and_is_kept_as_one() -> None:
    options = read("--url wss://live.example.org --key APIkey --secret-stdin", f"{PLAINLY_FAKE}\n")
    assert options.given is not None
    assert str(options.given.address) == "https://live.example.org"
    assert options.given.secret.same(Secret(PLAINLY_FAKE))
    assert PLAINLY_FAKE not in repr(options)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--nonsense", "Unrecognized arguments: --nonsense"),
        ("--dem", "Unrecognized arguments: --dem"),
        ("--secret abc", "Unrecognized arguments"),
        ("--seed 3", "--seed goes with --demo."),
        ("--demo --seed three", "invalid int value"),
        ("--demo --server Stage", "Choose one of --demo, --server and --url."),
        ("--url wss://live.example.org", "--url needs --key"),
        ("--url wss://live.example.org --key k", "--url needs --secret-stdin"),
        ("--key k", "--key and --secret-stdin go with --url."),
        ("--url http://live.example.org --key k --secret-stdin", "not encrypted"),
        ("--url wss://u:p@live.example.org --key k --secret-stdin", "before the @"),
        ("--url wss://live.example.org --key k --secret-stdin", "on standard input"),
        ("--demo --after -1", "--after takes seconds"),
        ("--demo --theme pink", "Argument --theme"),
        ("--demo --size 10x10", "a size is WIDTHxHEIGHT"),
    ],
)
def test_a_mistake_is_one_sentence_that_says_what_to_do(line: str, says: str) -> None:
    with pytest.raises(BadArguments) as mistake:
        read(line)
    assert says in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_secret_that_never_ends_is_not_read_for_ever() -> None:
    with pytest.raises(BadArguments):
        read("--url wss://live.example.org --key k --secret-stdin", "x" * 100_000)
