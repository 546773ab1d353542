"""Runs every test three ways: corrected, with stock moto, and without the one correction that it proves.

With DR_EMULATOR_STOCK=1 it only runs the tests with stock moto and shows how each fails.
"""

import io
import os
import sys
import unittest
from pathlib import Path

from dr_emulator.corrections import Correction
from tests import support


def all_tests(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from all_tests(item)
        else:
            yield item


def load():
    here = Path(__file__).resolve().parent
    return list(all_tests(unittest.TestLoader().discover(str(here), top_level_dir=str(here.parent))))


def proven(test):
    return getattr(getattr(test, test._testMethodName), "proves", None)


def failed(tests):
    """The names of the tests that fail."""
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite(tests))
    # A part of a test (subTest) stands for the whole.
    return {getattr(test, "test_case", test).id() for test, _ in (*result.failures, *result.errors)}


def main():
    if os.environ.get("DR_EMULATOR_STOCK") == "1":
        sys.exit(not unittest.TextTestRunner(verbosity=1).run(unittest.TestSuite(load())).wasSuccessful())

    complaints = []
    unmarked = [test.id() for test in load() if not hasattr(getattr(test, test._testMethodName), "proves")]
    complaints += [f"{name}: mark it with @proves or @guards" for name in unmarked]

    Correction.apply()
    result = unittest.TextTestRunner(verbosity=1).run(unittest.TestSuite(load()))
    complaints += [f"{test.id()}: fails" for test, _ in (*result.failures, *result.errors)]

    Correction.take_back()
    everything = load()
    proofs = [test.id() for test in everything if proven(test)]
    on_stock = failed(everything)
    complaints += [f"{name}: passes with stock moto" for name in proofs if name not in on_stock]
    complaints += [f"{name}: guards something and fails with stock moto" for name in on_stock if name not in proofs]

    for correction in Correction.known:
        tests = [test for test in load() if proven(test) is correction]
        if not tests:
            complaints.append(f"{correction.name}: no test proves it")
            continue
        Correction.apply(without=correction)
        without = failed(tests)
        complaints += [f"{test.id()}: passes without '{correction.name}'" for test in tests if test.id() not in without]

    Correction.apply()
    print(
        f"{len(Correction.known)} corrections, {result.testsRun} tests, "
        f"{len(on_stock & set(proofs))} of {len(proofs)} proofs fail with stock moto, {len(complaints)} complaints"
    )
    for complaint in complaints:
        print(f"  {complaint}")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
