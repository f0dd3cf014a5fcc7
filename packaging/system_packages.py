"""The Linux packages that Qt needs from the system, and the ways to install them."""

from collections.abc import Sequence

from programs import Obstacle, Programs

QT_PACKAGES = {
    "apt": (
        "fontconfig libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0 "
        "libwayland-egl1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
        "libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0"
    ),
    "dnf": (
        "dbus-libs dejavu-sans-fonts fontconfig glib2 libglvnd-egl libglvnd-glx libwayland-client libwayland-cursor "
        "libwayland-egl libX11-xcb libxcb libxkbcommon libxkbcommon-x11 xcb-util-cursor xcb-util-image "
        "xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
    ),
    "pacman": (
        "dbus fontconfig glib2 libglvnd libx11 libxcb libxkbcommon libxkbcommon-x11 ttf-dejavu wayland xcb-util-cursor "
        "xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
    ),
}

COMMANDS = {"apt": "apt-get install -y", "dnf": "dnf install -y", "pacman": "pacman -S --needed --noconfirm"}
"""Each reads package names after it; the first word is the program."""


class SystemPackages:
    """The package manager of this machine, as far as the person who started the set-up may use it."""

    def __init__(self, programs: Programs, root: bool) -> None:
        self._programs = programs
        self._root = root
        self._fresh = False

    @property
    def may_install(self) -> bool:
        """Whether the set-up installs by itself: as root on a Debian-like system."""
        return self._root and self._programs.find("apt-get") is not None and self._programs.find("dpkg") is not None

    def install(self, packages: Sequence[str]) -> bool:
        """Install by apt-get, with its words as progress; returns whether it worked."""
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        if not self._fresh:
            self._fresh = self._programs.run(["apt-get", "update", "-q"], quiet) == 0
        return (
            self._programs.run(
                ["apt-get", "install", "-qy", "--no-install-recommends", "--no-upgrade", *packages], quiet
            )
            == 0
        )

    def commands(self) -> str:
        """One exact command for apt, dnf and pacman each, that of this machine first."""
        here = sorted(COMMANDS, key=lambda name: self._programs.find(COMMANDS[name].split()[0]) is None)
        sudo = "" if self._root else "sudo "
        return "\n".join(f"  {name + ':':8}{sudo}{COMMANDS[name]} {QT_PACKAGES[name]}" for name in here)

    def add_qt(self, missing: str) -> None:
        """Install what Qt needs where that is allowed; raises Obstacle with the commands where it is not."""
        if self.may_install:
            self._programs.say(f"Qt needs {missing} from the system: installing its libraries with apt-get ...")
            if self.install(QT_PACKAGES["apt"].split()):
                return
        raise Obstacle(f"Qt needs {missing} from the system; this installs it:\n{self.commands()}")
