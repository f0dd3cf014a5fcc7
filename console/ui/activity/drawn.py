"""From a row to what the receipt widgets draw."""

from console.ui.activity.rows import ReceiptRow
from console.ui.widgets.receipt import Mark, ReceiptShown, Step


def drawn(row: ReceiptRow, *, took: str = "") -> ReceiptShown:
    """Return a receipt ready to be drawn; `took` replaces what stands at the end of its second line."""
    steps = tuple(Step(step.word, Mark(step.mark.value)) for step in row.steps)
    return ReceiptShown(row.key, row.icon, row.title, row.time, steps, took or row.took)
