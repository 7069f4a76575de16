"""The Sphinx extension: records, elements, conditions and code tables as objects, so that the search leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType

from docs.ext.markup import FOLDER
from docs.ext.pages import known

#: Sphinx: 0 is listed first, then 1, then 2.
_RANK = {"record": 0, "condition": 0, "table": 1, "element": 2}


class CatairDomain(Domain):
    """What the dictionary describes. It has no roles or directives: its pages are made whole."""

    name = "catair"
    label = "CATAIR"
    object_types: ClassVar[dict[str, ObjType]] = {
        "record": ObjType("record"),
        "element": ObjType("element"),
        "condition": ObjType("condition"),
        "table": ObjType("code table"),
    }

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Name, shown name, kind, page, anchor and rank of everything."""
        for one in known():
            # A point would cut a name in two.
            name = one.name.replace(".", " ")
            yield name, name, one.kind, f"{FOLDER}/{one.page}", one.anchor, _RANK[one.kind]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """What the search calls a kind: "record", not "CATAIR record"."""
        return str(type.lname)

    def merge_domaindata(self, docnames: Any, otherdata: dict[str, Any]) -> None:
        """Nothing to merge: everything is known from the classes."""

    def resolve_any_xref(self, *_: Any, **__: Any) -> list[Any]:
        """Nothing is referred to by name."""
        return []


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of the domain."""
    app.add_domain(CatairDomain)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
