"""BD: what the broker that a carrier named is sent, and the status notifications (NS05) that it gets beside."""

from __future__ import annotations

import pytest

from cbp_sim.profile import Policy
from tests.cbp_sim.manifest.bonded import SHORT
from tests.cbp_sim.manifest.counter import Counter

BILL = "ZZOC-OCN260417"
TOLD = {
    "quantity": 420, "port": "2704", "vessel": "EXAMPLE MERIDIAN", "voyage": "0417W", "eta": "2026-08-08",
    "shipper": "Example Trading Co., Ltd", "consignee": "EXAMPLE HOME GOODS INC", "goods": "PORCELAIN PLATES",
    "weight": 6300, "container": "ZZOU1234560", "lading": "57035",
}  # fmt: skip


@pytest.fixture
def counter() -> Counter:
    """A counter at a world without any bill."""
    return Counter()


def test_a_bill_that_names_a_broker_is_copied_to_it(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01", **TOLD)
    assert counter.told("BD") == [
        [
            # 3456789012345678901234567890123456789012345678901234567890123456789012345678901
            "1MZZOC11  EXAMPLE MERIDIAN       0417W     000001        W",
            "1P2704080826",
            "1JZZOC",
            "1BOCN260417   570350000000420     0000006300KG0",
            "0NSH EXAMPLE TRADING CO., LTD",
            "0NCN EXAMPLE HOME GOODS INC",
            "0NCB                                    172704N01",
            "1CZZOU1234560                                 CN",
            "1D0000000420PORCELAIN PLATES",
        ]
    ]
    assert counter.timeline(BILL)[-1] == ("broker download", "", ("94",))


def test_its_envelope_names_the_application_in_b_and_not_in_a(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01", **TOLD)
    (message,) = counter.cbp.messages("1234N01")
    assert [line.rstrip() for line in message.lines[:2]] == ["A1234N01      080326", "B  2704N01BD"]
    assert message.application == "BD"


def test_what_a_carrier_did_not_tell_stays_blank(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01")
    assert counter.told("BD")[0] == [
        "1MZZOC10                                   000001        W",
        "1P",
        "1JZZOC",
        "1BOCN260417                                   0",
        "0NCB                                    172704N01",
        "1C    NC                                      NC",
        "1D          NOT STATED",
    ]


def test_a_bill_without_a_broker_and_air_cargo_are_not_copied(counter: Counter) -> None:
    counter.bill("on_file", **TOLD)
    counter.bill("on_file", number="12312345675", issuer="", broker="2704N01")
    assert counter.told("BD") == []


def test_the_policy_names_a_broker_for_bills_that_name_none() -> None:
    counter = Counter(Policy(nominated_broker="2704EEE"))
    counter.bill("on_file", **TOLD)
    assert [(one.account, one.application) for one in counter.cbp.messages()] == [("2704EEE", "BD")]


def test_a_broker_that_is_named_later_gets_an_amendment_with_the_bill(counter: Counter) -> None:
    counter.bill("on_file", **TOLD)
    counter.bill("on_file", broker="2704N01")
    (download,) = counter.told("BD")
    assert download[0][57] == "Y"
    assert download[3:5] == ["1AZZOC2704AOCN260417", "1BOCN260417   570350000000420     0000006300KG0"]


@pytest.mark.parametrize(
    ("event", "told", "amendment"),
    [
        ("on_file", {"quantity": 400}, "1AZZOC2704ROCN260417   0000000400"),
        ("deleted", {}, "1AZZOC2704DOCN260417"),
    ],
)
def test_another_quantity_and_a_deletion_are_amendments_alone(
    counter: Counter, event: str, told: dict[str, int], amendment: str
) -> None:
    counter.bill("on_file", broker="2704N01", **TOLD)
    counter.told("BD")
    counter.bill(event, **told)
    (download,) = counter.told("BD")
    assert [line[:2] for line in download] == ["1M", "1P", "1J", "1A"]
    assert download[-1] == amendment


def test_a_truck_bill_is_replaced_whole_with_the_brokers_route(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01", mode="truck", **TOLD)
    counter.bill("on_file", quantity=400)
    _, second = counter.told("BD")
    assert second[3] == "1AZZOC2704MOCN260417".ljust(51) + "ABI2704N01"
    assert [line[:2] for line in second[4:]] == ["1B", "0N", "0N", "0N", "1C", "1D"]


def test_the_same_told_twice_is_copied_once(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01", **TOLD)
    counter.bill("on_file", **TOLD)
    assert len(counter.told("BD")) == 1


def test_a_house_is_copied_under_its_master(counter: Counter) -> None:
    counter.bill("on_file", number="HSE1", issuer="ZZFW", master="ZZOC-MASTER1", broker="2704N01", quantity=5)
    (download,) = counter.told("BD")
    assert download[2] == "1JZZOC"
    assert download[3] == "1BMASTER1     ".ljust(19) + "0000000005".ljust(27) + "0 HSE1".ljust(20) + "ZZFW"


def test_a_broker_without_an_account_gets_nothing_and_the_timeline_says_so(counter: Counter) -> None:
    counter.bill("on_file", broker="2704XYZ", **TOLD)
    assert counter.cbp.messages() == []
    assert counter.timeline(BILL)[-1][0] == "nominated broker gets no messages"


def test_the_broker_hears_what_happens_to_the_bill(counter: Counter) -> None:
    counter.bill("on_file", broker="2704N01", **TOLD)
    counter.officer("place_hold", bill=BILL, kind="manifest")
    assert counter.told("NS") == [
        [
            "05EXAMPLE MERIDIAN       0417W2704260808",
            "301HZZOCOCN260417                                   0000000420 2608030900",
        ]
    ]


def test_a_bill_that_moves_in_bond_is_told_to_the_movements_parties_instead(counter: Counter) -> None:
    counter.bill("on_file", broker="2704EEE", **TOLD)
    counter.file("QP", *SHORT)
    counter.officer("place_hold", bill=BILL, kind="manifest")
    assert [(one.account, one.application) for one in counter.cbp.messages() if one.application == "NS"] == [
        ("1234N01", "NS")
    ]


def test_a_broker_is_named_as_port_filer_and_office(counter: Counter) -> None:
    with pytest.raises(ValueError, match="broker"):
        counter.bill("on_file", broker="N01")
