"""Floor 3: the exchange through a shared folder."""
