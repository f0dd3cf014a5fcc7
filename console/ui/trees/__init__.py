"""What the two trees share: rows with keys, an order that keeps still under the pointer, and words that match."""
