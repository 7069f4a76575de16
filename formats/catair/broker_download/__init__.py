"""BD records: the copy of a carrier's manifest that CBP sends to the broker whom the carrier named."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="broker_download",
    package=__name__,
    direction="output",
    application="BD",
    title="ACE Broker Download",
    cite="ACE Broker Download, draft of August 2024",
    opening=("1M",),
    # Status notifications travel under NS and are read by the chapter of that application. Their records and their map
    # stand here too, as this chapter prints them; nothing in a BD block is read by that map.
    starts=("transaction", "status"),
    # At hand is a draft with its tracked changes still in it.
    confidence="medium",
)
