"""Where the rooms meet: files become articles, articles an index, mentions and actors.

Each stage yields libraries, each a step further than the one before.
"""
