/** Which elements of a material are cations and which are anions, by the states on its sites. */
import { type Fraction, ZERO } from '../chemistry/amount.js';
import type { Material } from '../model/material.js';
import type { Name, Range } from '../syntax/tree.js';

/** An element is neither where its state is open, zero, or positive here and negative there. */
export type IonKind = 'cation' | 'anion' | 'element';

interface Placed {
  readonly range: Range;
  readonly kind: IonKind;
}

export class IonKinds {
  private readonly placed: Placed[] = [];
  private readonly byElement = new Map<string, Set<IonKind>>();

  /** @param members those of a family, or a single material. */
  constructor(members: readonly Material[]) {
    const seen = new Set<string>();
    for (const { sites } of members) {
      for (const { range, element, state } of sites.flatMap(({ occupants }) => occupants)) {
        const kind = state && kindOfCharge(state.value);
        if (!kind) continue;
        if (element !== undefined) this.know(element, kind);
        const key = `${kind} ${range.start} ${range.end}`;
        if (!seen.has(key)) this.placed.push({ range, kind });
        seen.add(key);
      }
    }
    // What a substitution replaces altogether is on the sites of the base only.
    const replaced = members.flatMap(({ base }) => base?.sites ?? []).flatMap(({ occupants }) => occupants);
    for (const { element, state } of replaced) {
      if (element !== undefined && state) this.know(element, kindOfCharge(state.value));
    }
  }

  /** A symbol in the text of the material: its own, or one in a polyatomic ion, which has the charge of the ion. */
  at({ text, range }: Name): IonKind {
    const here = this.placed.filter((one) => one.range.start <= range.start && range.end <= one.range.end);
    return here.length > 0 ? common(new Set(here.map(({ kind }) => kind))) : this.of(text);
  }

  /** An element of the material, wherever it is. */
  of(element: string): IonKind {
    return common(this.byElement.get(element) ?? new Set());
  }

  private know(element: string, kind: IonKind): void {
    this.byElement.set(element, (this.byElement.get(element) ?? new Set()).add(kind));
  }
}

/** What has a charge; of a charge of zero it is not told which it is. */
export function kindOfCharge(charge: Fraction): IonKind {
  const sign = charge.compare(ZERO);
  return sign > 0 ? 'cation' : sign < 0 ? 'anion' : 'element';
}

function common(kinds: ReadonlySet<IonKind>): IonKind {
  const [kind] = kinds;
  return kinds.size === 1 && kind ? kind : 'element';
}
