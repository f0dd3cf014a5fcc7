"""Resources are found in a checkout; in a wheel they are looked for by test_wheel.py."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from console.resources import configuration_folder, resource, state_folder


def test_the_programs_own_icon_is_a_picture() -> None:
    assert ET.parse(resource("cuelight.svg")).getroot().tag.endswith("svg")


def test_a_missing_file_is_an_error_that_names_it() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        resource("no-such.svg")


def test_a_persons_folders_are_the_systems_own_unless_one_is_asked_for(tmp_path: Path) -> None:
    for folder in (configuration_folder, state_folder):
        own = folder()
        assert own.is_absolute()
        assert own.parts.count("cuelight") == 1
        assert folder(tmp_path) == tmp_path
