"""The receipts of one server as rows: what one press sent is one row, and only what changed is made again."""

from operator import is_

from console.connection.receipts import Receipt
from console.ui.activity.rows import ReceiptRow, receipt_row
from console.ui.scene import Scene


class Ledger:
    """Remembers the rows of one server between two scenes."""

    def __init__(self) -> None:
        self._receipts: tuple[Receipt, ...] = ()
        self._made: dict[str, tuple[tuple[Receipt, ...], ReceiptRow]] = {}
        self._rows: tuple[ReceiptRow, ...] = ()

    def rows(self, scene: Scene) -> tuple[ReceiptRow, ...]:
        """Return the rows, the newest first; the same tuple as before where nothing changed."""
        if len(scene.receipts) == len(self._receipts) and all(map(is_, scene.receipts, self._receipts)):
            return self._rows
        made: dict[str, tuple[tuple[Receipt, ...], ReceiptRow]] = {}
        rows = []
        for group in _groups(scene.receipts):
            key = f"{scene.server.key} {group[0].number}"
            known = self._made.get(key)
            if known is None or known[0] != group:
                known = (group, receipt_row(scene.server.key, scene.server.name, group))
            made[key] = known
            rows.append(known[1])
        self._receipts, self._made, self._rows = scene.receipts, made, tuple(rows)
        return self._rows


def _groups(receipts: tuple[Receipt, ...]) -> list[tuple[Receipt, ...]]:
    """Put what one press sent together: the newest press first, and within it the oldest receipt."""
    groups: dict[tuple[str, int], list[Receipt]] = {}
    for receipt in receipts:
        groups.setdefault(("batch", receipt.batch) if receipt.batch else ("one", receipt.number), []).append(receipt)
    return [tuple(reversed(group)) for group in groups.values()]
