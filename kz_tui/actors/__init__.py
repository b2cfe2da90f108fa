"""Links between actors with the passages that warrant them, and the paths they make."""
