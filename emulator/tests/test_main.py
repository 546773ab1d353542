import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

from tests.support import guards

ROOT = Path(__file__).resolve().parent.parent


class Process(unittest.TestCase):
    """The command as it is started by others."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.log = Path(folder.name) / "emulator.log"
        cls.process = subprocess.Popen(
            [sys.executable, "-m", "dr_emulator", "-H", "127.0.0.1", "-p", "0", "--log", str(cls.log)],
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 60
        while not (address := re.search(r"Running on (http://127\.0\.0\.1:\d+)", cls.read_log())):
            if cls.process.poll() is not None or time.monotonic() > deadline:
                cls.process.kill()
                raise AssertionError(f"the emulator has not started: {cls.read_log()}")
            time.sleep(0.05)
        with urllib.request.urlopen(f"{address[1]}/dr-emulator/leftovers") as response:
            cls.answer = response.read()
        cls.process.terminate()
        cls.output, cls.errors = cls.process.communicate(timeout=20)

    @classmethod
    def read_log(cls):
        return cls.log.read_text() if cls.log.exists() else ""

    @guards
    def test_it_answers(self):
        self.assertEqual(b"[]", self.answer)

    @guards
    def test_it_is_silent(self):
        self.assertEqual((b"", b""), (self.output, self.errors))

    @guards
    def test_requests_are_in_the_log(self):
        self.assertIn("GET /dr-emulator/leftovers", self.read_log())

    @guards
    def test_it_ends_when_it_is_told_to(self):
        self.assertEqual(0, self.process.returncode)
