"""The lists of initiatives and of networks: one page class, two kinds of records."""
