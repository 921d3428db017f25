"""Formulas on standard input, a line each: what pymatgen reads of them and takes for it, as JSON.

The argument is the CPU time for the oxidation states of one formula, in seconds.
"""
import json
import signal
import sys
import time
import warnings

warnings.simplefilter("ignore")

import pymatgen.core  # noqa: E402
from pymatgen.core import Composition  # noqa: E402


class Late(Exception):
    pass


def stop(*_):
    raise Late


def spent(start):
    return 1000 * (time.process_time() - start)


limit = float(sys.argv[1])
lines = sys.stdin.read().splitlines()

# Once before: what is loaded on first use is not counted.
Composition(lines[0]).weight
start = time.process_time()
masses = [float(Composition(line).weight) for line in lines]
reading = spent(start)

signal.signal(signal.SIGPROF, stop)
guessed = refused = late = 0
start = time.process_time()
for line in lines:
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        # Whole numbers: a fraction is refused.
        formula, _ = Composition(line).get_integer_formula_and_factor(max_denominator=10000)
        if Composition(formula).oxi_state_guesses():
            guessed += 1
        else:
            refused += 1
    except Late:
        late += 1
    except Exception:
        refused += 1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)

json.dump(
    {
        "version": getattr(pymatgen.core, "__version__", ""),
        "reading": reading,
        "guessing": spent(start),
        "masses": masses,
        "guessed": guessed,
        "refused": refused,
        "late": late,
    },
    sys.stdout,
)
