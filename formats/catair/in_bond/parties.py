"""Records 50 to 62: shipper, consignee and notify parties of a bill that no carrier has reported."""

from __future__ import annotations

from formats.record import M, O, Record, X, columns


class Shipper(Record, id="50"):
    """Foreign Shipper Name/Address (QP50). In-bond amendment 51, April 2026, INB-35."""

    name: str = columns(3, 37, X, M, title="foreign shipper name")
    address_1: str = columns(38, 72, X, M, title="foreign shipper address, line 1")


class ShipperAddress(Record, id="51"):
    """Foreign Shipper Address (QP51). In-bond amendment 51, April 2026, INB-36."""

    address_2: str = columns(3, 37, X, M, title="foreign shipper address, line 2")
    address_3: str | None = columns(38, 72, X, O, title="foreign shipper address, line 3")


class ShipperPhone(Record, id="52"):
    """Foreign Shipper Telephone/Telex (QP52). In-bond amendment 51, April 2026, INB-37."""

    phone: str = columns(
        3, 37, X, M, title="foreign shipper telephone or telex number", note="or a fourth line of the address"
    )


class Consignee(Record, id="55"):
    """Consignee Name/Address (QP55). In-bond amendment 51, April 2026, INB-38."""

    name: str = columns(3, 37, X, M, title="consignee name")
    address_1: str = columns(38, 72, X, M, title="consignee address, line 1")


class ConsigneeAddress(Record, id="56"):
    """Consignee Address (QP56). In-bond amendment 51, April 2026, INB-39."""

    address_2: str = columns(3, 37, X, M, title="consignee address, line 2")
    address_3: str | None = columns(38, 72, X, O, title="consignee address, line 3")


class ConsigneePhone(Record, id="57"):
    """Consignee Telephone/Telex (QP57). In-bond amendment 51, April 2026, INB-40."""

    phone: str = columns(
        3, 37, X, M, title="consignee telephone or telex number", note="or a fourth line of the address"
    )


class NotifyParty(Record, id="60"):
    """Notify Party Name/Address (QP60). In-bond amendment 51, April 2026, INB-41."""

    name: str = columns(3, 37, X, M, title="notify party name")
    address_1: str = columns(38, 72, X, M, title="notify party address, line 1")


class NotifyPartyAddress(Record, id="61"):
    """Notify Party (Entity) Address (QP61). In-bond amendment 51, April 2026, INB-42."""

    address_2: str = columns(3, 37, X, M, title="notify party address, line 2")
    address_3: str | None = columns(38, 72, X, O, title="notify party address, line 3")


class NotifyPartyPhone(Record, id="62"):
    """Notify Party Telephone/Telex (QP62). In-bond amendment 51, April 2026, INB-43."""

    phone: str = columns(
        3, 37, X, M, title="notify party telephone or telex number", note="or a fourth line of the address"
    )
