"""The compiled package on the trimmed library says what the source says on this Python."""

from scripts.runtime import build, trace
from selfcheck.bridge import handle


def test_the_shipped_runtime_answers_like_this_python(runtime):
    assert build.answers(runtime) == [handle(request) for request in trace.requests()]
