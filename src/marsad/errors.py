"""The one exception that is meant for the person who runs Marsad."""


class MarsadError(Exception):
    """A failure that was to be expected, such as a missing ledger.

    Its message is one line that says what is wrong and what to do; the command line prints it after
    ``marsad:`` and ends with exit code 1, without a traceback.
    """


class NotInstalledError(MarsadError):
    """A package that what was asked for needs, and that is not installed: one of the extras.

    ``kind`` and ``about`` say so to those who tell it in other words than the message: the pages.
    """

    kind = "not installed"

    def __init__(self, what: str, extra: str) -> None:
        package = f"marsad[{extra}]"
        super().__init__(f"{what} needs one more package: pip install '{package}'")
        self.about = {"value": what, "package": package}
