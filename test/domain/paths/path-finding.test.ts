import fc from 'fast-check';
import { dayStart, findPaths, mayFollow, type FoundPath, type PathEdge, type PathSearch } from '../../../src/domain/traces/path-finding.js';

const seed = Date.now() % 2_147_483_647;
console.log(`path-finding: fast-check seed ${seed}`);
const options = { seed, numRuns: 1500 };

const HOUR = 3_600_000;
const search = (more: Partial<PathSearch> = {}): PathSearch => ({
  sources: new Set(['A']),
  targets: new Set(['Z']),
  ends: new Set(),
  hops: 6,
  limit: 10,
  timeOrder: true,
  budget: 1_000_000,
  ...more,
});
const edge = (id: string, source: string, target: string, amount: number, at: number, dayOnly = false): PathEdge => ({
  id,
  source,
  target,
  amount,
  at: dayOnly ? dayStart(at) : at,
  dayOnly,
});
const ids = (paths: readonly FoundPath[]): string[][] => paths.map((path) => path.edges.map((step) => step.id));

/** Every simple path by plain recursion, in the stated order: what the search must give, found the slow way. */
function everyPath(edges: readonly PathEdge[], asked: PathSearch): PathEdge[][] {
  const found: PathEdge[][] = [];
  const inner = (account: string): boolean => !asked.ends.has(account) && !asked.sources.has(account) && !asked.targets.has(account);
  const walk = (path: PathEdge[]): void => {
    const last = path.at(-1)!;
    if (asked.targets.has(last.target)) return void found.push(path);
    if (!inner(last.target) || path.length === asked.hops) return;
    for (const next of edges) {
      if (next.source !== last.target || path.some((step) => step.target === next.target)) continue;
      if (!asked.timeOrder || mayFollow(last, next)) walk([...path, next]);
    }
  };
  for (const first of edges) if (asked.sources.has(first.source)) walk([first]);
  const smallest = (path: PathEdge[]): number => Math.min(...path.map((step) => step.amount));
  const key = (path: PathEdge[]): string => path.map((step) => step.id).join(' ');
  return found.sort((left, right) => left.length - right.length || smallest(right) - smallest(left) || (key(left) < key(right) ? -1 : 1));
}

const account = fc.constantFrom('A', 'B', 'C', 'E', 'T', 'Z');
const randomEdges = fc
  .array(
    fc.record({ source: account, target: account, amount: fc.integer({ min: 1, max: 5 }), hour: fc.integer({ min: 0, max: 96 }), dayOnly: fc.boolean() }),
    { minLength: 8, maxLength: 26, size: 'max' },
  )
  .map((list) => list.map((one, index) => edge(`e${String(index).padStart(2, '0')}`, one.source, one.target, one.amount, one.hour * HOUR, one.dayOnly)));
const randomSearch = fc.record({
  hops: fc.integer({ min: 1, max: 6 }),
  limit: fc.integer({ min: 1, max: 8 }),
  timeOrder: fc.boolean(),
  sources: fc.constantFrom(new Set(['A']), new Set(['A', 'B'])),
  targets: fc.constantFrom(new Set(['Z']), new Set(['Z', 'E']), new Set(['A']), new Set(['A', 'Z'])),
  ends: fc.constantFrom(new Set<string>(), new Set(['T']), new Set(['A', 'T'])),
});

