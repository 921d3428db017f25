import { describe, expect, it } from 'vitest';
import { codeLenses, lensText } from '../../../server/src/features/code-lens';
import { hover } from '../../../server/src/features/hover';
import { toMarkdown } from '../../../server/src/features/markup';
import { analyse } from '../../../server/src/model/file';
import { cursor } from '../../support/cursor';

const SOURCES = 'Sources. Atomic weights: CIAAW 2021, abridged, doi:10.1515/pac-2019-0603.';
const MTS = 'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\n';
const LNO = 'material LNO : O3 = LiNiO2\n';

/** The whole hover at `$0`, as Markdown. */
function check(what: string, snippet: string, expected: string): void {
  it(what, () => {
    const { text, offset } = cursor(snippet);
    const found = hover(analyse(text, 'test.hem'), offset);
    expect(found && toMarkdown(found.blocks)).toBe(expected.trim());
  });
}

describe('hover tells about a batch:', () => {
  check(
    'what to weigh, and where everything goes',
    `${MTS}## For the first cells.
batch "MTS15 $0#12" of MTS(0.15) {
  mass 10 g
  from Na2CO3 99.5 %, Li2CO3, NiO, Co3O4, Mn2O3, TiO2, SnO2
  excess Na 3 %, Li 5 %
}`,
    `
**MTS15 \\#12** · batch of MTS(0.15)

For the first cells.

10 g of \`Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\`: 89.7176 mmol of formula units of 111.461 g/mol.

| Precursor | g/mol | mmol | Purity | To weigh, g |
| --- | ---: | ---: | ---: | ---: |
| Na2CO3 | 105.988 | 38.3498 | 99.5 % | **4.0850** |
| Li2CO3 | 73.888 | 4.7102 | not given | **0.3480** |
| NiO | 74.692 | 22.4294 | not given | **1.6753** |
| Co3O4 | 240.795 | 5.9812 | not given | **1.4402** |
| Mn2O3 | 157.873 | 6.7288 | not given | **1.0623** |
| TiO2 | 79.865 | 13.4576 | not given | **1.0748** |
| SnO2 | 150.708 | 13.4576 | not given | **2.0282** |
| together |  |  |  | 11.7139 |

What has no purity given is taken as pure.

Excess over the formula: Na 3 %, Li 5 %.

| Mass balance | In, g | Out, g |
| --- | ---: | ---: |
| precursors, without impurities | 11.6934 |  |
| O2, taken up | 0.2561 |  |
| MTS(0.15) |  | 10.0000 |
| Na, Li in excess |  | 0.0545 |
| CO2, leaving |  | 1.8950 |
| together | 11.9495 | 11.9495 |

${SOURCES}
`,
  );
  check(
    'amounts, nitrogen, and what is not needed',
    `${LNO}ba$0tch of LNO {\n  amount 5 mmol\n  from LiNO3, Ni(NO3)2·6H2O 98 %, H2O\n}`,
    `
**batch** · batch of LNO

5 mmol of \`LiNiO2\`: 5.0000 mmol of formula units of 97.631 g/mol, 0.488155 g.

| Precursor | g/mol | mmol | Purity | To weigh, g |
| --- | ---: | ---: | ---: | ---: |
| LiNO3 | 68.944 | 5.0000 | not given | **0.344720** |
| Ni(NO3)2·6H2O | 290.791 | 5.0000 | 98 % | **1.483628** |
| H2O | 18.015 | 0.0000 | not given | not needed |
| together |  |  |  | 1.828348 |

What has no purity given is taken as pure.

| Mass balance | In, g | Out, g |
| --- | ---: | ---: |
| precursors, without impurities | 1.798675 |  |
| LNO |  | 0.488155 |
| H2O, leaving |  | 0.540450 |
| N2, leaving |  | 0.210105 |
| O2, leaving |  | 0.559965 |
| together | 1.798675 | 1.798675 |

Nitrogen is counted as N2: what leaves as NO2, NO or NH3 takes oxygen or hydrogen of the other gases along.

${SOURCES}
`,
  );
  check(
    'what a reducing agent would take',
    'material NiCo = Ni0.5Co0.5\nb$0atch of NiCo {\n  mass 1 kg\n  from NiO 99 %, Co3O4 99 %\n}',
    `
**batch** · batch of NiCo

1 kg of \`[Ni0.5Co0.5]\`: 17003.0435 mmol of formula units of 58.813 g/mol.

| Precursor | g/mol | mmol | Purity | To weigh, g |
| --- | ---: | ---: | ---: | ---: |
| NiO | 74.692 | 8501.5218 | 99 % | **641.4098** |
| Co3O4 | 240.795 | 2833.8406 | 99 % | **689.2673** |
| together |  |  |  | 1330.6771 |

| Mass balance | In, g | Out, g |
| --- | ---: | ---: |
| precursors, without impurities | 1317.3703 |  |
| NiCo |  | 1000.0000 |
| O2, leaving |  | 317.3703 |
| together | 1317.3703 | 1317.3703 |

The target has no oxygen: what a reducing agent takes up of it is not counted.

${SOURCES}
`,
  );
  check(
    'masses that are not known',
    'material TcNi = Tc0.5Ni0.5\nb$0atch of TcNi {\n  amount 1 mol\n  from Tc, Ni\n}',
    `
**batch** · batch of TcNi

1 mol of \`[Tc0.5Ni0.5]\`: 1000.0000 mmol of formula units.

| Precursor | g/mol | mmol | Purity | To weigh, g |
| --- | ---: | ---: | ---: | ---: |
| Tc | not known | 500.0000 | not given | not known |
| Ni | 58.693 | 500.0000 | not given | **29.3465** |
| together |  |  |  | not known |

What has no purity given is taken as pure.

The mass balance is not known, as an element has no standard atomic weight.

${SOURCES}
`,
  );
  check(
    'why it is not solved',
    `${LNO}b$0atch "none" of LNO {\n  mass 1 g\n  from NiO, Ni(OH)2, LiOH, Li2CO3\n}`,
    `
**none** · batch of LNO

Not solved:

- There is more than one answer: NiO and Ni(OH)2 can stand in for each other
- There is more than one answer: LiOH and Li2CO3 can stand in for each other
`,
  );
  check(
    'nothing where it is broken',
    `${LNO}batch "no$0ne" of LNO {\n  mass 1 g\n  from NiO 99\n}`,
    `
**none** · batch of LNO

Not checked: part of this declaration could not be read.
`,
  );
});

