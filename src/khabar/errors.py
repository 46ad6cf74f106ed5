"""What can go wrong, drawn as a tree.

    KhabarError
    ├── PageError            one page cannot be read; the others go on
    │   ├── PageMissing      no file at that path, or no right to open it
    │   ├── PageUnreadable   the bytes are no page: a picture, a broken file, an unknown kind
    │   └── PageTooLarge     more bytes than the reader was told to accept
    ├── RecordError          JSON or XML that is no article in a form that is known
    ├── ModelMissing         a model that was asked for by name cannot be loaded
    └── DataError            a data file of the package is malformed: names the file and the line

Every message is one line that names the thing and the reason.
"""


class KhabarError(Exception):
    """The root: `except KhabarError` catches whatever Khabar raises on purpose."""


class PageError(KhabarError):
    """One page cannot be read. `path` is the page as the user named it, `reason` says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class PageMissing(PageError):
    """No file at that path, or no right to open it."""


class PageUnreadable(PageError):
    """The bytes are no page: a picture, a broken file, a kind that nobody here reads."""


class PageTooLarge(PageError):
    """More bytes than `Limits.page_bytes` allows."""


class RecordError(KhabarError):
    """JSON that is not a record of ours."""


class DataError(KhabarError):
    """A data file of the package is malformed; the message names the file and the line."""


class ModelMissing(KhabarError):
    """A model that was asked for by name cannot be loaded: its libraries, its files or its labels are missing."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"{model}: {reason}")
