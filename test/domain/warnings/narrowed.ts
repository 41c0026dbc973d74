import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { narrow, type Narrowed, type NarrowQuestion, type Values } from '../../../src/domain/warnings/narrowing/narrowing.js';
import type { Rule } from '../../../src/domain/warnings/rule.js';
import { narrowWith } from '../../../src/domain/warnings/run-rules.js';
import type { Graph } from '../../../src/graph/graph.js';

/** What a rule is asked: of some settings the values, of the others the defaults count. */
export interface Asked {
  readonly rule: Rule;
  readonly settings: Values;
  readonly batch: number;
  readonly asOf: number;
  readonly regions: readonly string[];
}

/** What the rule's narrowing leaves to be asked, of some subjects (ids) and of all of the regions; undefined where the rule has none. */
export async function narrowed(
  graph: Graph,
  memory: MoneyGraph,
  { rule, settings, batch, asOf, regions }: Asked,
  ids: readonly string[],
): Promise<readonly [some: Narrowed, all: Narrowed] | undefined> {
  const name = rule.narrowed;
  if (name === null) return undefined;
  const values = { ...Object.fromEntries(rule.settings.map((setting) => [setting.name, setting.default])), ...settings };
  const ask = async (subjects: NarrowQuestion['subjects']): Promise<Narrowed> =>
    (await narrowWith(graph, (question) => narrow(memory, question), { name, values, batch, asOf, subjects }))!;
  let told = await ask({ regions, from: 0, graph: null });
  const all = { ...told, ask: [...told.ask], passed: { ...told.passed } };
  while (told.next) {
    told = await ask(told.next);
    all.ask.push(...told.ask);
    for (const [region, count] of Object.entries(told.passed)) all.passed[region] = (all.passed[region] ?? 0) + count;
  }
  return [await ask(ids), all];
}
