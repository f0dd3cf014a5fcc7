"""From a row to what the receipt widgets draw."""

from console.ui.activity.rows import ReceiptRow
from console.ui.widgets.receipt import ReceiptShown


def drawn(row: ReceiptRow, *, took: str = "") -> ReceiptShown:
    """Return a receipt ready to be drawn; `took` replaces what stands at the end of its second line."""
    return ReceiptShown(row.key, row.icon, row.title, row.time, row.steps, took or row.took)
