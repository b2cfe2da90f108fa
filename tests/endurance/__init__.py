"""What takes too long for every run: each a command that prints what it found.

`tests/store/test_endurance.py` runs each in short.
"""
