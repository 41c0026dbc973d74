import { isDeepStrictEqual } from 'node:util';
import { Random } from '../../../../seeds/demo/story/random.js';
import { buildGraph } from '../../../../src/domain/projection/build-graph.js';
import { judge } from '../../../../src/domain/warnings/judge.js';
import { RuleBook } from '../../../../src/domain/warnings/rule-book.js';
import { SUBJECTS } from '../../../../src/domain/warnings/rule.js';
import type { Graph } from '../../../../src/graph/graph.js';
import { runScript } from '../../../support/neo4j.js';
import { narrowed } from '../narrowed.js';
import { WorldMaker } from './world-maker.js';
import { AS_OF, BATCH, byText, Sight, type Finding, type Link, type Payment, type World } from './world.js';

/** A structural pattern, with the dice for worlds that may hold it and the enumerator that says what a world holds. */
export interface Structure {
  readonly rule: string;
  /** Sources covered. */
  readonly sources: readonly string[];
  /** Other settings than the rule's own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  make(maker: WorldMaker): void;
  /** By trying everything: written from what the rules say, not from how the query goes about it. */
  enumerate(sight: Sight): Finding[];
}

const PIECE = 100;
const SHRINK_MS = 60_000;
const text = (one: Finding): string => JSON.stringify([one.subject, one.key, one]);

export function worldOf(structure: Structure, seed: string, name: string): World {
  const maker = new WorldMaker(new Random(`${structure.rule} ${seed} ${name}`), name);
  structure.make(maker);
  return maker.world;
}

export function enumerated(structure: Structure, world: World): Finding[] {
  return structure.enumerate(new Sight(world)).sort((a, b) => byText(text(a), text(b)));
}

/** Adds worlds to the test database; their ids keep them apart. */
export async function load(worlds: readonly World[]): Promise<void> {
  const grouped = <T extends { readonly label: string }>(things: readonly T[]): [string, T[]][] => [...Map.groupBy(things, ({ label }) => label)];
  for (const [label, nodes] of grouped(worlds.flatMap(({ nodes }) => nodes)))
    await runScript(`UNWIND $rows AS row CREATE (n:Entity:${label}) SET n = row`, { rows: nodes.map(({ label: _, ...values }) => values) });
  for (const [label, links] of grouped(worlds.flatMap(({ links }) => links))) {
    const rows = links.map(({ label: _, from, to, validFrom, validTo, ...values }) => ({ from, to, values: { ...values, from: validFrom, to: validTo } }));
    await runScript(`UNWIND $rows AS row MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to}) CREATE (a)-[e:${label}]->(b) SET e = row.values`, { rows });
  }
  const settled = worlds
    .flatMap(({ links }) => links as readonly Partial<Payment>[])
    .flatMap(({ id, settles = [] }) => settles.map((payment) => ({ payment, settledBy: id })));
  await runScript('UNWIND $settled AS one MERGE (:SettledPayment {payment: one.payment, settledBy: one.settledBy})', { settled });
}

/** What the rule's query finds in the test database, for each world by its name, and how many subjects it judged. */
export interface Answers {
  readonly found: ReadonlyMap<string, Finding[]>;
  readonly judged: number;
}

/** All subjects of the test database. */
export async function subjectsOf(graph: Graph, structure: Structure): Promise<string[]> {
  const rule = new RuleBook(graph.library).get(structure.rule);
  const subjects = await graph.read<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions: ['410325'], batch: BATCH });
  return subjects.map(({ id }) => id).sort(byText);
}

/** What the rule's narrowing leaves to be asked, of some subjects and of all of the region; undefined where the rule has none. */
export async function leftToAsk(graph: Graph, structure: Structure, ids: readonly string[]): ReturnType<typeof narrowed> {
  const rule = new RuleBook(graph.library).get(structure.rule);
  if (rule.narrowed === null) return undefined;
  const memory = await buildGraph(graph, { sequence: BATCH, stamp: 'worlds' }, 1);
  return narrowed(graph, memory, { rule, settings: structure.settings ?? {}, batch: BATCH, asOf: AS_OF, regions: ['410325'] }, ids);
}

export async function judged(graph: Graph, structure: Structure, ids: readonly string[]): Promise<Answers> {
  const rule = new RuleBook(graph.library).get(structure.rule);
  const group = { regions: ['410325'], sources: structure.sources, asOf: AS_OF, settings: structure.settings ?? {}, openClauses: [] };
  const found: Finding[] = [];
  let judgedAll = 0;
  for (let start = 0; start < ids.length; start += PIECE * 10)
    for (const { found: some, judged: count } of await judge(graph, rule, ids.slice(start, start + PIECE * 10), group, BATCH)) {
      found.push(...some.map(({ identity: _, ...one }) => one));
      judgedAll += count;
    }
  const named = Map.groupBy(found, ({ subject }) => /:(\w+)\|/u.exec(subject)![1]!);
  for (const list of named.values()) list.sort((a, b) => byText(text(a), text(b)));
  return { found: named, judged: judgedAll };
}

export function same(expected: readonly Finding[], found: readonly Finding[]): boolean {
  return isDeepStrictEqual(expected.map(plain), found.map(plain));
}

/** The order of facts says nothing. */
function plain(one: Finding): unknown {
  return { ...one, facts: Object.fromEntries(Object.entries(one.facts).sort(([a], [b]) => byText(a, b))) };
}

/** Leaves out what the two answers still differ without, payments first: what is left shows the difference. */
export async function smallest(world: World, differs: (smaller: World) => Promise<boolean>): Promise<World> {
  let least = world;
  const until = Date.now() + SHRINK_MS;
  for (let again = true; again && Date.now() < until;) {
    again = false;
    for (const link of [...least.links].reverse()) {
      const smaller = { ...least, links: least.links.filter((one) => one !== link) };
      if (Date.now() > until || !(await differs(smaller))) continue;
      least = smaller;
      again = true;
    }
  }
  const used = new Set(least.links.flatMap(({ from, to }) => [from, to]));
  return { nodes: least.nodes.filter(({ id, label }) => used.has(id) || label === 'Indicator'), links: least.links };
}

export function told({ nodes, links }: World): string {
  const line = ({ label, ...values }: { readonly label: string }): string => `  ${label} ${JSON.stringify(values)}`;
  const byTime = (link: Link): number => Number(link['at'] ?? 0);
  return [...nodes.map(line), ...[...links].sort((a, b) => byTime(a) - byTime(b)).map(line)].join('\n');
}
