"""What was read and recognised, as bytes on a shelf, and back a piece at a time.

Needs neither numpy nor a pattern nor a stage: it stands before the first frame.
"""
