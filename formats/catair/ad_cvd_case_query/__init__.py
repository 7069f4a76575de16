"""AD: what a filer asks about antidumping and countervailing duty cases."""

from formats.chapter import SYNTAX_CODES, Chapter

CHAPTER = Chapter(
    name="ad_cvd_case_query",
    package=__name__,
    direction="input",
    application="AD",
    title="AD/CVD Case Information Query",
    cite="AD/CVD Case Information Query, July 2026",
    # One block is one transaction: the two kinds of request may not be mixed in it.
    starts=("query",),
    # Chosen by us: Batch & Block Control v23, X1 note 2. The chapter's own conditions (002 to 014) judge what is asked.
    order_codes=SYNTAX_CODES,
    # The chapter is known by a public transcription only.
    confidence="medium",
)
