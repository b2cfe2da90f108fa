"""What builds and measures the data that ships; never imported by the package."""
