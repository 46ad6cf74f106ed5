"""Who publishes: one TOML file an outlet or agency under `houses/`, and nothing that a program could not read.

In: a name or domain as a page gives it. Out: the `House` behind it, with its owner, so that two outlets of one
owner and one agency behind many outlets count once. Open `houses/` to add or correct an outlet; the file's name is
its key. A layout that held until a date is kept, as fundus keeps its publishers' parsers.
"""

from khabar.outlets.registry import House, agencies, find, houses, is_known, name_key, owner_key

__all__ = ["House", "agencies", "find", "houses", "is_known", "name_key", "owner_key"]
