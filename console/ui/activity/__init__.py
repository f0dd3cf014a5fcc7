"""What was done and what became of it: receipts as rows, and the pane that lists them."""
