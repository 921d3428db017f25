"""Guesses of oxidation states by pymatgen for the formulas on standard input; prints what it took as JSON."""
import json
import signal
import sys
import time

import pymatgen.core
from pymatgen.core import Composition

LIMIT = 2  # s


class Late(Exception):
    pass


def stop(*_):
    raise Late


signal.signal(signal.SIGALRM, stop)
solved = refused = late = 0
start = time.perf_counter()
for line in sys.stdin:
    signal.alarm(LIMIT)
    try:
        # Whole numbers: a fraction is refused.
        formula, _ = Composition(line.strip()).get_integer_formula_and_factor(max_denominator=10000)
        guesses = Composition(formula).oxi_state_guesses()
        if guesses:
            solved += 1
        else:
            refused += 1
    except Late:
        late += 1
    except Exception:
        refused += 1
    finally:
        signal.alarm(0)
print(
    json.dumps(
        {
            "version": getattr(pymatgen.core, "__version__", ""),
            "milliseconds": 1000 * (time.perf_counter() - start),
            "solved": solved,
            "refused": refused,
            "late": late,
        }
    )
)
