"""`localace send`: a file's batches over TCP, and what comes back."""

from __future__ import annotations

from typing import Annotated

import typer

from formats.batch import Batch
from gateway.client import AbiClient, ClientError, Deadline, pickup
from gateway.commands.common import AsJson, Source, name_of, print_json, read, refuse, say_padded
from gateway.commands.talk import print_lines

#: How long nothing may come before it is taken that nothing more waits.
_QUIET = 0.3


def send(
    file: Source,
    to: Annotated[str, typer.Option(metavar="HOST:PORT", help="The ABI listener.")] = "127.0.0.1:7680",
    wait: Annotated[float, typer.Option(metavar="SECONDS", min=0, help="The longest wait for the answers.")] = 10.0,
    as_json: AsJson = False,
) -> None:
    """Send the batches of a file, print what comes back, 80 columns a line, and acknowledge it.

    What already waited for the account comes along. Lines that an editor stripped of their trailing spaces are padded;
    a note on standard error says so once.

    Exit code: 0 when every batch was answered, 1 when one was rejected whole or the server refused it, 2 for a wrong
    flag, file or address, 3 when answers were still missing after the wait.
    """
    from formats.describe import decode
    from formats.stream import pad_trimmed, read_batches

    data, padded = pad_trimmed(read(file))
    say_padded(padded, file)
    sent = [item for item in read_batches(data) if isinstance(item, Batch)]
    if not sent:
        raise refuse(f"{name_of(file)}: no batch: it begins with an A record and ends with a Z record", code=2)
    wanted = [batch for batch in sent if not batch.pickup]
    try:
        client = AbiClient.connect(to)
    except ClientError as error:
        raise refuse(f"localace: {error}", code=2) from None
    with client:
        received = _exchange(client, data, len(wanted), wait)
        if received and sent[-1].complete and not client.closed:
            client.send(pickup(sent[-1].lines[0].text, separator=sent[-1].separator))
            received += client.receive_all(_QUIET)
    if as_json:
        print_json([{"lines": [line.text for line in batch.lines]} for batch in received])
    else:
        for batch in received:
            print_lines(line.text for line in batch.lines)
    if client.said:
        raise refuse(client.said)
    if len(received) < len(wanted):
        missing = len(wanted) - len(received)
        raise refuse(
            f"{missing} of {len(wanted)} answers did not come in {wait:g} seconds: wait longer with --wait", code=3
        )
    raise typer.Exit(1 if any(decode(batch).rejection for batch in received[-len(wanted) :] if wanted) else 0)


def _exchange(client: AbiClient, data: bytes, answers: int, wait: float) -> list[Batch]:
    """Send, and receive until so many answers and all that came with them are there, or the wait is over."""
    received: list[Batch] = []
    deadline = Deadline(wait)
    try:
        client.send(data)
        while len(received) < answers:
            batch = client.receive(deadline.left())
            if batch is None:
                break
            received.append(batch)
        received += client.receive_all(_QUIET)
    except ClientError:
        pass  # whatever it said stands in client.said
    return received
