"""The one exception that is meant for the person who runs Marsad."""


class MarsadError(Exception):
    """A failure that was to be expected, such as a missing ledger.

    Its message is one line that says what is wrong and what to do; the command line prints it after
    ``marsad:`` and ends with exit code 1, without a traceback.
    """
