import type { Graph } from '../../graph/graph.js';
import { groupsOf, type Covered, type Group, type Lack, type SettingsOf } from './groups.js';
import { inParts } from './in-parts.js';
import { byIdentity, judge, type Judged } from './judge.js';
import type { Narrowed, NarrowQuestion } from './narrowing/narrowing.js';
import { SUBJECTS, type Rule } from './rule.js';

/** What one rule came to in some regions. */
export interface RuleOutcome {
  readonly rule: Rule;
  /** Regions whose sources lack, by region. */
  readonly lacking: readonly Lack[];
  /** By group of regions, by region; a region is told once. */
  readonly groups: readonly JudgedGroup[];
  readonly durationMs: number;
}

export interface JudgedGroup {
  readonly group: Group;
  readonly judged: readonly Judged[];
  /** Only these were judged; null: all that belong to the regions. */
  readonly subjects: ReadonlySet<string> | null;
}

/** What a rule is asked: the regions, the data version, the day D (null: the end of what is covered), and the settings. */
export interface RuleQuestion {
  readonly regions: readonly string[];
  readonly batch: number;
  readonly asOf: number | null;
  /** Only these subjects; null: all that belong to the regions. */
  readonly subjects: ReadonlySet<string> | null;
  readonly settingsOf: SettingsOf;
}

/** Spares a rule the accounts on which it can find nothing; undefined where there is no graph in memory to tell. */
export interface Narrower {
  narrow(question: NarrowQuestion): Promise<Narrowed | undefined>;
}

/** Subjects judged by one statement: its memory is bounded, and a run can tell how far it is and be given up in between. */
const AT_ONCE = 2_000;
/** What a narrowing leaves are the accounts with most to look at: fewer of them, so that none of the statements comes to its time limit. */
const LEFT_AT_ONCE = 50;
/** A statement runs on one processor; more at once would leave none to whoever asks for a trace meanwhile. */
const STATEMENTS_AT_ONCE = 2;
/** Accounts narrowed at once: so many that going to the graph in memory costs nothing, so few that whoever else asks it does not wait. */
const NARROWED_AT_ONCE = 1_000;

/** Judges all subjects of some regions by one rule, some at a time. `onChunk` is told how many were judged; it may throw to end the run. */
export async function runRule(
  graph: Graph,
  rule: Rule,
  question: RuleQuestion,
  covered: Covered,
  onChunk: (subjects: number) => Promise<void> | void = () => undefined,
  narrower?: Narrower,
): Promise<RuleOutcome> {
  const from = performance.now();
  const { regions, batch, asOf, settingsOf } = question;
  const { groups, lacking } = groupsOf(rule, regions, covered, asOf, settingsOf);
  const results: JudgedGroup[] = [];
  for (const group of groups) {
    const byRegion = new Map<string, { judged: number; found: Judged['found'][number][] }>();
    const add = ({ region, judged, found }: Judged): void => {
      const known = byRegion.get(region) ?? { judged: 0, found: [] };
      byRegion.set(region, known);
      known.judged += judged;
      known.found.push(...found);
    };
    const subjects = chunks(subjectsOf(graph, rule, group, batch, question.subjects), rule.narrowed === null || !narrower ? AT_ONCE : NARROWED_AT_ONCE);
    const atOnce = rule.narrowed === null || !narrower ? AT_ONCE : LEFT_AT_ONCE;
    await sideBySide(
      asking(subjects, atOnce, (ids) => narrowedBy(narrower, rule, group, batch, ids), { add, onChunk }),
      async (asked) => {
        for (const one of await inParts(asked, (some) => judge(graph, rule, some, group, batch))) add(one);
        await onChunk(asked.length);
      },
    );
    const judged = [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, { judged, found }]) => ({ region, judged, found: found.sort(byIdentity) }));
    results.push({ group, judged, subjects: question.subjects });
  }
  return { rule, lacking, groups: results, durationMs: performance.now() - from };
}

/** Works on what comes, some at once; ends when all of it has ended, also where one has failed. */
async function sideBySide<T>(from: AsyncIterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const begun: Promise<unknown>[] = [];
  const failed: unknown[] = [];
  try {
    for await (const one of from) {
      if (begun.length >= STATEMENTS_AT_ONCE) await begun.shift();
      if (failed.length > 0) break;
      begun.push(work(one).catch((error: unknown) => failed.push(error)));
    }
  } finally {
    await Promise.all(begun);
  }
  if (failed.length > 0) throw failed[0];
}

interface Progress {
  add(judged: Judged): void;
  onChunk(subjects: number): Promise<void> | void;
}

/** What the statement has to be asked, some at a time; what is judged without it is added at once. */
async function* asking(
  subjects: AsyncIterable<string[]>,
  atOnce: number,
  narrowed: (ids: readonly string[]) => Promise<Narrowed | undefined>,
  { add, onChunk }: Progress,
): AsyncGenerator<string[]> {
  let left: string[] = [];
  for await (const ids of subjects) {
    const told = await narrowed(ids);
    for (const [region, judged] of Object.entries(told?.passed ?? {})) add({ region, judged, found: [] });
    if (told) await onChunk(ids.length - told.ask.length);
    left.push(...(told?.ask ?? ids));
    for (; left.length >= atOnce; left = left.slice(atOnce)) yield left.slice(0, atOnce);
  }
  if (left.length > 0) yield left;
}

async function narrowedBy(
  narrower: Narrower | undefined,
  { narrowed: name, settings }: Rule,
  group: Group,
  batch: number,
  ids: readonly string[],
): Promise<Narrowed | undefined> {
  if (name === null || !narrower) return undefined;
  const values = { ...Object.fromEntries(settings.map((setting) => [setting.name, setting.default])), ...group.settings };
  return narrower.narrow({ name, values, batch, asOf: group.asOf, ids });
}

async function* chunks(rows: AsyncIterable<{ id: string }>, size: number): AsyncGenerator<string[]> {
  let chunk: string[] = [];
  for await (const { id } of rows) {
    chunk.push(id);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function subjectsOf(graph: Graph, rule: Rule, group: Group, batch: number, only: ReadonlySet<string> | null): AsyncIterable<{ id: string }> {
  return only === null ? allSubjects(graph, rule, group, batch) : subjectsAmong(graph, rule, group, batch, [...only]);
}

function allSubjects(graph: Graph, rule: Rule, { regions }: Group, batch: number): AsyncIterable<{ id: string }> {
  return graph.stream<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions: [...regions], batch });
}

async function* subjectsAmong(graph: Graph, rule: Rule, { regions }: Group, batch: number, ids: readonly string[]): AsyncGenerator<{ id: string }> {
  const asked = { label: rule.subject, property: rule.regionOf, regions: [...regions], batch };
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield* await graph.read<{ id: string }>('subjects-by-id', { ...asked, ids: ids.slice(from, from + AT_ONCE) });
}
