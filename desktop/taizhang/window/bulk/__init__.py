"""Many rows at once: which are selected, what is done to them, copied and pasted."""
