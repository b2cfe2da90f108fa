"""From bytes on disk to articles: what to read, how it is encoded, how an article is built."""