describe('hover tells about a precursor:', () => {
  const batch = (from: string) => `${LNO}batch "A" of LNO {\n  mass 1 g\n  from ${from}\n}`;
  check(
    'how much of it',
    batch('Li2C$0O3 99 %, NiO'),
    `
**Li2CO3** · precursor of A

- To weigh: 0.3822 g, of which 0.3784 g are Li2CO3 (purity 99 % by mass)
- Amount: 5.1213 mmol, 0.5 per formula unit of LNO
- Molar mass: 73.888 g/mol

${SOURCES}
`,
  );
  check(
    'how much of what is pure',
    batch('Li2CO3 99 %, N$0iO'),
    `
**NiO** · precursor of A

- To weigh: 0.7650 g, taken as pure
- Amount: 10.2426 mmol, 1 per formula unit of LNO
- Molar mass: 74.692 g/mol

${SOURCES}
`,
  );
  check(
    'that nothing of it is needed',
    batch('Li2CO3 99 %, NiO, H$02O'),
    `
**H2O** · precursor of A

Molar mass: 18.015 g/mol.

Nothing of it is needed for LNO.
`,
  );
  check(
    'why it is not known',
    batch('Ni$0O, Ni(OH)2, Li2CO3'),
    `
**NiO** · precursor of A

Molar mass: 74.692 g/mol.

Not solved: NiO and Ni(OH)2 can stand in for each other.
`,
  );
  check(
    'one without a molar mass',
    'material TcO = TcO\nbatch of TcO {\n  amount 1 mol\n  from T$0cO\n}',
    `
**TcO** · precursor of batch

- To weigh: not known, taken as pure
- Amount: 1000.0000 mmol, 1 per formula unit of TcO
- Molar mass: not known, as an element has no standard atomic weight

${SOURCES}
`,
  );
});

describe('hover in a batch', () => {
  const text = `${LNO}batch "A" of LNO {\n  mass 1 g\n  from Li2CO3, NiO\n  excess Li 5 %\n}`;
  it.each([
    ['LNO {', '**LNO** · O3'],
    ['Li 5', '**Li** · lithium · element 3'],
    ['1 g', '**1 g** · how much to make\n\n1 g of '],
    ['5 %', '**5 %** · of Li beyond what the formula has'],
  ])('at %s tells about what stands there', (at, beginning) => {
    const found = hover(analyse(text, 'test.hem'), text.indexOf(at));
    expect(found && toMarkdown(found.blocks).startsWith(beginning)).toBe(true);
  });
  it.each(['mass', 'from', '}'])('at %s has nothing to tell', (at) => {
    expect(hover(analyse(text, 'test.hem'), text.indexOf(at, LNO.length + 17))).toBeUndefined();
  });
});

describe('the lens of a batch', () => {
  const lensOf = (text: string) => {
    const lens = codeLenses(analyse(text, 'test.hem')).find(({ subject }) => subject.startsWith('batch'));
    return lens && lensText(lens).text;
  };
  it.each([
    [
      'mass 10 g\n  from Na2CO3 99.5 %, Li2CO3, NiO, Co3O4, Mn2O3, TiO2, SnO2\n  excess Na 3 %, Li 5 %',
      '10 g · 7 precursors · 11.7139 g to weigh',
    ],
    [
      'amount 5 mmol\n  from Na2CO3, Li2CO3, NiO, Co3O4, Mn2O3, TiO2, SnO2, H2O',
      '5 mmol · 7 precursors · 0.644159 g to weigh',
    ],
    ['mass 10 g\n  from Na2CO3, Li2CO3, NiO, Co3O4, Mn2O3, TiO2', 'not solved: no precursor brings Sn'],
    [
      'from Na2CO3 101 %, Li2CO3, NiO, Co3O4, Mn2O3, TiO2',
      'not solved: no mass or amount is given, and 1 more',
    ],
  ])('of %s', (body, expected) => {
    expect(lensOf(`${MTS}batch "MTS15" of MTS(0.15) {\n  ${body}\n}`)).toBe(expected);
  });
});
