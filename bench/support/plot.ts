/** A plot with logarithmic axes as SVG: panels side by side, each of one quantity with the power law that fits it. */

export interface Series {
  readonly name: string;
  readonly unit: string;
  /** Of the power law through the points. */
  readonly exponent: number;
  readonly points: readonly (readonly [number, number])[];
}

const PANEL = 340;
const HEIGHT = 260;
const MARGIN = { left: 60, right: 32, top: 36, bottom: 44 };

/** Powers of ten around some values. */
function decades(values: readonly number[]): readonly [number, number] {
  const least = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  return [least, Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))];
}

/** @param along what the numbers on the lower axis count. */
export function logarithmicPlot(along: string, series: readonly Series[]): string {
  const panels = series.map(
    (one, index) => `<g transform="translate(${index * PANEL})">${panel(along, one)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${series.length * PANEL} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>${series.map(({ name, unit, exponent }) => `${name} in ${unit} grows with the number of ${along} to the power of ${exponent.toFixed(2)}`).join(', ')}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${panels.join('\n')}
</svg>
`;
}

function panel(along: string, { name, unit, exponent, points }: Series): string {
  const [left, right] = [MARGIN.left, PANEL - MARGIN.right];
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  const across = decades(points.map(([value]) => value));
  const upwards = decades(points.map(([, value]) => value));
  const x = (log: number) => left + ((log - across[0]) / (across[1] - across[0])) * (right - left);
  const y = (log: number) => bottom - ((log - upwards[0]) / (upwards[1] - upwards[0])) * (bottom - top);
  const round = (value: number) => value.toFixed(1);
  const every = ([first, last]: readonly [number, number]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const label = (log: number) => (10 ** log).toLocaleString('en', { maximumFractionDigits: 6 });
  const lines = [
    `<text x="${left}" y="20" font-weight="bold">${name} / ${unit}, ∝ n<tspan dy="-4" font-size="9">${exponent.toFixed(2)}</tspan></text>`,
    ...every(across).flatMap((log) => [
      `<line x1="${round(x(log))}" x2="${round(x(log))}" y1="${top}" y2="${bottom}" stroke="#d0d0d0"/>`,
      `<text x="${round(x(log))}" y="${bottom + 16}" text-anchor="middle">${label(log)}</text>`,
    ]),
    ...every(upwards).flatMap((log) => [
      `<line x1="${left}" x2="${right}" y1="${round(y(log))}" y2="${round(y(log))}" stroke="#d0d0d0"/>`,
      `<text x="${left - 6}" y="${round(y(log) + 4)}" text-anchor="end">${label(log)}</text>`,
    ]),
    `<text x="${(left + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${along}</text>`,
  ];
  const places = points.map(([a, b]) => [Math.log10(a), Math.log10(b)] as const);
  const middle = (at: 0 | 1) => places.reduce((sum, place) => sum + place[at], 0) / places.length;
  const law = (log: number) => middle(1) + exponent * (log - middle(0));
  const ends = [places.at(0)?.[0] ?? 0, places.at(-1)?.[0] ?? 0];
  const path = ends.map((log) => `${round(x(log))},${round(y(law(log)))}`).join(' ');
  lines.push(`<polyline points="${path}" fill="none" stroke="#0072b2" stroke-width="1.5"/>`);
  for (const [a, b] of places)
    lines.push(`<circle cx="${round(x(a))}" cy="${round(y(b))}" r="4" fill="#d55e00"/>`);
  return lines.join('\n');
}
