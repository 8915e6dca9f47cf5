"""The one kind of expected refusal."""


class CensusError(Exception):
    """An expected refusal: `str(error)` is the French sentence shown to the user (what, where, what to do).

    The command line prints it on one line and exits with 1; the window shows it. Anything else is a bug.
    """
