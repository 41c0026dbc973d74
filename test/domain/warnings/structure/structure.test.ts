import type { Graph } from '../../../../src/graph/graph.js';
import { testGraph } from '../../../support/neo4j.js';
import { someOf } from '../../../support/some-of.js';
import { commonControl } from './common-control.js';
import { fanOut } from './fan-out.js';
import { gatherScatter } from './gather-scatter.js';
import { enumerated, judged, leftToAsk, load, same, smallest, subjectsOf, told, worldOf, type Structure } from './judged-worlds.js';
import { layeredRelay } from './layered-relay.js';
import { passThrough } from './pass-through.js';
import { rebound } from './rebound.js';
import { rotation } from './rotation.js';
import { roundTrip } from './round-trip.js';
import { scatterGather } from './scatter-gather.js';
import { subsidyCollected } from './subsidy-collected.js';

/** Of some patterns, other ones each time; the others are held to fewer, since all take a quarter of an hour on a slow machine. */
const [WORLDS, FEWER, PATTERNS] = [600, 60, 1];
const SEED = String(process.hrtime.bigint() % 2_147_483_647n);
const STRUCTURES: readonly Structure[] = [
  roundTrip,
  rebound,
  passThrough,
  subsidyCollected,
  fanOut,
  scatterGather,
  gatherScatter,
  layeredRelay,
  commonControl,
  rotation,
];

const whole = new Set(someOf(STRUCTURES, PATTERNS, SEED));

describe.each(STRUCTURES)('the pattern $rule', (structure) => {
  const count = whole.has(structure) ? WORLDS : FEWER;
  let graph: Graph;
  const names = Array.from({ length: count }, (_, place) => `w${place}`);

  beforeAll(async () => {
    graph = await testGraph();
  });

  it(`finds exactly what an enumerator finds in ${count} random worlds`, async () => {
    const worlds = new Map(names.map((name) => [name, worldOf(structure, SEED, name)]));
    await load([...worlds.values()]);
    const ids = await subjectsOf(graph, structure);
    const { found: answers, judged: all } = await judged(graph, structure, ids);
    const expected = new Map(names.map((name) => [name, enumerated(structure, worlds.get(name)!)]));
    const holding = names.filter((name) => expected.get(name)!.length > 0);
    // Printed, so that a failing run can be repeated, and that a test which meets no pattern is seen.
    process.stdout.write(`${structure.rule}: seed ${SEED}, found in ${holding.length} of ${count} worlds, ${[...expected.values()].flat().length} findings\n`);

    const wrong = names.filter((name) => !same(expected.get(name)!, answers.get(name) ?? []));
    if (wrong.length > 0) {
      const [name] = wrong.sort((a, b) => worlds.get(a)!.links.length - worlds.get(b)!.links.length);
      const ask = async (world: ReturnType<typeof worldOf>): Promise<[unknown, unknown, boolean]> => {
        await testGraph();
        await load([world]);
        const [mine, theirs] = [enumerated(structure, world), (await judged(graph, structure, await subjectsOf(graph, structure))).found.get(name!) ?? []];
        return [mine, theirs, !same(mine, theirs)];
      };
      const world = await smallest(worlds.get(name!)!, async (smaller) => (await ask(smaller))[2]);
      const [mine, theirs] = await ask(world);
      throw new Error(
        `${wrong.length} worlds differ, seed ${SEED}, the least ${name!}:\n${told(world)}\nenumerator: ${JSON.stringify(mine, null, 1)}\nquery: ${JSON.stringify(theirs, null, 1)}`,
      );
    }
    // What the narrowing leaves is asked, and the rest counts as judged: all the same as without it.
    const [left, ofRegion] = (await leftToAsk(graph, structure, ids)) ?? [];
    if (left) {
      expect(new Set(ofRegion!.ask)).toEqual(new Set(left.ask));
      expect(ofRegion!.passed).toEqual(left.passed);
      const again = await judged(graph, structure, left.ask);
      const passed = Object.values(left.passed).reduce((sum, count) => sum + count, 0);
      process.stdout.write(`${structure.rule}: of ${all} judged ${left.ask.length} were left to be asked\n`);
      expect(names.filter((one) => !same(answers.get(one) ?? [], again.found.get(one) ?? []))).toEqual([]);
      expect(again.judged + passed).toBe(all);
    }
    // Neither hardly ever nor nearly always: both answers are tried.
    if (count === WORLDS) expect(holding.length).toBeGreaterThan(WORLDS * 0.1);
    expect(holding.length).toBeLessThan(count * 0.85);
  });
});
