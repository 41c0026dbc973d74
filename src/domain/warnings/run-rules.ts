import type { Graph } from '../../graph/graph.js';
import { groupsOf, type Covered, type Group, type Lack } from './groups.js';
import { judge, type Judged } from './judge.js';
import { SUBJECTS, type Rule } from './rule.js';

/** What one rule came to in some regions. */
export interface RuleOutcome {
  readonly rule: Rule;
  /** Regions whose sources lack, by region. */
  readonly lacking: readonly Lack[];
  /** By group of regions, by region; a region is told once. */
  readonly groups: readonly { readonly group: Group; readonly judged: readonly Judged[] }[];
  readonly durationMs: number;
}

/** What a rule is asked: the regions, the data version, the day D (null: the end of what is covered), and the settings. */
export interface RuleQuestion {
  readonly regions: readonly string[];
  readonly batch: number;
  readonly asOf: number | null;
  /** Only these subjects; null: all that belong to the regions. */
  readonly subjects: ReadonlySet<string> | null;
  readonly settingsOf: (region: string) => Readonly<Record<string, unknown>>;
}

/** Subjects judged by one statement: its memory is bounded, and a run can tell how far it is and be given up in between. */
const AT_ONCE = 2_000;

/** Judges all subjects of some regions by one rule, some at a time. `onChunk` is told how many were judged; it may throw to end the run. */
export async function runRule(
  graph: Graph,
  rule: Rule,
  question: RuleQuestion,
  covered: Covered,
  onChunk: (subjects: number) => Promise<void> | void = () => undefined,
): Promise<RuleOutcome> {
  const from = performance.now();
  const { regions, batch, asOf, settingsOf } = question;
  const { groups, lacking } = groupsOf(rule, regions, covered, asOf, settingsOf);
  const results: RuleOutcome['groups'][number][] = [];
  for (const group of groups) {
    const byRegion = new Map<string, { judged: number; found: Judged['found'][number][] }>();
    for await (const subjects of chunks(graph, rule, group, batch, question.subjects)) {
      for (const { region, judged, found } of await judge(graph, rule, subjects, group, batch)) {
        const known = byRegion.get(region) ?? { judged: 0, found: [] };
        byRegion.set(region, known);
        known.judged += judged;
        known.found.push(...found);
      }
      await onChunk(subjects.length);
    }
    results.push({ group, judged: [...byRegion].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, one]) => ({ region, ...one })) });
  }
  return { rule, lacking, groups: results, durationMs: performance.now() - from };
}

async function* chunks(graph: Graph, rule: Rule, group: Group, batch: number, only: ReadonlySet<string> | null): AsyncGenerator<string[]> {
  let chunk: string[] = [];
  const rows = graph.stream<{ id: string }>(SUBJECTS[rule.subject], { property: rule.regionOf, regions: [...group.regions], batch });
  for await (const { id } of rows) {
    if (only !== null && !only.has(id)) continue;
    chunk.push(id);
    if (chunk.length < AT_ONCE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
