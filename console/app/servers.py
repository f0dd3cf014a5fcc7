"""Opens, adds, changes and removes servers, with the dialogs that this takes."""

import asyncio

from console.app.asking import Asking
from console.app.keeping import Keeping
from console.app.loop import ask
from console.app.opening import Opening
from console.connection.tasks import Tasks
from console.profiles.errors import KEYRING_TROUBLE, AddressChanged, ProfileError, SecretMissing
from console.profiles.server import Server
from console.ui import intents as wanted
from console.ui.servers import values
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.edit_dialog import EditServerDialog
from console.ui.servers.secret_dialog import AskSecretDialog
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow

_GONE = values.Saving("This server is no longer in the list.")
ServerDialog = ConnectDialog | EditServerDialog | AskSecretDialog


class ServerDesk:
    """What the welcome page, the switcher and the dialogs about servers want."""

    def __init__(self, *, theme: Theme, window: MainWindow, opening: Opening, keeping: Keeping, tasks: Tasks) -> None:
        self._theme, self._window = theme, window
        self._opening, self._keeping, self._tasks = opening, keeping, tasks
        self._asking = Asking(opening.calls, keeping)

    def show_saved(self) -> None:
        """Offer what the list holds; a list that cannot be read is said and left as it is."""
        try:
            servers = self._keeping.servers.all()
        except ProfileError as error:
            self._window.say(str(error), stays=True)
            return
        listed = [self._saved(server) for server in servers]
        passing = [server for server in self._opening.servers if not server.lasting]
        listed += [values.Saved(s.key, s.name, s.host, s.stripe, open=True, lasting=False) for s in passing]
        self._window.show_saved(tuple(listed))

    def is_saved(self, key: str) -> bool:
        """Say whether an open server is one of the list."""
        try:
            return self._keeping.find(key) is not None
        except ProfileError:
            return False

    def want(self, intent: wanted.OpenSaved | wanted.AddServer | wanted.EditServer | wanted.Close) -> None:
        """Carry out one intent."""
        match intent:
            case wanted.OpenSaved(id_):
                self._tasks.spawn(self.open_saved(id_), "open server")
            case wanted.AddServer():
                self._tasks.spawn(self._add(), "connect dialog")
            case wanted.EditServer(key):
                self._tasks.spawn(self._edit(key), "edit dialog")
            case wanted.Close(key):
                self._tasks.spawn(self._close(key), "close server")

    async def open_named(self, name: str) -> None:
        """Open a server of the list by its name, or say that there is none any more."""
        try:
            saved = self._keeping.named(name)
        except (LookupError, ProfileError) as error:
            self._window.say(str(error.args[0]), stays=True)
        else:
            await self.open_saved(saved.id)

    async def open_saved(self, id_: str, *, silent: bool = False) -> None:
        """Open a server of the list; a secret is asked for, unless nobody asked to open it and no keyring had one."""
        if id_ in self._opening:
            self._window.show_server(id_)
            return
        try:
            server = self._keeping.find(id_)
            if server is None:
                return
            secret = await self._keeping.secret(server)
        except (SecretMissing, AddressChanged) as error:
            if not silent or (server is not None and server.keyring):
                await self._ask_secret(id_, str(error))
            return
        except ProfileError as error:
            await self._ask_secret(id_, str(error))
            return
        self._opening.open_saved(server, secret)
        self._window.show_server(id_)
        self.show_saved()

    async def _add(self) -> None:
        dialog = ConnectDialog(self._theme, self._window)
        await self._serve(dialog)

    async def _edit(self, key: str) -> None:
        server = self._keeping.find(key)
        if server is not None:
            await self._serve(EditServerDialog(self._theme, server, self._window))

    async def _ask_secret(self, id_: str, sentence: str) -> None:
        server = self._keeping.find(id_)
        if server is not None:
            await self._serve(AskSecretDialog(self._theme, self._saved(server), sentence, self._window))

    async def _close(self, key: str) -> None:
        await self._opening.close(key)
        self.show_saved()

    async def _serve(self, dialog: ServerDialog) -> None:
        """Answer what a dialog asks until it is closed."""
        answering: list[asyncio.Task[None]] = []
        dialog.asked.connect(lambda asked: answering.append(self._tasks.spawn(self._answer(dialog, asked), "answer")))
        await ask(dialog)
        # What it asked last may still be under way: saving closes the dialog before the server is opened.
        await asyncio.gather(*answering, return_exceptions=True)
        dialog.deleteLater()

    async def _answer(self, dialog: ServerDialog, asked: object) -> None:
        match asked:
            case values.ProbeAddress():
                dialog.show_answer(await self._asking.address(asked))
            case values.TryKey():
                dialog.show_answer(await self._asking.key(asked))
            case values.ProbeKeyring():
                dialog.show_answer(await self._asking.keyring(asked))
            case values.Save():
                await self._save(dialog, asked)
            case values.UseSecret(id_, secret, lasting):
                server = self._keeping.find(id_)
                if server is None:
                    dialog.show_answer(_GONE)
                    return
                saving = await self._asking.secret(server, secret, lasting=lasting)
                dialog.show_answer(saving)
                if not saving.sentence:
                    await self.open_saved(id_)
            case values.UseKept(id_):
                dialog.show_answer(values.Saving())
                await self.open_saved(id_)
            case values.Remove(id_, anyway):
                await self._remove(dialog, id_, anyway=anyway)

    async def _save(self, dialog: ServerDialog, asked: values.Save) -> None:
        before = self._keeping.find(asked.id) if asked.id else None
        if asked.id and before is None:
            dialog.show_answer(_GONE)
            return
        saving, server = await self._asking.save(asked)
        dialog.show_answer(saving)
        if server is None:
            return
        same = before is not None and asked.secret is None
        if same and before is not None and _way(before) == _way(server):
            self._opening.rename(server)
        else:
            await self._opening.close(server.id)
            await self.open_saved(server.id)
        self.show_saved()

    async def _remove(self, dialog: ServerDialog, id_: str, *, anyway: bool) -> None:
        server = self._keeping.find(id_)
        if server is None:
            dialog.show_answer(_GONE)
            return
        try:
            await self._keeping.forget(server, anyway=anyway)
        except ProfileError as error:
            dialog.show_answer(values.Saving(str(error), held=isinstance(error, KEYRING_TROUBLE)))
            return
        await self._opening.close(id_)
        dialog.show_answer(values.Saving())
        self.show_saved()

    def _saved(self, server: Server) -> values.Saved:
        return values.Saved(server.id, server.name, server.address.shown, server.stripe, server.id in self._opening)


def _way(server: Server) -> tuple[object, ...]:
    """Return what a connection is made with: where one of these changes, it is made anew."""
    return (server.address, server.key, server.route)
