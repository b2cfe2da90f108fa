"""Pure drawing: from the model to lines of pieces, and from pieces to strips.

Only here do terminal cells exist.
"""
