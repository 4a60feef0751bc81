/** A plot of lines over two logarithmic scales, as SVG that a screen reader can name and a printer can print. */

export interface Line {
  readonly name: string;
  readonly color: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Plot {
  readonly title: string;
  /** What the plot shows, for those who do not see it. */
  readonly description: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly Line[];
}

const size = { width: 760, height: 460, left: 86, right: 190, top: 56, bottom: 64 } as const;

/** Draws the plot. A line of slope one is drawn behind: what doubles with the input lies along it. */
export function drawPlot({ title, description, x, y, lines }: Plot): string {
  const points = lines.flatMap((line) => line.points);
  const range = (values: readonly number[]) =>
    [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))] as const;
  const [xs, ys] = [range(points.map((one) => one.x)), range(points.map((one) => one.y))];
  const right = size.width - size.right;
  const bottom = size.height - size.bottom;
  const place = (value: number, [low, high]: readonly [number, number], from: number, to: number) =>
    from + ((Math.log10(value) - low) / Math.max(1, high - low)) * (to - from);
  const px = (value: number) => place(value, xs, size.left, right).toFixed(1);
  const py = (value: number) => place(value, ys, bottom, size.top).toFixed(1);
  const powers = ([low, high]: readonly [number, number]) =>
    Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const grid = [
    ...powers(xs).map((power) => {
      const at = px(10 ** power);
      return `<line x1="${at}" y1="${size.top}" x2="${at}" y2="${bottom}" stroke="#dcdee0"/><text x="${at}" y="${bottom + 20}" text-anchor="middle">${counted(power)}</text>`;
    }),
    ...powers(ys).map((power) => {
      const at = py(10 ** power);
      return `<line x1="${size.left}" y1="${at}" x2="${right}" y2="${at}" stroke="#dcdee0"/><text x="${size.left - 8}" y="${Number(at) + 4}" text-anchor="end">${timed(power)}</text>`;
    }),
  ];
  const drawn = lines.map(({ name, color, points: own }) => {
    const last = own.at(-1) ?? { x: 1, y: 1 };
    const dots = own
      .map((one) => `<circle cx="${px(one.x)}" cy="${py(one.y)}" r="3.5" fill="${color}"/>`)
      .join('');
    const path = own.map((one) => `${px(one.x)},${py(one.y)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots}<text x="${Number(px(last.x)) + 10}" y="${Number(py(last.y)) + 4}" fill="${color}" font-weight="bold">${escaped(name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="13" fill="#1b1b1b">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${size.left}" y="28" font-size="17" font-weight="bold">${escaped(title)}</text>
${grid.join('\n')}
<text x="${(size.left + right) / 2}" y="${size.height - 18}" text-anchor="middle">${escaped(x)}</text>
<text transform="translate(20 ${(size.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y)}</text>
${drawn.join('\n')}
</svg>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function counted(power: number): string {
  if (power >= 6) return `${10 ** (power - 6)} M`;
  return power >= 3 ? `${10 ** (power - 3)} k` : String(10 ** power);
}

const timed = (power: number): string =>
  power >= 0 ? `${10 ** power} s` : power >= -3 ? `${10 ** (power + 3)} ms` : `${10 ** (power + 6)} µs`;
