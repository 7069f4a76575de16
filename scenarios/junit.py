"""The outcome as JUnit XML, which continuous integration servers read. It holds no time: a story has its own clock."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scenarios.events import Result


def junit_xml(results: Sequence[Result]) -> str:
    """One test suite; one test case a story, in its subject's class."""
    failed = sum(result.failed for result in results)
    skipped = str(sum(bool(result.skipped) for result in results))
    suites = Element("testsuites", tests=str(len(results)), failures=str(failed), errors="0")
    suite = SubElement(
        suites, "testsuite", name="localace", tests=str(len(results)), failures=str(failed), errors="0", skipped=skipped
    )
    for result in results:
        case = SubElement(
            suite, "testcase", name=result.title, classname=f"{result.subject or 'stories'}.{result.name}",
            file=str(result.path),
        )  # fmt: skip
        if result.missed is not None:
            told = "\n".join(_plain(miss) for miss in result.missed.misses)
            head = f"step {result.missed.number}, line {result.missed.line}: {_plain(result.missed.misses[0])}"
            SubElement(case, "failure", message=head, type="miss").text = told
        elif result.skipped:
            SubElement(case, "skipped", message=result.skipped)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _plain(text: str) -> str:
    # XML 1.0 has no way to write control characters, and a wrong record may hold any.
    return "".join(character if character.isprintable() or character == "\n" else "?" for character in text)
