"""A person with a screen reader: a process of its own that knows the window through the accessibility bus alone.

Runs under the system's Python, which has gi and nothing of ours. Reads orders as JSON lines from standard input, and
writes one answer for each as a JSON line to standard output.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version has to be named first

WITHIN = 15.0
Facts = dict[str, Any]


def walk(node: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """Yield every accessible below a node with the way to it; what went away meanwhile is passed over.

    What does not show is not entered: a page of a stack that lies below holds hundreds of controls.
    """
    yield node, path
    try:
        count = node.get_child_count() if node.get_state_set().contains(Atspi.StateType.SHOWING) else 0
    except GLib.Error:
        return
    for number in range(count):
        try:
            child = node.get_child_at_index(number)
        except GLib.Error:
            continue
        if child is not None:
            yield from walk(child, (*path, number))


def _is_below(node: Any, name: str) -> bool:
    """Say whether its parent has this name; what has gone meanwhile is below nothing."""
    try:
        return bool(node.get_parent().get_name() == name)
    except GLib.Error:
        return False


def facts(node: Any, path: tuple[int, ...]) -> Facts:
    """Return what there is to know of one accessible."""
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "showing": states.contains(Atspi.StateType.SHOWING),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "selected": states.contains(Atspi.StateType.SELECTED),
        "path": list(path),
    }


class Reader:
    """Finds the program by its process id, and its controls by role and name."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._heard: list[Facts] = []
        self._listener = Atspi.EventListener.new(self._hear)

    def everything(self) -> Iterator[tuple[Any, Facts]]:
        """Yield every accessible of the program."""
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is None or program.get_process_id() != self._pid:
                continue
            for node, path in walk(program):
                try:
                    yield node, facts(node, path)
                except GLib.Error:
                    continue

    def find(self, role: str, name: str, *, begins: bool = False, below: str = "") -> tuple[Any, Facts]:
        """Wait for one accessible of a role and a name that is showing, and return it; `below` names its parent."""
        deadline = time.monotonic() + WITHIN
        while True:
            names = []
            for node, about in self.everything():
                if about["role"] != role or not about["showing"] or (below and not _is_below(node, below)):
                    continue
                said = about["name"].replace("\u2068", "").replace("\u2069", "")
                if said == name or (begins and said.startswith(name)):
                    return node, about
                names.append(said)
            if time.monotonic() > deadline:
                raise LookupError(f"no {role} {name!r} among {sorted(names)}")
            time.sleep(0.05)

    def select(self, tree: str, name: str) -> Facts:
        """Choose one row and no other: its place changes when what was kept for being chosen goes."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            node, about = self.find("table cell", name, begins=True, below=tree)
            try:
                if about["selected"] and node.get_parent().get_table_iface().get_n_selected_rows() == 1:
                    return about
                node.get_parent().get_selection_iface().clear_selection()
                node, _ = self.find("table cell", name, begins=True, below=tree)
                node.get_parent().get_selection_iface().select_child(node.get_index_in_parent())
            except GLib.Error:
                continue  # rows came or went between two questions, and this one is another object now
        raise LookupError(f"{name!r} was never all that is selected in {tree}")

    def listen(self) -> None:
        """Hear from now on where the keyboard goes: popups are no children of the program, but that is told of them."""
        self._listener.register("object:state-changed:focused")

    def hears(self, role: str, name: str) -> Facts:
        """Wait until the keyboard has come to something of this role whose name begins so."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            while GLib.MainContext.default().iteration(False):
                pass
            found = [about for about in self._heard if about["role"] == role and about["name"].startswith(name)]
            if found:
                return found[-1]
            time.sleep(0.02)
        raise LookupError(f"{role} {name!r} was never heard among {[about['name'] for about in self._heard]}")

    def _hear(self, event: Any) -> None:
        try:
            if event.detail1 and event.source.get_process_id() == self._pid:
                self._heard.append(facts(event.source, ()))
        except GLib.Error:
            return

    def do(self, order: dict[str, Any]) -> Any:
        """Carry out one order and return the answer."""
        if order["do"] == "listen":
            return self.listen()
        if order["do"] == "hears":
            return self.hears(order["role"], order["name"])
        if order["do"] == "read":
            return [about for _, about in self.everything()]
        if order["do"] == "select":
            return self.select(order["tree"], order["name"])
        node, about = self.find(order["role"], order["name"], begins=order.get("begins", False))
        match order["do"]:
            case "press":
                if not about["enabled"]:
                    raise LookupError(f"{about['role']} {about['name']!r} is off: {about['description']}")
                node.get_action_iface().do_action(0)
            case "write":
                node.get_editable_text_iface().set_text_contents(order["text"])
        return about


def answer(event: str, said: str) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps({"event": event, "answer": said}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Obey until there are no more orders."""
    reader = Reader(int(sys.argv[1]))
    answer("ready", "")
    for line in sys.stdin:
        try:
            answer("done", json.dumps(reader.do(json.loads(line))))
        except (LookupError, GLib.Error) as failure:
            answer("failed", str(failure))


if __name__ == "__main__":
    main()
