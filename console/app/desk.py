"""Carries out what a person wants: here an intent becomes an action, a dialog or a change of the list."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from console.app.acting import Acting
from console.app.application import Application
from console.app.exporting import Exporting
from console.app.keeping import Keeping
from console.app.opening import DEMO, Opening
from console.app.options import Options
from console.app.quitting import Quitting
from console.app.remembering import Remembered
from console.app.restarting import RESTART
from console.app.servers import ServerDesk
from console.app.support import Support
from console.connection.tasks import Tasks
from console.profiles.errors import ProfileError
from console.profiles.server import Spared
from console.ui import intents as wanted
from console.ui.bridge import Bridge
from console.ui.dialogs.about import AboutDialog
from console.ui.dialogs.shortcuts import ShortcutsDialog
from console.ui.scene import OpenServer, Scene
from console.ui.shell import Shell
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow


class Desk:
    """Takes every Intent that concerns more than the window."""

    def __init__(
        self,
        *,
        app: Application,
        theme: Theme,
        shell: Shell,
        window: MainWindow,
        bridge: Bridge,
        opening: Opening,
        keeping: Keeping,
        tasks: Tasks,
        remembered: Remembered,
        support: Support,
    ) -> None:
        self._theme, self._shell, self._window, self._bridge = theme, shell, window, bridge
        self._opening, self._keeping, self._tasks, self._remembered = opening, keeping, tasks, remembered
        self._support = support
        self._servers = ServerDesk(theme=theme, window=window, opening=opening, keeping=keeping, tasks=tasks)
        self._acting = Acting(theme=theme, window=window, bridge=bridge, opening=opening, tasks=tasks)
        self._exporting = Exporting(window, opening)
        self._leaving = Quitting(theme, window, bridge, opening)
        self._greeted: set[str] = set()
        self._over = asyncio.Event()
        self._quitting = self._again = False
        bridge.scenes_changed.connect(self._greet)
        window.wanted.connect(self.want)
        window.seen.connect(self._be_seen)
        shell.close_wanted.connect(self._ask_to_quit)
        app.on_quit(self._ask_to_quit)
        app.focusChanged.connect(window.focus_moved)

    async def run(self, options: Options) -> int:
        """Open what was asked for, and stay until the person goes."""
        self._servers.show_saved()
        # Beside the wish to quit: opening may end in a dialog that nobody answers, before a keyring that never does.
        self._tasks.spawn(self._open(options), "open at the start")
        await self._over.wait()
        self._shell.let_close()
        return RESTART if self._again else 0

    def restart(self) -> None:
        """Quit as always, and start again afterwards."""
        self._again = True
        self._ask_to_quit()

    def want(self, intent: wanted.Intent) -> None:
        """Carry out one intent; what takes longer goes on beside the window."""
        match intent:
            case wanted.Perform() | wanted.Undo() | wanted.AskRemove() | wanted.AskEndRoom() | wanted.Record():
                self._acting.want(intent)
            case wanted.Choose(server, choice):
                self._bridge.keep(server, choice=choice)
                self._keep(server, recording=choice)
            case wanted.Dismiss(server, egress_id):
                self._bridge.keep(server, dismissed=self._bridge.scenes[server].dismissed | {egress_id})
            case wanted.Spare():
                self._spare(intent)
            case wanted.Export():
                self._tasks.spawn(self._exporting.run(intent), "export")
            case wanted.Copy(text, what):
                self._support.copy(text, what)
            case wanted.TryNow(server):
                self._opening[server].poller.refresh()
            case wanted.Look(what):
                self._look(what)
            case wanted.Quit():
                self._ask_to_quit()
            case wanted.TryDemo():
                self._tasks.spawn(self._open_demo(None), "demo")
            case wanted.OpenSaved() | wanted.AddServer() | wanted.EditServer() | wanted.Close():
                self._servers.want(intent)
            case wanted.ArmStop() | wanted.GoTo() | wanted.ShowServer() | wanted.ShowActivity():
                raise ValueError("the window does this itself")

    async def _open(self, options: Options) -> None:
        if options.demo:
            await self._open_demo(options.seed)
        elif options.given is not None:
            given = options.given
            server = OpenServer("given", given.address.host, given.address.shown, lasting=False)
            self._opening.open(server, given.address, given.key, given.secret)
            self._servers.show_saved()
        elif options.server:
            await self._servers.open_named(options.server)
        elif options.restore and self._remembered.last:
            await self._servers.open_saved(self._remembered.last, silent=True)

    async def _open_demo(self, seed: int | None) -> None:
        await self._opening.open_demo(seed)
        self._window.show_server(DEMO)
        self._servers.show_saved()

    def _spare(self, intent: wanted.Spare) -> None:
        one = {(intent.room, intent.identity)}
        spared = self._bridge.scenes[intent.server].spared
        kept = spared | one if intent.spared else spared - one
        self._bridge.keep(intent.server, spared=kept)
        self._keep(intent.server, spared=tuple(Spared(room, identity) for room, identity in sorted(kept)))

    def _keep(self, server: str, **changes: Any) -> None:
        """Write a change of a saved server; one of this session only has nothing to write it to."""
        try:
            before = self._keeping.find(server)
            if before is not None:
                self._keeping.servers.edit(before, replace(before, **changes))
        except ProfileError as error:
            self._window.say(f"Kept for this session only: {error}", stays=True)

    def _look(self, what: str) -> None:
        match what:
            case "shortcuts":
                ShortcutsDialog(self._theme, self._window.commands, self._window).open()
            case "diagnostics":
                self._support.copy_diagnostics()
            case "about":
                AboutDialog(self._theme, self._window).open()
            case "calm":
                self._theme.reduce_motion(calm=not self._theme.calm)
                self._bridge.show_now()
            case _ if what.startswith("theme-"):
                self._theme.choose(Choice(what.removeprefix("theme-")))
                self._bridge.show_now()

    def _greet(self, scenes: Mapping[str, Scene]) -> None:
        """Choose the fullest room of a server that has just opened, unless somebody was faster."""
        for key, scene in scenes.items():
            if key not in self._greeted and scene.truth.rooms and scene.truth.is_complete():
                self._greeted.add(key)
                if not self._window.chosen_rooms:
                    self._window.select_rooms((RoomKey(key, scene.fullest_room()),))
        self._greeted &= scenes.keys()

    def _be_seen(self, seen: bool) -> None:
        for connection in self._opening.connections:
            connection.poller.hide(not seen)

    def _ask_to_quit(self) -> None:
        if not self._quitting:
            self._quitting = True
            self._tasks.spawn(self._quit(), "quit")

    async def _quit(self) -> None:
        if not await self._leaving.may_quit():
            self._quitting = self._again = False
            return
        self._remembered.last = self._window.front if self._servers.is_saved(self._window.front) else ""
        self._over.set()
