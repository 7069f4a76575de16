"""What the header claims: release, consolidation, express, reconciliation, invoices, correction, TIB, agencies."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary.repeats import numbered, pairs
from cbp_sim.rules.summary.submission import POST_LINE, QUOTA_TYPES, WITHDRAWALS, Submission, found, is_released, told
from formats.catair.entry_summary.records import Header, ReleaseDetail


def header(submission: Submission) -> Header:
    """The 10 record."""
    return submission.filing.header


@raises("147", "150", "271", "312", "318", "320", "785")
def release_certification_fits(submission: Submission) -> Iterator[Finding]:
    """Remote filings and quota types must certify for release; consolidated, EIP and express filings may not."""
    certified = header(submission).release_certification == "A"
    exempt = submission.entry_type in (*WITHDRAWALS, "51")
    if submission.remote and not certified and not exempt:
        yield found("150", header(submission))
    if submission.entry_type in QUOTA_TYPES and not certified and not exempt:
        yield found("320", header(submission))
    if not certified:
        return
    if submission.consolidated:
        yield found("147", header(submission))
    if header(submission).electronic_invoice == "Y":
        yield found("312", header(submission))
    if header(submission).pga_data is not None:
        yield found("318", header(submission))
    if header(submission).consolidated_express == "Y":
        yield found("785", header(submission))
    if submission.correction:
        yield found("271", header(submission))


@raises("230", "232", "233", "270", "644")
def releases_belong_to_a_consolidation(submission: Submission) -> Iterator[Finding]:
    """A consolidated summary lists at least two releases of its own filer; no other lists any."""
    listed = list(_releases(submission))
    if not submission.consolidated:
        if submission.filing.releases and submission.entry_type in ("01", "06", "11"):
            yield found("233", submission.filing.releases[0], 1)
        return
    if len(listed) < 2:
        yield found("232", header(submission))
    if submission.released:
        yield found("230", header(submission))
    if told(header(submission).shipment_usage) is not None:
        yield found("644", header(submission))
    if submission.correction:
        yield found("270", header(submission))


@raises("234", "235", "236", "237", "239")
def releases_are_known(submission: Submission) -> Iterator[Finding]:
    """Each release of a consolidated summary is whole, of the same filer, another number, and on file."""
    for detail, position, filer, number in _releases(submission):
        if filer is None:
            yield found("234", detail, position)
        elif number is None:
            yield found("235", detail, position)
        elif told(filer) != told(header(submission).filer_code):
            yield found("236", detail, position)
        elif told(number) == told(header(submission).entry_number):
            yield found("239", detail, position)
        elif not is_released(f"{filer}-{number}", submission.world):
            yield found("237", detail, position)


@raises("702", "703")
def consolidated_lines_are_alike(submission: Submission) -> Iterator[Finding]:
    """All lines of a consolidated summary have one country of export, and one of origin beside the US (note z)."""
    if not submission.consolidated:
        return
    exports = {told(article.line.header.export_country) for article in submission.articles}
    origins = {article.origin for article in submission.articles}
    if len(exports) > 1:
        yield found("702", None, POST_LINE)
    if len(origins - {"US"}) > 1:
        yield found("703", None, POST_LINE)


@raises("784", "786", "787", "788", "789", "B75", "B76")
def express_is_informal(submission: Submission) -> Iterator[Finding]:
    """A consolidated express summary is type 11, without other consolidation, usage, fees or taxes."""
    if header(submission).consolidated_express != "Y":
        return
    if submission.entry_type != "11":
        yield found("B75", header(submission))
    if submission.released:
        yield found("B76", header(submission))
    if submission.consolidated:
        yield found("784", header(submission))
    if told(header(submission).shipment_usage) is not None:
        yield found("789", header(submission))
    if submission.filing.fees is not None:
        yield found("786", submission.filing.fees, 1)
    for line in submission.filing.lines:
        if line.tax is not None:
            yield found("787", line)
        if line.fees:
            yield found("788", line.fees[0])


@raises("127", "154", "156", "159", "160", "273", "274")
def reconciliation_fits(submission: Submission) -> Iterator[Finding]:
    """A reconciliation claim needs a continuous bond; quota summaries cannot reconcile classification (note aa)."""
    trade, issue = header(submission).trade_agreement_reconciliation, told(header(submission).reconciliation_issue)
    if trade != "Y" and issue is None:
        return
    if not any(bond.bond_type == "8" for bond in submission.filing.bonds):
        yield found("154", header(submission))
    if submission.entry_type == "02" and issue in ("002", "004", "006", "007"):
        yield found("156", header(submission))
    if trade == "Y" and (submission.content is None or submission.content.import_date is None):
        yield found("127", submission.content)
    if submission.entry_type == "06" and submission.cases:
        yield found("159" if trade == "Y" else "160", header(submission))
    if submission.correction:
        yield found("273" if trade == "Y" else "274", header(submission))


@raises("222", "224", "446", "447")
def invoices_belong_to_eip(submission: Submission) -> Iterator[Finding]:
    """An electronic invoice claim is paid on a statement under a continuous bond and has invoices in every line."""
    claimed = header(submission).electronic_invoice == "Y"
    for line in submission.filing.lines:
        if claimed and not line.invoices:
            yield found("446", line)
        elif not claimed and line.invoices:
            yield found("447", line.invoices[0].reference)
    if not claimed:
        return
    if header(submission).payment_type == "1":
        yield found("222", header(submission))
    if not any(bond.bond_type == "8" for bond in submission.filing.bonds):
        yield found("224", header(submission))


@raises("272", "276", "277", "280", "284", "287", "580", "748")
def reasons_belong_to_a_correction(submission: Submission) -> Iterator[Finding]:
    """A correction gives reasons and an explanation; no other filing gives either."""
    filing = submission.filing
    reasoned = [line for line in filing.lines if line.reasons is not None]
    if submission.correction:
        if filing.reasons is None and not reasoned:
            yield found("748", header(submission))
        if not filing.explanations:
            yield found("287", header(submission))
        if header(submission).live_entry == "Y":
            yield found("272", header(submission))
        if filing.cargo is not None and filing.cargo.location_of_goods is not None:
            yield found("280", filing.cargo)
        return
    if header(submission).accelerated_liquidation is not None:
        yield found("276", header(submission))
    if filing.reasons is not None:
        yield found("284", filing.reasons, 1)
    if filing.explanations:
        yield found("277", filing.explanations[0])
    for line in reasoned:
        yield found("580", line.reasons, 1)


@raises("279", "583")
def reasons_are_given_once(submission: Submission) -> Iterator[Finding]:
    """No reason code is repeated in a record."""
    records = [(submission.filing.reasons, "279")] + [(line.reasons, "583") for line in submission.filing.lines]
    for record, code in records:
        seen = set()
        for position, reason in numbered(record, "reason") if record is not None else ():
            if told(reason) in seen:
                yield found(code, record, position)
            seen.add(reason)


@raises("152", "153")
def missing_documents_differ(submission: Submission) -> Iterator[Finding]:
    """The two missing documents are not the same one, and the first is not 'more than two'."""
    record = submission.filing.documents
    if record is None:
        return
    if record.document_1 == "99":
        yield found("153", record, 1)
    elif record.document_2 is not None and told(record.document_1) == told(record.document_2):
        yield found("152", record, 2)


@raises("315", "316")
def tib_is_declared(submission: Submission) -> Iterator[Finding]:
    """A TIB summary declares itself, and nothing else does."""
    declared = told(header(submission).tib_declaration)
    if submission.entry_type == "23" and declared is None:
        yield found("316", header(submission))
    elif submission.entry_type != "23" and declared is not None:
        yield found("315", header(submission))


@raises("319")
def weekly_zone_data_is_for_zones(submission: Submission) -> Iterator[Finding]:
    """PGA data indicator F is for foreign trade zones."""
    if header(submission).pga_data == "F" and submission.entry_type != "06":
        yield found("319", header(submission))


@raises("196")
def exam_port_is_for_remote_filings(submission: Submission) -> Iterator[Finding]:
    """A designated exam port is named in a remote filing only."""
    cargo = submission.filing.cargo
    if cargo is not None and cargo.exam_port is not None and not submission.remote:
        yield found("196", cargo)


def _releases(submission: Submission) -> Iterator[tuple[ReleaseDetail, int, str | None, str | None]]:
    for detail in submission.filing.releases:
        for position, filer, number in pairs(detail, "filer_code", "entry_number"):
            yield detail, position, filer, number


CLAIMS = (
    release_certification_fits,
    releases_belong_to_a_consolidation,
    releases_are_known,
    consolidated_lines_are_alike,
    express_is_informal,
    reconciliation_fits,
    invoices_belong_to_eip,
    reasons_belong_to_a_correction,
    reasons_are_given_once,
    missing_documents_differ,
    tib_is_declared,
    weekly_zone_data_is_for_zones,
    exam_port_is_for_remote_filings,
)
