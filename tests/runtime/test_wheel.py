"""The package as somebody else installs it: a wheel with an entry point and nothing to depend on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_installs_the_command_selfcheck(tmp_path):
    build = "import flit_core.buildapi as b; print(b.build_wheel(__import__('sys').argv[1]))"
    name = run(sys.executable, "-c", build, str(tmp_path), cwd=ROOT).split()[-1]
    home = tmp_path / "home"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(home))
    run(*pip, str(tmp_path / name))
    outside = {**os.environ, "PYTHONPATH": str(home)}
    told = run(str(home / "bin" / "selfcheck"), "questions", "base", "--lang", "en", cwd=tmp_path, env=outside)
    assert "base.independent_legal_person" in told
    assert "It has independent legal person status" in told
