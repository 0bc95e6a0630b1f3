"""The exceptions that users can meet. Each message says what is wrong, where, and what to do."""


class TickerleseError(Exception):
    """Base of all errors raised on purpose."""


class InputError(TickerleseError):
    """The input can't be read as the text that was asked for."""


class ModelError(TickerleseError):
    """No usable pipeline was found, or the named one does not fit."""


class LexiconError(TickerleseError):
    """A data file of the package, or of the user, breaks its schema."""
