"""The tests of selfcheck, run three times: this Python, Pyodide's own library, the trimmed one."""

import subprocess
import sys
from xml.etree import ElementTree

import pytest

from scripts.runtime import test as inside
from scripts.runtime.places import BUILD, ROOT

pytestmark = pytest.mark.slow


def passed(command: list[str], report: str) -> list[tuple[str, str]]:
    """The tests that ran and passed, by module and name; any that did not fails here with the run's output."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    cases = ElementTree.parse(BUILD / f"junit-{report}.xml").getroot().iter("testcase")
    return sorted((case.get("classname"), case.get("name")) for case in cases if not len(case))


@pytest.fixture(scope="module")
def here() -> list[tuple[str, str]]:
    pytest_here = [sys.executable, "-m", "pytest", *inside.PATHS, *inside.options("cpython")]
    return passed(pytest_here, "cpython")


@pytest.mark.parametrize("library", inside.LIBRARIES)
def test_the_same_tests_pass_inside_pyodide(library, here):
    assert here
    assert passed(inside.command(library), f"pyodide-{library}") == here
