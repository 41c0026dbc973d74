import fc from 'fast-check';
import { overlapWith, overlapsIn, type Comparable } from '../../../src/domain/warnings/overlap.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`overlap of rules: seed ${SEED}\n`);

const finding: fc.Arbitrary<Comparable> = fc.record({
  rule: fc.constantFrom('a', 'b', 'c', 'd'),
  subject: fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
  edges: fc.uniqueArray(fc.constantFrom('paid:1', 'paid:2', 'paid:3', 'paid:4', 'paid:5', 'paid:6'), { maxLength: 3 }),
});
const hasSubject = (one: Comparable, other: Comparable): boolean => one.subject === other.subject;
const hasPayment = (one: Comparable, other: Comparable): boolean => one.edges.some((edge) => other.edges.includes(edge));

/** Every finding against every other. */
function plainly(own: readonly Comparable[], others: readonly Comparable[]): { shared: number; bySubject: number; byPayment: number } {
  const count = (is: (one: Comparable, other: Comparable) => boolean): number => own.filter((one) => others.some((other) => is(one, other))).length;
  return { shared: count((one, other) => hasSubject(one, other) || hasPayment(one, other)), bySubject: count(hasSubject), byPayment: count(hasPayment) };
}

describe('the overlap of rules', () => {
  it('is what comes out when every finding is held against every other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(finding, { maxLength: 25 }), async (findings) => {
        const of = (rule: string): Comparable[] => findings.filter((one) => one.rule === rule);
        const rules = ['a', 'b', 'c', 'd'];
        const expected = rules.flatMap((rule) =>
          rules
            .filter((other) => rule < other)
            .map((other) => ({
              rule,
              other,
              ...plainly(of(rule), of(other)),
              otherShared: plainly(of(other), of(rule)).shared,
              findings: of(rule).length,
              otherFindings: of(other).length,
            }))
            .filter(({ shared }) => shared > 0),
        );
        const found = await overlapsIn(findings);
        expect([...found].sort((x, y) => (`${x.rule}${x.other}` < `${y.rule}${y.other}` ? -1 : 1))).toEqual(expected);
        for (const [index, one] of found.entries()) {
          const next = found[index + 1];
          if (next) expect(one.shared + one.otherShared).toBeGreaterThanOrEqual(next.shared + next.otherShared);
        }
        const ofA = await overlapWith(of('a'), findings);
        expect(new Map(ofA.map(({ other, ...rest }) => [other, rest]))).toEqual(
          new Map(expected.filter(({ rule }) => rule === 'a').map(({ other, ...rest }) => [other, rest])),
        );
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('is told by rule, once for each pair, most first', async () => {
    const findings = [
      { rule: 'x', subject: 's1', edges: ['paid:1'] },
      { rule: 'x', subject: 's2', edges: [] },
      { rule: 'y', subject: 's1', edges: [] },
      { rule: 'z', subject: 's3', edges: ['paid:1'] },
      { rule: 'y', subject: 's2', edges: [] },
    ];
    expect((await overlapsIn(findings)).map(({ rule, other, shared, bySubject, byPayment }) => [rule, other, shared, bySubject, byPayment])).toEqual([
      ['x', 'y', 2, 2, 0],
      ['x', 'z', 1, 0, 1],
    ]);
    expect(await overlapWith([], findings)).toEqual([]);
  });
});
