"""A console as it is first written: every round lists everybody with the SDK and fills its tree again."""

import asyncio
import json
import sys
import time

import qasync
from livekit import api
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem

from tests.bench.figures import KEY, SECRET
from tests.bench.naive_child import Script

HEADS = ("Name", "Microphone", "Camera", "State", "Joined")


class NaiveConsole:
    """A tree of rooms and everybody in them, of which the first few are open."""

    def __init__(self, server: api.LiveKitAPI, opened: int) -> None:
        self._script, self._opened = Script(server), opened
        self._tree = QTreeWidget()
        self._tree.setHeaderLabels(HEADS)
        self._tree.resize(1280, 800)
        self._tree.show()

    async def round(self) -> int:
        """List everybody, and show it from the beginning; return how many rooms differ from before."""
        differing = await self._script.follow()
        open_rooms = list(self._script.known)[: self._opened]
        self._tree.clear()
        rooms = []
        for name, people in self._script.known.items():
            room = QTreeWidgetItem([name, "", "", f"{len(people)} people", ""])
            room.addChildren([_person(identity, person) for identity, person in people.items()])
            rooms.append(room)
        self._tree.addTopLevelItems(rooms)
        for room in rooms:
            if room.text(0) in open_rooms:
                room.setExpanded(True)
        self._tree.viewport().repaint()
        return differing


def _person(identity: str, told: tuple[object, ...]) -> QTreeWidgetItem:
    _sid, name, state, _kind, joined_at, _metadata, tracks = told
    assert isinstance(tracks, tuple)
    muted = {source: muted for _, source, muted, *_ in tracks}
    words = ["-" if source not in muted else "muted" if muted[source] else "open" for source in (2, 1)]
    since = time.strftime("%H:%M", time.localtime(int(str(joined_at))))
    return QTreeWidgetItem([str(name) or identity, *words, str(state), since])


async def main(url: str, opened: int) -> None:
    """Do what standard input says, line by line; answer with the seconds by the clock and of a processor."""
    async with api.LiveKitAPI(url, KEY, SECRET) as server:
        console = NaiveConsole(server, opened)
        while line := await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline):
            assert json.loads(line)["do"] == "round"
            wall, cpu = time.perf_counter(), time.process_time()
            count = await console.round()
            QApplication.processEvents()
            done = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "count": count}
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    loop = qasync.QEventLoop(QApplication([]))
    with loop:
        loop.run_until_complete(main(sys.argv[1], int(sys.argv[2])))
