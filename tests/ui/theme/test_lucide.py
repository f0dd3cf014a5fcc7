"""The reader of the icons' archive agrees with Python's own, on every icon that there is."""

import subprocess
import sys
from zipfile import ZipFile

import pytest

from console.ui.theme.lucide import Lucide, archive


def test_every_icon_is_read_as_zipfile_reads_it() -> None:
    read = Lucide()
    with ZipFile(archive()) as whole:
        names = [name for name in whole.namelist() if name.endswith(".svg")]
        assert len(names) > 1500
        assert [name for name in names if read(name.removesuffix(".svg")) != whole.read(name).decode()] == []


@pytest.mark.parametrize("name", ["no-such-icon", "", "ic", "-off", "mic.svg"])
def test_a_name_that_is_none_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        Lucide()(name)


def test_the_package_is_read_without_importing_it() -> None:
    code = (
        "import sys; from console.ui.theme.lucide import Lucide; Lucide()('mic');"
        "print([name for name in ('justmyresource', 'justmyresource_lucide', 'zipfile') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.strip() == "[]"
