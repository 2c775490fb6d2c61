"""The kinds of error that Elchi raises: what is wrong, where, and what to do about it."""


class ElchiError(Exception):
    """Base of every error that a user can mend; its text names the place and the remedy.

    >>> str(InputError("page.txt: the file is empty; give a file with text"))
    'page.txt: the file is empty; give a file with text'
    """


class InputError(ElchiError):
    """A page, list of pages or option that cannot be read as it stands."""


class DataError(ElchiError):
    """A language data file that breaks the rules of its format (file, key and remedy named)."""


class ContractError(ElchiError):
    """A record that breaks the contract: a bug in Elchi, never a property of a page."""
