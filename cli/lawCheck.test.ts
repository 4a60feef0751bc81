import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nunc } from './testing.ts';

const Box = z.object({
  sides: z.array(
    z.object({ fact: z.string(), is: z.enum(['one_of', 'none_of']), values: z.array(z.string()) }),
  ),
  cells: z.number(),
});
const Checked = z.object({
  reach: z.array(
    z.object({
      jurisdiction: z.string(),
      provisions: z.array(z.string()),
      gaps: z.array(Box),
      notKnown: z.array(Box),
      leftOut: z.array(Box.shape.sides.element),
      overlaps: z.array(z.object({ provisions: z.array(z.string()).min(2), boxes: z.array(Box).min(1) })),
      alike: z.array(z.object({ provisions: z.array(z.string()).length(2), alike: z.string() })),
    }),
  ),
});

describe('nunc law check says how far the law for survivors reaches', () => {
  it('in one line for each jurisdiction, with what is left out whole and where', async () => {
    const { code, out } = await nunc(['law', 'check']);
    expect(code).toBe(0);
    const part = out.slice(out.indexOf('What the provisions made for survivors reach'));
    expect(part.match(/^ {2}us-\w+ +\d+ +\d+ +\d+ +\d+ +\d+ +\d+$/gm)).toHaveLength(52);
    expect(part).toMatch(/Nothing reaches: arrested but never charged in court: \d+ \(us-/);
    expect(part).toMatch(/Nothing reaches: labor trafficking: \d+ \(us-/);
    // A gap is information: it does not count as an error or as work.
    expect(out).toMatch(/\n0 errors, \d+ on the work list/);
  });

  it('whole for one jurisdiction: what no provision reaches, and which may reach the same', async () => {
    const texas = await nunc(['law', 'check', 'us-tx']);
    expect(texas.out).toMatch(
      /no provision for survivors reaches:\n\s+- arrested but never charged in court or juvenile court finding\n/,
    );
    expect(texas.out).toMatch(/any offense but section 43\.02.*by\s+kind.*Prostitution/s);
    const ohio = await nunc(['law', 'check', 'us-oh']);
    expect(ohio.out).toMatch(/may be reached by each of us-oh\/\S+, us-oh\/\S+:\n\s+- /);
    const none = await nunc(['law', 'check', 'us-ak']);
    expect(none.out).toContain('no provision made for survivors is in force');
  });

  it('for a program, every offense by name', async () => {
    const { reach } = Checked.parse(JSON.parse((await nunc(['law', 'check', '--json'])).out));
    expect(reach).toHaveLength(52);
    const california = reach.find((one) => one.jurisdiction === 'us-ca');
    // Robbery is on the list that the law excepts, and simple theft is not.
    const named = california?.leftOut.flatMap(({ fact, is, values }) =>
      fact === 'offense' && is === 'one_of' ? values : [],
    );
    expect(named).toContain('us-ca/pc-211');
    expect(named).not.toContain('us-ca/pc-484(a)');
  });
});
