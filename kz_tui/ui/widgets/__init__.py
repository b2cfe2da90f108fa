"""The panes, one a file. None of them knows its screen, its app or its neighbours."""
