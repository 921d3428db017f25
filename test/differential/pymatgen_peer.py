"""How pymatgen reads formulas: JSON lists of formulas and of symbols on standard input, JSON on standard output."""
import json
import sys
import warnings

warnings.simplefilter("ignore")

from pymatgen.core import Composition, Element  # noqa: E402


def reading(formula):
    """The amounts of the elements and the molar mass in g/mol; None where the formula is refused."""
    try:
        composition = Composition(formula)
        return {"amounts": composition.get_el_amt_dict(), "mass": float(composition.weight)}
    except Exception:
        return None


asked = json.load(sys.stdin)
json.dump(
    {
        "readings": [reading(formula) for formula in asked["formulas"]],
        "weights": [float(Element(symbol).atomic_mass) for symbol in asked["symbols"]],
    },
    sys.stdout,
)
