"""Resources are found in a checkout; in a wheel they are looked for by test_wheel.py."""

from xml.etree import ElementTree as ET

import pytest

from console.resources import resource


def test_the_programs_own_icon_is_a_picture() -> None:
    assert ET.parse(resource("cuelight.svg")).getroot().tag.endswith("svg")


def test_a_missing_file_is_an_error_that_names_it() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        resource("no-such.svg")
