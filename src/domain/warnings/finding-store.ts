import type { Graph, Row } from '../../graph/graph.js';
import type { Group } from './groups.js';
import type { Found } from './judge.js';
import type { Rule } from './rule.js';
import type { RuleOutcome } from './run-rules.js';
import { BANDS } from './words.js';

export const FINDING_EVENTS = ['new', 'changed', 'gone', 'reopened'] as const;
/** What a run did to a finding. A finding that no longer matches is `gone`, recorded and never dropped. */
export type FindingEventName = (typeof FINDING_EVENTS)[number];

/** What a run of one rule changed. */
export interface Kept {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly reopened: number;
}

/** In which run, of which data, a finding was made: enough to make it again. */
export interface Made {
  readonly run: string;
  readonly batch: number;
  readonly at: number;
}

interface KnownRow extends Row {
  readonly id: string;
  readonly state: string;
  readonly status: string;
  readonly events: number;
}

interface Written {
  readonly id: string;
  readonly facts: Row;
  readonly event: Row | null;
}

/** Findings of one statement. */
const AT_ONCE = 1_000;

/** Keeps what a rule found beside what was known: who is new, who changed, who is gone. */
export async function keepFindings(graph: Graph, { rule, groups }: RuleOutcome, subjects: ReadonlySet<string> | null, made: Made): Promise<Kept> {
  const counts = { added: 0, changed: 0, unchanged: 0, gone: 0, reopened: 0 };
  const seen = new Set<string>();
  const rows: Written[] = [];
  const flush = async (): Promise<void> => {
    for (let from = 0; from < rows.length; from += AT_ONCE) await graph.write('keep-findings', { rows: rows.slice(from, from + AT_ONCE) });
    rows.length = 0;
  };
  for (const { group, judged } of groups) {
    const found = judged.flatMap(({ region, found: some }) => some.map((finding) => ({ region, finding })));
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const some = found.slice(from, from + AT_ONCE);
      const known = await knownOf(
        graph,
        some.map(({ finding }) => finding.identity),
      );
      for (const { region, finding } of some) {
        seen.add(finding.identity);
        const before = known.get(finding.identity);
        const state = stateOf(finding);
        const name = before === undefined ? 'new' : before.status === 'gone' ? 'reopened' : before.state === state ? null : 'changed';
        counts[name === null ? 'unchanged' : name === 'new' ? 'added' : name] += 1;
        rows.push(written(rule, group, region, finding, state, name, before, made));
      }
      await flush();
    }
    const standing = await graph.read<KnownRow & { subject: string }>('open-findings', { rule: rule.id, regions: [...group.regions] });
    for (const { id, subject, state, events } of standing) {
      if (seen.has(id) || (subjects !== null && !subjects.has(subject))) continue;
      counts.gone += 1;
      rows.push({ id, facts: { status: 'gone', goneAt: made.at, run: made.run, events: events + 1 }, event: eventOf(id, events + 1, 'gone', made, state) });
    }
    await flush();
  }
  return counts;
}

async function knownOf(graph: Graph, ids: readonly string[]): Promise<Map<string, KnownRow>> {
  return new Map((await graph.read<KnownRow>('findings-by-ids', { ids: [...ids] })).map((row) => [row.id, row]));
}

/** What a rule says of a subject, in one text: two runs that say the same give the same text. */
export function stateOf({ subject, key, clause, band, measured, limit, amount, nodes, edges, facts, trap }: Found): string {
  const sorted = Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ subject, key, clause, band, measured, limit, amount, nodes, edges, facts: sorted, trap });
}

function written(
  rule: Rule,
  group: Group,
  region: string,
  finding: Found & { readonly identity: string },
  state: string,
  name: FindingEventName | null,
  before: KnownRow | undefined,
  made: Made,
): Written {
  const { identity: id, subject, clause, band, amount, trap } = finding;
  const events = (before?.events ?? 0) + (name === null ? 0 : 1);
  const making = {
    batch: made.batch,
    asOf: group.asOf,
    sources: [...group.sources],
    settings: JSON.stringify(group.settings),
    version: rule.version,
    digest: rule.digest,
  };
  return {
    id,
    facts: {
      ...{ rule: rule.id, code: rule.code, subject, region, clause, band, rank: BANDS.indexOf(band), amount, trap, state, events, run: made.run },
      ...{ status: trap === null ? 'hit' : 'excluded', goneAt: null },
      ...(name === null ? {} : { ...making, since: made.at }),
      ...(name === 'new' ? { openedAt: made.at } : {}),
    },
    event: name === null ? null : eventOf(id, events, name, made, state, making),
  };
}

/** The actor is the service itself until people sign in. */
function eventOf(finding: string, seq: number, event: FindingEventName, { run, batch, at }: Made, state: string, making: Row = {}): Row {
  return { ...making, id: `${finding}|${seq}`, seq, event, at, actor: 'system', run, batch, state };
}
