"""kz-reader: read a dossier of news articles in the terminal and jump between linked actors."""

__version__ = "0.1.0"
