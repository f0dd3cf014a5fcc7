"""From a row to what the receipt widgets draw."""

from console.ui.activity.rows import ActivityRow
from console.ui.widgets.receipt import ReceiptShown


def drawn(row: ActivityRow) -> ReceiptShown:
    """Return a receipt ready to be drawn."""
    return ReceiptShown(row.key, row.icon, row.title, row.time, row.steps, row.took)
