"""The records of CBP's answer to a manufacturer, and the groupings they make."""

from __future__ import annotations

from formats.catair.manufacturer_add.records import UserData
from formats.group import Group
from formats.record import AN, A, C, M, N, Record, columns

__all__ = ["RECORDS", "Acknowledged", "Answer", "Identification", "Refused", "Response", "UpdateError", "UserData"]

RECORDS = ("UserData", "Acknowledged", "Refused", "Identification", "UpdateError")


class UpdateStatus(Record):
    """The columns of a $5 after its status.

    Country and name are printed as mandatory; what a filer left blank, as on an update, may be blank here too.
    """

    sequence: str = columns(4, 8, N, M, title="update sequence number")
    country: str | None = columns(9, 10, A, M, title="ISO country code")
    name: str | None = columns(11, 80, AN, M, title="firm name", note="characters 1 to 70")


class Acknowledged(UpdateStatus, id="$5", when={"status": "U"}, terminal="R5_DONE"):
    """Update Status: acknowledged, a $6 follows. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    status: str = columns(3, A, M, constant="U", title="update status", note="U acknowledged")


class Refused(UpdateStatus, id="$5", when={"status": "E"}, terminal="R5_ERROR"):
    """Update Status: in error, $7 follow. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    status: str = columns(3, A, M, constant="E", title="update status", note="E in error")


class Identification(Record, id="$6", terminal="R6"):
    """Manufacturer Identification. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    name: str | None = columns(3, 32, AN, C, title="firm name", note="characters 71 to 100")
    manufacturer: str | None = columns(
        34, 48, AN, C, title="manufacturer ID code", note="made by ACE on A, as submitted on U"
    )
    postal_code: str | None = columns(51, 60, AN, C, title="zip or postal code")


class UpdateError(Record, id="$7", terminal="R7"):
    """Error. Manufacturer Name/Address Add v3.0, March 2023, AMF-10 to 24."""

    error: str = columns(3, 5, AN, M, title="error message identifier")
    narrative: str = columns(7, 46, AN, M, title="narrative message")


class Response(Group, rule="response"):
    """CBP's answer to one manufacturer: its MID, or what is wrong."""

    user_data: UserData | None
    status: Acknowledged | Refused
    identification: Identification | None
    errors: tuple[UpdateError, ...]


class Answer(Group, rule="answer"):
    """CBP's answers to the manufacturers of a block."""

    responses: tuple[Response, ...]
