"""The recipes for the packages: what goes into the program, and how each system gets it."""
