import { FindingIndex, type Groupable } from '../../../src/domain/warnings/finding-index.js';
import { randomOf } from './random-batches.js';

const JOIN_MAX = 3;

function finding(id: string, subject: string, edges: readonly string[], amount = 100, rank = 1, region = '410325'): Groupable {
  return { id, rule: 'js-01-registered-late', subject, region, rank, amount, edges };
}

function indexOf(findings: readonly Groupable[]): FindingIndex {
  const index = new FindingIndex();
  for (const one of findings) index.add(one);
  return index.close(JOIN_MAX);
}

const all = (index: FindingIndex): number[] => index.ids.map((_id, at) => at);
const idsOf = (index: FindingIndex, places = all(index)): string[][] =>
  index.grouped(places, JOIN_MAX).map(({ members }) => members.map((at) => index.ids[at]!));

describe('groups of findings', () => {
  it('go by subject and by what their evidence shares, over several steps', () => {
    const index = indexOf([
      finding('a', 'account:1', ['paid:1']),
      finding('b', 'account:2', ['paid:1', 'paid:2']),
      finding('c', 'account:3', ['paid:2']),
      finding('d', 'account:3', []),
      finding('e', 'account:4', ['paid:9']),
    ]);
    expect(idsOf(index)).toEqual([['a', 'b', 'c', 'd'], ['e']]);
    expect(index.grouped(all(index), JOIN_MAX)[0]).toMatchObject({ id: 'a', subjects: 3, shared: 2, hubs: [] });
  });

  it('are not joined by what more findings name than may, and say what that is', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => finding(id, `account:${id}`, ['paid:hub', `paid:${id}`]));
    const index = indexOf(many);
    expect(idsOf(index)).toHaveLength(4);
    expect(index.grouped(all(index), JOIN_MAX)[0]!.hubs).toEqual([{ id: 'paid:hub', findings: 4 }]);
    expect(index.hubsOf(all(index), JOIN_MAX)).toEqual([{ id: 'paid:hub', findings: 4 }]);
    // In a part of the regions fewer may name it: there it joins.
    expect(idsOf(index, [0, 1, 2])).toEqual([['a', 'b', 'c']]);
  });

  it('keep a subject with too many findings for itself', () => {
    const index = indexOf([...['a', 'b', 'c', 'd'].map((id) => finding(id, 'account:hub', [`paid:${id}`])), finding('e', 'account:2', ['paid:a'])]);
    expect(idsOf(index)).toEqual([['a', 'b', 'c', 'd'], ['e']]);
  });

  it('count money once: of findings that share a payment, or are about one subject without any, the largest', () => {
    const index = indexOf([
      finding('a', 'account:1', ['paid:1'], 500),
      finding('b', 'account:2', ['paid:1', 'paid:2'], 800),
      finding('c', 'account:1', ['paid:3'], 50),
      finding('d', 'account:1', [], 70),
      finding('e', 'account:1', ['staff_of:x'], 60),
    ]);
    expect(index.grouped(all(index), 10)).toMatchObject([{ sum: 1480, amount: 800 + 50 + 70 }]);
  });

  it('come worst band first, then by amount, size and id', () => {
    const index = indexOf([
      finding('a', 's:1', [], 10, 2),
      finding('b', 's:2', [], 500, 1),
      finding('c', 's:3', [], 5, 0),
      finding('d', 's:4', [], 500, 1),
      finding('e', 's:4', [], 500, 1),
    ]);
    expect(idsOf(index)).toEqual([['c'], ['d', 'e'], ['b'], ['a']]);
  });

  it('are the same in whatever order findings come, and as a plain search finds them', () => {
    const seed = 20_260;
    const pick = randomOf(seed);
    for (let round = 0; round < 300; round++) {
      const findings = Array.from({ length: 1 + pick(14) }, (_one, at) =>
        finding(
          String.fromCharCode(97 + at),
          `account:${pick(8)}`,
          Array.from({ length: pick(4) }, () => `paid:${pick(9)}`),
          pick(1000),
          pick(4),
        ),
      );
      const index = indexOf(findings);
      const told = idsOf(index);
      const shuffled = [...findings].sort(() => pick(3) - 1);
      expect([seed, round, idsOf(indexOf(shuffled))]).toEqual([seed, round, told]);
      expect([seed, round, told.map((ids) => [...ids].sort().join('')).sort()]).toEqual([seed, round, searched(findings)]);
    }
  });
});

/** By definition, pair by pair, until nothing changes. */
function searched(findings: readonly Groupable[]): string[] {
  const naming = (edge: string): number => findings.filter(({ edges }) => edges.includes(edge)).length;
  const about = (subject: string): number => findings.filter((one) => one.subject === subject).length;
  const go = (a: Groupable, b: Groupable): boolean =>
    a.subject === b.subject ||
    (about(a.subject) <= JOIN_MAX && about(b.subject) <= JOIN_MAX && a.edges.some((edge) => b.edges.includes(edge) && naming(edge) <= JOIN_MAX));
  const groups = findings.map((one) => [one]);
  for (let changed = true; changed;) {
    changed = false;
    for (const [at, group] of groups.entries()) {
      const other = groups.findIndex((one, place) => place > at && one.some((a) => group.some((b) => go(a, b))));
      if (other < 0) continue;
      group.push(...groups.splice(other, 1)[0]!);
      changed = true;
      break;
    }
  }
  return groups
    .map((group) =>
      group
        .map(({ id }) => id)
        .sort()
        .join(''),
    )
    .sort();
}