describe('findPaths', () => {
  it('gives the same best paths as trying every one, on small graphs', () => {
    let several = 0;
    fc.assert(
      fc.property(randomEdges, randomSearch, (edges, asked) => {
        const whole = search(asked);
        const all = everyPath(edges, whole);
        const answer = findPaths(edges, whole);
        expect(ids(answer.paths)).toEqual(all.slice(0, asked.limit).map((path) => path.map((step) => step.id)));
        expect(answer.more).toBe(all.length > asked.limit);
        if (all.length > 1) several += 1;
      }),
      options,
    );
    // The law would hold on empty answers as well; most runs must not be such.
    expect(several).toBeGreaterThan(options.numRuns / 4);
  });

  it('gives the same answer whatever the order of the payments', () => {
    fc.assert(
      fc.property(randomEdges, randomSearch, fc.infiniteStream(fc.nat()), (edges, asked, numbers) => {
        const shuffled = edges
          .map((one) => ({ one, key: numbers.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ one }) => one);
        expect(findPaths(shuffled, search(asked))).toEqual(findPaths(edges, search(asked)));
      }),
      { ...options, numRuns: 300 },
    );
  });

  it('orders by length, then by the smallest step, then by step ids', () => {
    const edges = [
      edge('long1', 'A', 'B', 900, 1),
      edge('long2', 'B', 'C', 900, 2),
      edge('long3', 'C', 'Z', 900, 3),
      edge('b', 'A', 'Z', 5, 9),
      edge('a', 'A', 'Z', 5, 9),
      edge('c', 'A', 'Z', 7, 9),
    ];
    expect(ids(findPaths(edges, search()).paths)).toEqual([['c'], ['a'], ['b'], ['long1', 'long2', 'long3']]);
  });

  it('takes no step that is earlier than the one before, unless order does not matter', () => {
    const edges = [edge('1', 'A', 'B', 5, 2 * HOUR), edge('2', 'B', 'Z', 5, HOUR)];
    expect(findPaths(edges, search()).paths).toEqual([]);
    expect(ids(findPaths(edges, search({ timeOrder: false })).paths)).toEqual([['1', '2']]);
  });

  it('takes a step of the same day where only the day is known, and says that the order is unproven', () => {
    const edges = [edge('1', 'A', 'B', 5, 20 * HOUR), edge('2', 'B', 'Z', 5, 20 * HOUR, true)];
    const { paths } = findPaths(edges, search());
    expect(ids(paths)).toEqual([['1', '2']]);
    expect(paths[0]?.orderProven).toBe(false);
    expect(findPaths([edge('1', 'A', 'B', 5, 20 * HOUR), edge('2', 'B', 'Z', 5, 50 * HOUR, true)], search()).paths[0]?.orderProven).toBe(true);
  });

  it('never passes through an end, though it may begin or end at one', () => {
    const edges = [edge('1', 'A', 'T', 5, 1), edge('2', 'T', 'Z', 5, 2)];
    expect(findPaths(edges, search({ ends: new Set(['T']) })).paths).toEqual([]);
    expect(ids(findPaths(edges, search({ ends: new Set(['A', 'T', 'Z']), targets: new Set(['T']) })).paths)).toEqual([['1']]);
  });

  it('finds the way home of a round trip', () => {
    const edges = [edge('1', 'A', 'B', 5, 1), edge('2', 'B', 'C', 4, 2), edge('3', 'C', 'A', 3, 3)];
    expect(findPaths(edges, search({ targets: new Set(['A']) })).paths).toEqual([{ edges, amount: 3, orderProven: true }]);
  });

  it('stays quick where walks are too many to be counted, and says that there are more', () => {
    // 40 accounts that all pay each other three times: about 10^9 walks of six steps.
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const edges = names.flatMap((from, i) =>
      names.flatMap((to, j) =>
        i === j ? [] : [0, 1, 2].map((k) => edge(`${from}-${to}-${k}`, from, to, ((i * 31 + j * 17 + k * 7) % 97) + 1, (i + j + k) * HOUR)),
      ),
    );
    const started = Date.now();
    const answer = findPaths(edges, search({ sources: new Set(['n0']), targets: new Set(['n39']), limit: 50 }));
    expect(answer.paths).toHaveLength(50);
    expect(answer.more).toBe(true);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('gives up when its budget is spent and says so', () => {
    const edges = [edge('1', 'A', 'B', 5, 1), edge('2', 'B', 'Z', 5, 2)];
    expect(findPaths(edges, search({ budget: 0 }))).toEqual({ paths: [], more: true });
    expect(findPaths(edges, search({ budget: 1 }))).toMatchObject({ more: false });
  });
});
