"""Tests of the emulator. `python -m tests` runs them all and shows that each fails without the correction it proves."""
