"""Who is named where (recogniser), and who is who (linker)."""
