"""The ground floor: what an article, a mention, an entity and a link are.

Frozen dataclasses over the standard library, importing nothing else of the package.
"""
