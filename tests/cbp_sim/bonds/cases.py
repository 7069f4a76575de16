"""A condition of a bond, what meets it, and its neighbour that does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tests.cbp_sim.bonds.kit import (
    ADJUST,
    CONTINUOUS,
    END,
    FIRST,
    FIRST_SINGLE,
    PRINCIPAL,
    RELEASE,
    SINGLE,
    SURETY,
    VOID,
    Before,
    bond,
    on,
    release,
    released,
    rider,
    summary,
    taken,
    ten,
    then,
    user,
    world,
)
from tests.cbp_sim.summary.kit import Edit, add, drop, put


@dataclass(frozen=True)
class Case:
    """bad: edits that meet the condition; good: the nearest ones that CBP takes. Both after `before`.

    good_before: what happens before the good one, where that is the difference. base: what is edited.
    """

    code: str
    says: str
    bad: tuple[Edit, ...] = ()
    good: tuple[Edit, ...] = ()
    base: Sequence[str] = tuple(CONTINUOUS)
    before: Before | None = None
    good_before: Before | None = None
    table: str = ""
    good_table: str | None = None
    importers: tuple[str, ...] = ("*",)
    filer: str = "N01"
    good_filer: str = "N01"
    taken: bool = True

    def __str__(self) -> str:
        return f"{self.code} {self.says}"

    def send_bad(self) -> list[str]:
        """The answer to the bad one."""
        return self._sent(self.bad, self.before, self.table, self.filer)

    def send_good(self) -> list[str]:
        """The answer to the good one."""
        table = self.table if self.good_table is None else self.good_table
        return self._sent(self.good, self.good_before or self.before, table, self.good_filer)

    def _sent(self, edits: tuple[Edit, ...], before: Before | None, table: str, filer: str) -> list[str]:
        cbp = world(table, importers=self.importers)
        if before is not None:
            before(cbp)
        return bond(cbp, self.base, *edits, filer=filer)


single = partial(Case, base=tuple(SINGLE))
ender = partial(Case, base=tuple(END), before=taken(CONTINUOUS))
voider = partial(Case, base=tuple(VOID), before=taken(SINGLE))
#: A single bond for the entry that the release desk files.
FOR_RELEASE = [SINGLE[0], f"20101{RELEASE}", *SINGLE[2:]]
adjuster = partial(Case, base=tuple(ADJUST), before=then(taken(FOR_RELEASE), release))
#: One that takes its place, or stands beside it.
SUBSTITUTE = [put("10:3", "U")([line.ljust(80) for line in FOR_RELEASE])[0], *FOR_RELEASE[1:]]
SUPERSEDE = [put("10:3", "E")([line.ljust(80) for line in SINGLE])[0], *SINGLE[1:]]
ADDITIONAL = [put("10:3", "A")([line.ljust(80) for line in SINGLE])[0], *SINGLE[1:]]


def amender(code: str, says: str, bad: list[str], good: list[str], *first: Sequence[str], **more: object) -> Case:
    """A rider to the first continuous bond, after others."""
    before = taken(CONTINUOUS, *first)
    # The base is what is sent: the good one is put in its place.
    return Case(code, says, base=bad, good=(lambda _: list(good),), before=before, **more)  # type: ignore[arg-type]


twice: Edit = lambda records: [*records, records[-1]]  # noqa: E731
CO = "35EI 96-123456700"
OTHER_SURETY = "45001000-00-0002"
#: 15,000 and 10,000 of a bond of 25,000.
SHARES = (put("40:57-66", "0000015000"), add(f"{OTHER_SURETY:<56}0000010000", after="40"))
REINSURER = add("46001000-00-0002", after="40")


def surety(more: str = "", code: str = "900") -> str:
    """What is on file about the surety."""
    return f'[[sureties]]\ncode = "{code}"\n{more}\n'


def importer(status: str) -> str:
    """What is on file about another party than the principal."""
    return f'[[importers]]\nnumber = "98-1234567"\nstatus = "{status}"\n[[importers]]\nnumber = "96-1234567"\n'


def _block(count: int) -> list[str]:
    return ["10"] * count


CASES: tuple[Case, ...] = (
    Case("S01", "a bond begins with a 10", bad=(drop("10"),)),
    Case(
        "S02",
        "a block has 999",
        base=_block(1),
        bad=(lambda _: _block(1000),),
        good=(lambda _: _block(999),),
        taken=False,
    ),
    Case("S03", "only records that CB has", bad=(add("77", after="40"),)),
    Case("S04", "a designation there is", bad=(put("10:3", "X"),)),
    Case("S04", "a designation", bad=(put("10:3", " "),)),
    Case("S05", "a type there is", bad=(put("10:4", "7"),)),
    Case("S06", "a continuous bond is not voided", bad=(put("10:3", "V"),)),
    Case("S06", "nor a single one ended", bad=(put("10:4", "9"),), base=END, before=taken(CONTINUOUS)),
    voider(
        "S06", "the bond is of the type", bad=(put("10:45-53", FIRST),), base=VOID, before=taken(SINGLE, CONTINUOUS)
    ),
    single("S07", "one basic bond a transaction", before=taken(SINGLE), good_before=taken(SINGLE, VOID)),
    voider("S08", "no void once matched", before=then(taken(SINGLE), summary), good_before=taken(SINGLE)),
    voider("S09", "no void twice", before=taken(SINGLE, VOID), good_before=taken(SINGLE)),
    adjuster(
        "S10",
        "no adjustment before the match",
        before=taken(FOR_RELEASE),
        good_before=then(taken(FOR_RELEASE), release),
    ),
    Case(
        "S10",
        "nothing of another kind is matched",
        base=[ten("U9", "16", "10000", "010526"), "202  N0112345678901", PRINCIPAL, SURETY],
        good=(put("10:3", "B"),),
    ),
    Case("S10", "nothing to supersede", base=SUPERSEDE, before=summary, good_before=then(taken(SINGLE), summary)),
    adjuster(
        "S11",
        "no adjustment after the summary",
        base=ADJUST,
        before=then(taken(SINGLE), summary),
        good_before=then(taken(FOR_RELEASE), release),
    ),
    Case(
        "S12",
        "no superseding after ninety days",
        base=SUPERSEDE,
        bad=(put("10:18-23", "040626"),),
        good=(put("10:18-23", "040526"),),
        before=then(taken(SINGLE), summary, on("2026-04-06")),
        good_before=then(taken(SINGLE), summary, on("2026-04-05")),
    ),
    ender(
        "S13",
        "no end twice",
        bad=(put("10:18-23", "020226"), put("10:39-44", "030126")),
        before=then(taken(CONTINUOUS, END), on("2026-02-02")),
        good_before=taken(CONTINUOUS),
    ),
    Case("S14", "an activity", bad=(put("10:5-7", ""),)),
    Case("S14", "there is", bad=(put("10:5-7", "9"),)),
    Case("S14", "for the type", bad=(put("10:5-7", "7"),)),
    Case("S15", "an amount", bad=(put("10:8-17", ""),)),
    Case("S15", "above zero", bad=(put("10:8-17", "0000000000"),)),
    Case("S16", "an execution date", bad=(put("10:18-23", ""),)),
    Case("S16", "of today", bad=(put("10:18-23", "010426"),)),
    Case("S17", "an effective date", bad=(put("10:33-38", ""),)),
    Case("S17", "from today", bad=(put("10:33-38", "010426"),)),
    single("S18", "a single bond has none", bad=(put("10:33-38", "010526"),)),
    single("S19", "nor does it end", bad=(put("10:39-44", "020126"),)),
    voider("S20", "a void is the 10 alone", bad=(add(PRINCIPAL, after="10"),)),
    ender("S21", "an end", bad=(put("10:39-44", ""),)),
    ender("S21", "in fifteen days", bad=(put("10:39-44", "011926"),), good=(put("10:39-44", "012026"),)),
    ender("S22", "a number", bad=(put("10:45-53", ""),)),
    ender("S22", "that is one", bad=(put("10:45-53", "26X000001"),)),
    ender("S23", "on file", bad=(put("10:45-53", "268000002"),)),
    Case("S24", "a continuous bond secures all", bad=(add(SINGLE[1], after="10"),)),
    single("S25", "a single one something", bad=(drop("20"),)),
    single("S26", "but one", bad=(add(SINGLE[1], after="20"),)),
    single("S27", "of a type", bad=(put("20:3", " "),)),
    single("S27", "there is", bad=(put("20:3", "7"),)),
    single("S27", "for the activity", bad=(put("20:3-5", "2"), put("20:6-19", "N0112345678901"))),
    single("S28", "an entry has its type", bad=(put("20:4-5", ""),)),
    Case(
        "S29",
        "nothing else has",
        base=[ten("B9", "16", "10000", "010526"), "202  N0112345678901", PRINCIPAL, SURETY],
        bad=(put("20:4-5", "01"),),
    ),
    single("S30", "a number", bad=(put("20:6-45", ""),)),
    single("S30", "with its check digit", bad=(put("20:6-16", "N0150000028"),)),
    Case("S31", "a principal", bad=(drop("30"),)),
    Case("S32", "of a type", bad=(put("30:3-5", "XX"),)),
    Case("S33", "a number", bad=(put("30:6-17", ""),)),
    Case("S33", "of its format", bad=(put("30:6-17", "123-45-6789"),)),
    Case("S34", "on file", bad=(put("30:6-17", "98-123456701"),), importers=("98-123456700",)),
    Case("S35", "active", table=importer("inactive"), good_table=importer("active")),
    Case("S36", "no name", bad=(put("30:18-57", "EXAMPLE"),)),
    Case(
        "S37", "99 co-principals", bad=(lambda lines: [*lines[:2], *[CO] * 100, lines[2]],), good=(add(CO, after="30"),)
    ),
    Case("S38", "of a type", bad=(add(CO.replace("EI ", "XX "), after="30"),), good=(add(CO, after="30"),)),
    Case("S39", "a number", bad=(add("35EI", after="30"),), good=(add(CO, after="30"),)),
    Case("S40", "on file", bad=(add(CO, after="30"),), importers=("98-123456700",)),
    Case("S41", "active", bad=(add(CO, after="30"),), table='[[importers]]\nnumber = "96-1234567"\nstatus = "void"\n'),
    Case("S42", "named once", bad=(add(CO, after="30"), add(CO, after="35")), good=(add(CO, after="30"),)),
    Case(
        "S43",
        "999 users",
        bad=(lambda lines: [*lines[:2], *[user("01")] * 1000, lines[2]],),
        good=(add(user("01"), after="30"),),
    ),
    Case(
        "S44",
        "of a type",
        bad=(add(user("01").replace("EI ", "34 "), after="30"),),
        good=(add(user("01"), after="30"),),
    ),
    Case("S45", "a number", bad=(add("36EI", after="30"),), good=(add(user("01"), after="30"),)),
    Case("S46", "on file", bad=(add(user("01"), after="30"),), importers=("98-123456700",)),
    Case(
        "S47",
        "active",
        bad=(add(user("01"), after="30"),),
        table='[[importers]]\nnumber = "98-123456701"\nstatus = "void"\n',
    ),
    Case(
        "S48",
        "named once",
        bad=(add(user("01"), after="30"), add(user("01"), after="36")),
        good=(add(user("01"), after="30"),),
    ),
    Case("S49", "a surety", bad=(drop("40"),)),
    Case("S50", "a code", bad=(put("40:3-5", ""),)),
    Case("S51", "on file", bad=(put("40:3-5", "899"),)),
    Case("S52", "an agent", bad=(put("40:6-16", ""),)),
    Case("S52", "of his format", bad=(put("40:6-16", "900000001"),)),
    Case("S53", "on file", bad=(put("40:6-16", "900-00-0002"),), table='known_agents = ["900-00-0001"]\n'),
    Case("S54", "of the surety", bad=(put("40:6-16", "900-00-0002"),), table=surety('agents = ["900-00-0001"]')),
    single("S55", "co-sureties named once", bad=(*SHARES, twice), good=SHARES),
    single("S56", "shares told", bad=(*SHARES, put("40:57-66", "")), good=SHARES),
    adjuster("S57", "the bond's own co-sureties", bad=SHARES),
    adjuster("S57", "its own surety", bad=(put("40:3-5", "001"),)),
    Case(
        "S58", "a co-principal is another", bad=(add(CO.replace("96", "98"), after="30"),), good=(add(CO, after="30"),)
    ),
    Case("S59", "a user is not the principal", bad=(add(user("00"), after="30"),), good=(add(user("01"), after="30"),)),
    Case(
        "S60",
        "nor a co-principal",
        bad=(add(CO, after="30"), add(user("", number="96-123456700"), after="35")),
        good=(add(CO, after="30"), add(user("", number="96-123456701"), after="35")),
    ),
    single("S61", "a co-surety is another", bad=(*SHARES, put("45:3-5", "900")), good=SHARES),
    Case(
        "S62",
        "one 12",
        bad=(add("122704EEE", after="10"), add("122704EEE", after="12")),
        good=(add("122704EEE", after="10"),),
    ),
    Case("S63", "a first one", bad=(add("12         2704EEE", after="10"),), good=(add("122704EEE", after="10"),)),
    Case("S63", "another", bad=(add("122704N0101", after="10"),), good=(add("122704EEE", after="10"),)),
    Case("S63", "once", bad=(add("122704EEE  2704EEE", after="10"),), good=(add("122704EEE", after="10"),)),
    Case("S64", "with a profile", bad=(add("122704ZZZ", after="10"),), good=(add("122704EEE", after="10"),)),
    Case(
        "S65",
        "beside an entry on file",
        base=ADDITIONAL,
        before=taken(SINGLE),
        good_before=then(taken(SINGLE), summary),
    ),
    Case("S66", "one principal", bad=(add(PRINCIPAL, after="30"),)),
    Case("S67", "one surety", bad=(add(SURETY, after="40"),)),
    single("S68", "99 co-sureties", bad=(*SHARES, lambda lines: [*lines, *[lines[-1]] * 99]), good=SHARES),
    Case(
        "S69",
        "released first",
        base=SUBSTITUTE,
        before=then(taken(FOR_RELEASE), release),
        good_before=then(taken(FOR_RELEASE), released),
    ),
    single("S70", "for drawback", bad=(put("10:5-7", "1A"),), good=(put("10:5-7", "1A"), put("20:4-5", "41"))),
    Case("S71", "in order", bad=(lambda lines: [lines[0], lines[2], lines[1]],)),
    Case(
        "S72",
        "a user belongs to the principal",
        bad=(add(user("01", number="97-1234567"), after="30"),),
        good=(add(user("01"), after="30"),),
    ),
    single("S73", "shares add up", bad=(*SHARES, put("45:57-66", "0000010001")), good=SHARES),
    ender(
        "S74",
        "in force first",
        before=taken([put("10:33-38", "020126")([CONTINUOUS[0].ljust(80)])[0], *CONTINUOUS[1:]]),
        good_before=taken(CONTINUOUS),
    ),
    Case("S75", "a surety in business", table=surety('status = "revoked"'), good_table=surety()),
    single("S76", "a share above zero", bad=(*SHARES, put("45:57-66", "0000000000")), good=SHARES),
    ender("S77", "no amount with an end", bad=(put("10:8-17", "0000050000"),)),
    Case(
        "S78",
        "an entry on file to supersede for",
        base=SUPERSEDE,
        before=taken(SINGLE),
        good_before=then(taken(SINGLE), summary),
    ),
    single("S79", "an entry type there is", bad=(put("20:4-5", "99"),)),
    ender("S80", "its own filer", filer="EEE"),
    amender("S81", "no rider to what is void", rider(recon="Y", number=FIRST_SINGLE), rider(recon="Y"), SINGLE, VOID),
    amender("S82", "a flag there is", rider(recon="X"), rider(recon="Y")),
    amender("S83", "set once", rider(recon="Y"), rider(recon="N"), rider(recon="Y")),
    amender("S84", "a flag there is", rider(islands="N"), rider(islands="Y")),
    amender("S85", "set once", rider(islands="Y"), rider(recon="Y"), rider(islands="Y")),
    amender("S86", "an action", rider(user("01")), rider(user("01", "A", "010526"))),
    amender(
        "S87",
        "a user to delete",
        rider(user("01", "D", "011526")),
        rider(user("02", "D", "011526")),
        rider(user("02", "A", "010526")),
    ),
    amender(
        "S88",
        "who is still there",
        rider(user("01", "D", "011526")),
        rider(user("02", "D", "011526")),
        rider(user("01", "A", "010526"), user("02", "A", "010526")),
        rider(user("01", "D", "011526")),
    ),
    amender(
        "S89",
        "and to add who is none",
        rider(user("01", "A", "010526")),
        rider(user("02", "A", "010526")),
        rider(user("01", "A", "010526")),
    ),
    amender(
        "S90",
        "no day to end for who begins",
        rider(f"{user('01', 'A', '010526')}011526"),
        rider(user("01", "A", "010526")),
    ),
    amender(
        "S90",
        "nor one to begin for who ends",
        rider(user("01", "D", "011526").replace("      011526", "010526011526")),
        rider(user("01", "D", "011526")),
        rider(user("01", "A", "010526")),
    ),
    amender(
        "S23",
        "a bond to amend",
        rider(user("01", "A", "010526"), user("02", "D", "010526"), number="268000009"),
        rider(user("01", "A", "010526")),
    ),
    amender("S91", "a day to begin", rider(user("01", "A")), rider(user("01", "A", "010526"))),
    amender("S91", "after the bond", rider(user("01", "A", "010426")), rider(user("01", "A", "010526"))),
    amender(
        "S92",
        "a day to end, ten days on",
        rider(user("01", "D", "011426")),
        rider(user("01", "D", "011526")),
        rider(user("01", "A", "010526")),
    ),
    Case("S93", "within the surety's limit", table=surety("limit = 49999"), good_table=surety("limit = 50000")),
    single(
        "S94",
        "within the limits of both",
        bad=SHARES,
        good=SHARES,
        table=surety("limit = 15000") + surety("limit = 9999", "001"),
        good_table=surety("limit = 15000") + surety("limit = 10000", "001"),
    ),
    Case(
        "S95", "by who may send for the surety", table=surety('filers = ["EEE"]'), good_table=surety('filers = ["N01"]')
    ),
    Case("S96", "one bond an activity", before=taken(CONTINUOUS), good=(put("10:5-7", "16"),)),
    Case(
        "S97",
        "within the agent's limit",
        table=surety('agent_limits = {"900-00-0001" = 49999}'),
        good_table=surety('agent_limits = {"900-00-0001" = 50000}'),
    ),
    Case("S98", "rejected", bad=(put("10:3", "X"),)),
    Case("SR1", "one re-insurer", bad=(REINSURER, twice), good=(REINSURER,)),
    single("SR2", "and no co-surety", bad=(*SHARES, add("46004000-00-0003", after="45")), good=SHARES),
    Case("SR3", "who is not the surety", bad=(REINSURER, put("46:3-5", "900")), good=(REINSURER,)),
    adjuster("SR4", "the bond's own", bad=(REINSURER,)),
    Case(
        "SR5",
        "within his limit",
        bad=(REINSURER,),
        good=(REINSURER,),
        table=surety("limit = 49999", "001"),
        good_table=surety("limit = 50000", "001"),
    ),
)
