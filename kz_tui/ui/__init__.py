"""The interface: the only floor that knows a terminal, Textual and Rich."""
