import type { Graph, Row } from '../../graph/graph.js';
import { groupsOf, type Covered, type Group, type Lack, type SettingsOf } from './groups.js';
import { inParts } from './in-parts.js';
import { byIdentity, judge, type Judged } from './judge.js';
import type { ControlRow } from './narrowing/control.js';
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

/** Spares a rule the subjects on which it can find nothing; undefined where there is no graph in memory to tell. */
export interface Narrower {
  narrow(question: NarrowQuestion): Promise<Narrowed | undefined>;
}

/** Subjects judged by one statement: its memory is bounded, and a run can tell how far it is and be given up in between. */
const AT_ONCE = 2_000;
/** What a narrowing leaves are the subjects with most to look at: fewer of them, so that none of the statements comes to its time limit. */
const LEFT_AT_ONCE = 20;
/** A statement runs on one processor; more at once would leave none to whoever asks for a trace meanwhile. */
const STATEMENTS_AT_ONCE = 2;

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
    const asked = { graph, rule, group, batch, subjects: question.subjects, onChunk };
    results.push({ group, judged: await judgedIn(asked, narrower), subjects: question.subjects });
  }
  return { rule, lacking, groups: results, durationMs: performance.now() - from };
}

interface GroupQuestion {
  readonly graph: Graph;
  readonly rule: Rule;
  readonly group: Group;
  readonly batch: number;
  readonly subjects: ReadonlySet<string> | null;
  onChunk(subjects: number): Promise<void> | void;
}

async function judgedIn(question: GroupQuestion, narrower: Narrower | undefined): Promise<Judged[]> {
  const { graph, rule, group, batch, onChunk } = question;
  const byRegion = new Map<string, { judged: number; found: Judged['found'][number][] }>();
  const add = ({ region, judged, found }: Judged): void => {
    const known = byRegion.get(region) ?? { judged: 0, found: [] };
    byRegion.set(region, known);
    known.judged += judged;
    known.found.push(...found);
  };
  const isNarrowed = rule.narrowed !== null && narrower !== undefined;
  const left = isNarrowed ? leftToAsk(question, narrower, add) : toAsk(question);
  try {
    await sideBySide(inLists(left, isNarrowed ? LEFT_AT_ONCE : AT_ONCE), async (asked) => {
      for (const one of await inParts(asked, (some) => judge(graph, rule, some, group, batch))) add(one);
      await onChunk(asked.length);
    });
  } catch (error) {
    if (error instanceof NumberedAnew) return judgedIn(question, narrower);
    throw error;
  }
  return [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, { judged, found }]) => ({ region, judged, found: found.sort(byIdentity) }));
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

/** The graph in memory was read anew between two questions, and numbers its subjects otherwise now. */
class NumberedAnew extends Error {}

/** What the statement has to be asked; what is judged without it is added at once. */
async function* leftToAsk(question: GroupQuestion, narrower: Narrower, add: (judged: Judged) => void): AsyncGenerator<string[]> {
  const { graph, rule, group, batch, subjects, onChunk } = question;
  const values = { ...Object.fromEntries(rule.settings.map((setting) => [setting.name, setting.default])), ...group.settings };
  const narrowed = async (some: NarrowQuestion['subjects']): Promise<Narrowed | undefined> => {
    const about = { name: rule.narrowed!, values, batch, asOf: group.asOf, subjects: some };
    const told = await narrowWith(graph, (one) => narrower.narrow(one), about);
    for (const [region, judged] of Object.entries(told?.passed ?? {})) add({ region, judged, found: [] });
    if (told) await onChunk(told.looked - told.ask.length);
    return told;
  };
  // The graph in memory knows all subjects and their regions: no need to fetch their ids from the database first.
  const all = subjects === null && rule.regionOf === 'region';
  const first = all ? await narrowed({ regions: group.regions, from: 0, graph: null }) : undefined;
  if (!first) {
    for await (const ids of toAsk(question)) yield [...((await narrowed(ids))?.ask ?? ids)];
    return;
  }
  for (let told = first; ;) {
    yield [...told.ask];
    if (!told.next) return;
    const next = await narrowed(told.next);
    if (!next) throw new NumberedAnew();
    told = next;
  }
}

/** Narrows, and narrows again with what has to be known beside the graph in memory; nothing is left open. */
export async function narrowWith(
  graph: Graph,
  narrow: (question: NarrowQuestion) => Promise<Narrowed | undefined>,
  question: NarrowQuestion,
): Promise<Narrowed | undefined> {
  const first = await narrow(question);
  if (!first || first.open.length === 0) return first;
  const { batch, values } = question;
  const control: ControlRow[] = [];
  for (let from = 0; from < first.about.length; from += AT_ONCE)
    control.push(
      ...(await graph.read<ControlRow & Row>('control-of-accounts', { ids: first.about.slice(from, from + AT_ONCE), crowd: values['crowd'] ?? 0, batch })),
    );
  const again = await narrow({ ...question, subjects: first.open, control });
  if (!again) return undefined;
  const passed = { ...first.passed };
  for (const [region, judged] of Object.entries(again.passed)) passed[region] = (passed[region] ?? 0) + judged;
  return { ...first, ask: [...first.ask, ...again.ask], passed, open: [], about: [] };
}

/** Ids in lists of a length, the last one shorter. */
async function* inLists(lists: AsyncIterable<readonly string[]>, size: number): AsyncGenerator<string[]> {
  let left: string[] = [];
  for await (const ids of lists) {
    left.push(...ids);
    for (; left.length >= size; left = left.slice(size)) yield left.slice(0, size);
  }
  if (left.length > 0) yield left;
}

/** All subjects, some at a time. */
async function* toAsk({ graph, rule, group, batch, subjects }: GroupQuestion): AsyncGenerator<string[]> {
  let some: string[] = [];
  for await (const { id } of subjects === null ? allSubjects(graph, rule, group, batch) : subjectsAmong(graph, rule, group, batch, [...subjects])) {
    some.push(id);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function allSubjects(graph: Graph, rule: Rule, { regions }: Group, batch: number): AsyncIterable<{ id: string }> {
  return graph.stream<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions: [...regions], batch });
}

async function* subjectsAmong(graph: Graph, rule: Rule, { regions }: Group, batch: number, ids: readonly string[]): AsyncGenerator<{ id: string }> {
  const asked = { label: rule.subject, property: rule.regionOf, regions: [...regions], batch };
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield* await graph.read<{ id: string }>('subjects-by-id', { ...asked, ids: ids.slice(from, from + AT_ONCE) });
}
