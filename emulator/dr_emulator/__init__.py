"""moto's server, corrected where it differs from AWS in what a deployment over two regions needs."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


class WrongMotoVersion(Exception):
    """Raised when moto is missing or is not the version that is corrected here."""


def require_moto():
    """Refuses any moto but the pinned one: a correction may be wrong, or no longer needed, with another."""
    requirements = Path(__file__).resolve().parent.parent / "requirements.txt"
    line = next(line for line in requirements.read_text().splitlines() if line.startswith("moto["))
    wanted = line.split("==")[1].strip()
    try:
        found = version("moto")
    except PackageNotFoundError:
        found = "none"
    if found != wanted:
        raise WrongMotoVersion(
            f"the emulator corrects moto {wanted}, found {found}: run 'pip install -r {requirements}'"
        )


def install():
    """Loads every module of corrections and applies them to moto."""
    from dr_emulator import services  # noqa: F401  (declares the corrections)
    from dr_emulator.corrections import Correction

    Correction.apply()
