import type { Graph, Row } from '../../graph/graph.js';
import { stateOf } from './finding-store.js';
import { judge } from './judge.js';
import type { RuleBook } from './rule-book.js';
import { settingsAgain } from './settings/kept-values.js';

export const REPLAY_OUTCOMES = ['same', 'different', 'rule-gone', 'rule-changed', 'batch-gone'] as const;
/**
 * `same`: the rule says of the same data what is stored, to the letter. `rule-gone`, `rule-changed`: there is no such rule any more, or it
 * decides otherwise. `batch-gone`: the data version was withdrawn with the data.
 */
export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];

export interface Replayed {
  readonly id: string;
  readonly rule: string;
  /** Of an earlier state: the event that told it; null: the finding as it is kept now. */
  readonly seq: number | null;
  readonly outcome: ReplayOutcome;
  /** What the rule says now of the data as they were; null where it says nothing or could not be asked. */
  readonly now: string | null;
  readonly stored: string;
}

interface StoredRow extends Row {
  readonly id: string;
  readonly seq: number | null;
  readonly rule: string;
  readonly subject: string;
  readonly state: string;
  readonly batch: number;
  readonly asOf: number;
  readonly sources: string[];
  readonly settings: string;
  readonly version: number;
  readonly digest: string;
}

/** Findings made again by one statement. */
const AT_ONCE = 500;

/**
 * Makes stored findings again, each from the rule, settings, data version and day that made it, and says whether the same comes out.
 * `history`: also every earlier state that an event tells.
 */
export async function* replayFindings(graph: Graph, book: RuleBook, newest: number, id: string | null = null, history = false): AsyncGenerator<Replayed> {
  let some: StoredRow[] = [];
  for await (const row of graph.stream<StoredRow>(history ? 'states-to-replay' : 'findings-to-replay', { id })) {
    if (some.length > 0 && (making(some[0]!) !== making(row) || some.length === AT_ONCE)) {
      yield* again(graph, book, newest, some);
      some = [];
    }
    some.push(row);
  }
  if (some.length > 0) yield* again(graph, book, newest, some);
}

function making({ rule, digest, batch, asOf, sources, settings }: StoredRow): string {
  return JSON.stringify([rule, digest, batch, asOf, sources, settings]);
}

async function* again(graph: Graph, book: RuleBook, newest: number, rows: readonly StoredRow[]): AsyncGenerator<Replayed> {
  const { rule: name, digest, batch, asOf, sources, settings } = rows[0]!;
  const rule = book.rules.find(({ id }) => id === name);
  const outcome = rule === undefined ? 'rule-gone' : rule.digest !== digest ? 'rule-changed' : batch > newest ? 'batch-gone' : undefined;
  if (outcome !== undefined || rule === undefined) {
    for (const row of rows) yield { id: row.id, rule: name, seq: row.seq, outcome: outcome!, now: null, stored: row.state };
    return;
  }
  const group = { regions: [], sources, asOf, settings: await settingsAgain(graph, settings), openClauses: [] };
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const found = (await judge(graph, rule, subjects, group, batch)).flatMap((one) => one.found);
  const states = new Map(found.map((finding) => [finding.identity, stateOf(finding)]));
  for (const row of rows) {
    const now = states.get(row.id) ?? null;
    yield { id: row.id, rule: name, seq: row.seq, outcome: now === row.state ? 'same' : 'different', now, stored: row.state };
  }
}
