"""Manufacturer ids: the worked examples of 19 CFR 102, and what we chose beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.numbers import (
    ManufacturerId,
    NumberError,
    is_manufacturer_id,
)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Amalgamated Plastics", "AMAPLA"),
        ("Bergstrom", "BER"),
        ("A.B.C. Company", "ABCCOM"),
        ("A B C Company", "ABCCOM"),
        ("O.A.S.I.S. Corp", "OASCOR"),
        ("Dr. S.A. Smith", "DRSA"),
        ("Shavings B L Inc", "SHABL"),
        ("The Embassy of Spain", "EMBSPA"),
        ("Rawles-Aden Corp.", "RAWCOR"),
        ("Rawles - Aden Corp.", "RAWCOR"),
        ("20th Century Fox", "20TCEN"),
        ("Concept 2000", "CON200"),
        ("Thomas S. Delvaux Company", "THODEL"),
        ("La Vie de France", "LAVIE"),
        ("N. Minami & Co., Ltd.", "MINCO"),
        ("  Carduccio and Jones", "CARJON"),
        # Not in the appendix: chosen by us.
        ("A and B Company", "ABCOM"),
        ("A.N. Other", "ANOTH"),
        ("A Company", "COM"),
        ("An Example of Tea", "EXATEA"),
        ("Gr\u00fcn\u3000Caf\u00e9", "GRUCAF"),
        ("Weiss,Braun", "WEIBRA"),
        ("O'Hara 7 Works", "OHA7"),
        ("Works B", "WOR"),
    ],
)
def test_the_name_gives_three_letters_of_its_first_two_words(name: str, part: str) -> None:
    built = ManufacturerId.build(country="AU", name=name, street="1234 Main", city="Melbourne")
    assert str(built) == f"AU{part}1234MEL"


@pytest.mark.parametrize(
    ("country", "name", "part"),
    [
        ("ID", "PT Morich Indo Fashion", "MORIND"),
        ("ID", "P.T. Morich Indo Fashion", "MORIND"),
        ("AU", "PT Morich Indo Fashion", "PTMOR"),
        ("RU", "ZAO Acme Works", "ACMWOR"),
        ("RU", "Acme ZAO Works", "ACMZAO"),
        ("PT", "Companhia Textil Karsten", "KAR"),
        ("MO", "Fabrica de Artigos de Vestuario Jump High Ltd", "JUMHIG"),
        ("MO", "Fabrica de Jump High", "FABDE"),
        ("RU", "OOO", "OOO"),
    ],
)
def test_what_every_name_of_a_country_begins_with_does_not_count(country: str, name: str, part: str) -> None:
    built = ManufacturerId.build(country=country, name=name, street="2-4", city="Testville")
    assert str(built).startswith(f"{country}{part}24")


@pytest.mark.parametrize(
    ("street", "digits"),
    [
        ("11455 Main Street, Suite 9999", "1145"),
        ("232 Main Street, Suite 1234", "1234"),
        ("12,34,56 Alaska Road", "1234"),
        ("12-34-56 Alaska Road", "1234"),
        ("Apt. 509 2727 Main St.", "2727"),
        ("One Thousand Century Plaza, Suite 345", "345"),
        ("One Thousand Century Plaza", ""),
        ("2-6, 8-Chome Isogami-Dori", "26"),
        ("0105 Road 99", "0105"),
        ("7 Road 0007", "7"),
        ("", ""),
    ],
)
def test_the_street_gives_four_digits_of_its_largest_number(street: str, digits: str) -> None:
    built = ManufacturerId.build(country="US", name="DHL Express", street=street, city="Erlanger")
    assert str(built) == f"USDHLEXP{digits}ERL"


@pytest.mark.parametrize(
    ("country", "city", "part"),
    [
        ("JP", "Tokyo", "TOK"),
        ("FR", "St. Michel", "STM"),
        ("US", "18-Mile High", "MIL"),
        ("NL", "The Hague", "HAG"),
        ("PT", "67890 Lisbon", "LIS"),
        ("HK", "Kowloon", "HON"),
        ("SG", "", "SIN"),
        ("MO", "Taipa", "MAC"),
        ("CN", "The", "THE"),
    ],
)
def test_the_city_gives_three_letters_and_a_city_state_its_own(country: str, city: str, part: str) -> None:
    built = ManufacturerId.build(country=country, name="Wah Lai", street="", city=city)
    assert str(built) == f"{country}WAHLAI{part}"


def test_manufacturer_ids_of_the_pages_are_taken_and_read_back() -> None:
    for text in ("AUOZR92MEL", "USDHLEXP1304ERL", "CNWAHLAIHUI"):
        assert str(ManufacturerId.parse(text.ljust(15))) == text
    assert ManufacturerId.parse("XOACMWOR2155TOR").country == "XO"


@pytest.mark.parametrize(
    "text",
    ["", "USDHLEX", "USDHLEXP1304ERLX", "1SDHLEXPERL", "USDHL EXPERL", "usdhlexperl", "CAACMWOR2155TOR"],
)
def test_what_does_not_look_like_a_manufacturer_id_is_refused(text: str) -> None:
    assert not is_manufacturer_id(text)
    with pytest.raises(NumberError, match="8 to 15 of A-Z and 0-9"):
        ManufacturerId(text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"country": "CA"}, "for Canada XA to XY"),
        ({"country": "CHN"}, "write a country like CN"),
        ({"name": "The"}, "nothing of the name 'The' counts"),
        ({"name": "B."}, "nothing of the name 'B.' counts"),
        ({"name": "\u5de5\u5382"}, "in the name .* has no plain form: write it with A-Z and 0-9"),
        ({"street": "\u0661\u0662 Road"}, "in the street .* has no plain form"),
        ({"city": "12"}, "nothing of the city '12' counts"),
        ({"name": "Bo", "street": "", "city": "Ur"}, "'CNBOUR' is not a manufacturer id: write 8 to 15"),
    ],
)
def test_nothing_is_made_up_for_a_part_that_gives_nothing(change: dict[str, str], message: str) -> None:
    address = {"country": "CN", "name": "Wah Lai", "street": "1 Road", "city": "Huizhou"} | change
    with pytest.raises(NumberError, match=message):
        ManufacturerId.build(**address)


words = st.text(st.characters(codec="ascii", categories=("Lu", "Ll", "Nd", "Po", "Zs")), max_size=40)


@given(
    st.from_regex(r"[A-Z]{2}", fullmatch=True).filter(lambda code: code != "CA"),
    words.map("Acme Works ".__add__),
    words,
    words.map("Testville ".__add__),
)
def test_a_built_manufacturer_id_looks_like_one(country: str, name: str, street: str, city: str) -> None:
    built = ManufacturerId.build(country=country, name=name, street=street, city=city)
    assert is_manufacturer_id(str(built))
    assert built.country == country
