"""Runs the emulator: python -m dr_emulator [-H HOST] [-p PORT] [--log FILE]; all other arguments are moto_server's."""

import argparse
import logging
import os
import sys

import dr_emulator


def main():
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--log", metavar="FILE", help="where requests and failed deliveries are written, instead of stderr")
    if {"-h", "--help"} & set(sys.argv[1:]):
        parser.print_help()
    own, others = parser.parse_known_args()

    # AWS-managed policies exist and certificates are issued at once, unless the caller wants it otherwise.
    os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
    os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")
    try:
        dr_emulator.require_moto()
    except dr_emulator.WrongMotoVersion as error:
        sys.exit(f"dr_emulator: {error}")
    _quieten(own.log)
    dr_emulator.install()

    import moto.server

    from dr_emulator.application import Application

    moto.server.DomainDispatcherApplication = Application
    moto.server.main(others)


def _quieten(log):
    """Nothing goes to standard output, not even what moto prints; all of it goes to the log, or to standard error."""
    if log:
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(file, sys.stderr.fileno())
        os.close(file)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # It says where it finds credentials, each time.
    logging.getLogger("botocore").setLevel(logging.WARNING)


if __name__ == "__main__":
    main()
