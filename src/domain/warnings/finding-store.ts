import type { Graph, Row } from '../../graph/graph.js';
import { formatDay } from '../model/written-values.js';
import type { Group } from './groups.js';
import type { Found } from './judge.js';
import { returnsOf, type Returned } from './returns.js';
import type { Rule } from './rule.js';
import type { JudgedGroup, RuleOutcome } from './run-rules.js';
import { keptSettings } from './settings/kept-values.js';
import { BANDS, type Band } from './words.js';

export const FINDING_EVENTS = ['new', 'changed', 'raised', 'lowered', 'gone', 'reopened', 'recovered'] as const;
/**
 * What a run did to a finding. `raised` and `lowered`: to a worse and to a milder band, whatever else changed with it. A finding that no longer
 * matches is `gone`, recorded and never dropped. `recovered` tells how much of its payments has come back since the event before; it comes after
 * the event that tells what else has changed, if anything has.
 */
export type FindingEventName = (typeof FINDING_EVENTS)[number];

/** What a run of one rule changed. */
export interface Kept {
  readonly added: number;
  /** With those raised and lowered, and those of which only money came back. */
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
  readonly region: string;
  readonly state: string;
  readonly status: FindingStatus;
  readonly events: number;
  /** What had come back of its payments, and of which; null: nothing ever. */
  readonly recovered: number | null;
  readonly returned: readonly string[] | null;
}

type FindingStatus = 'hit' | 'excluded' | 'gone';

interface Written {
  readonly id: string;
  readonly facts: Row;
  readonly events: readonly Row[];
}

/** Findings of one statement. */
const AT_ONCE = 1_000;
/** Above, all standing findings of a rule are read and looked through: they are fewer than what is judged. */
const MANY_SUBJECTS = 5_000;

/** Keeps what a rule found beside what was known: who is new, who changed, who is gone. */
export async function keepFindings(graph: Graph, { rule, groups }: RuleOutcome, made: Made): Promise<Kept> {
  const counts = { added: 0, changed: 0, unchanged: 0, gone: 0, reopened: 0 };
  const seen = new Set<string>();
  for (const { group, judged } of groups) {
    const found = judged.flatMap(({ region, found: some }) => some.map((finding) => ({ region, finding })));
    const settings = found.length > 0 ? await keptSettings(graph, group.settings) : '{}';
    for (let from = 0; from < found.length; from += AT_ONCE) {
      const some = found.slice(from, from + AT_ONCE);
      const known = await knownOf(
        graph,
        some.map(({ finding }) => finding.identity),
      );
      const payments = new Map(some.map(({ finding }) => [finding.identity, shownBy(finding.edges, known.get(finding.identity))]));
      const returns = await returnsOf(graph, [...payments.values()].flat(), made.batch);
      const rows = some.map(({ region, finding }): Written => {
        seen.add(finding.identity);
        const before = known.get(finding.identity);
        const row = written({ rule, group, settings, region, finding, before, made, returned: returns.of(payments.get(finding.identity)!, group.asOf) });
        if (before === undefined) counts.added += 1;
        else if (row.events.length === 0) counts.unchanged += 1;
        else if (before.status === 'gone') counts.reopened += 1;
        else counts.changed += 1;
        return row;
      });
      await write(graph, rows);
    }
  }
  // Afterwards, so that what is now found in another region is not told as gone from its former one.
  const days = new Map(groups.flatMap(({ group }) => group.regions.map((region) => [region, group.asOf] as const)));
  const gone: StandingRow[] = [];
  for await (const row of standing(graph, rule, groups)) if (!seen.has(row.id)) gone.push(row);
  counts.gone = gone.length;
  for (let from = 0; from < gone.length; from += AT_ONCE) {
    const some = gone.slice(from, from + AT_ONCE);
    const payments = new Map(some.map((row) => [row.id, shownBy([], row)]));
    const returns = await returnsOf(graph, [...payments.values()].flat(), made.batch);
    const rows = some.map((row): Written => {
      const { id, region, events } = row;
      const asOf = days.get(region) ?? null;
      const after = { rule, id, region, state: row.state, status: 'gone' as const };
      const told = [goneFrom(rule, row, events + 1, asOf, made)];
      const back = returned(after, row, row.status, returns.of(payments.get(id)!, asOf), events + 2, made);
      if (back) told.push({ ...back.event, asOf, version: rule.version });
      return { id, facts: { status: 'gone', goneAt: made.at, run: made.run, events: events + told.length, ...back?.facts }, events: told };
    });
    await write(graph, rows);
  }
  return counts;
}

/** In the one order of all events, those of one statement one after the other. */
async function write(graph: Graph, rows: readonly Written[]): Promise<void> {
  let events = 0;
  const numbered = rows.map((row) => ({ ...row, events: row.events.map((event) => ({ ...event, position: (events += 1) })) }));
  await graph.write('keep-findings', { rows: numbered, events });
}

type StandingRow = KnownRow & { readonly subject: string };

/** Findings of what was judged that stood before. */
async function* standing(graph: Graph, rule: Rule, groups: readonly JudgedGroup[]): AsyncGenerator<StandingRow> {
  for (const [subjects, some] of Map.groupBy(groups, (one) => one.subjects)) {
    const asked = { rule: rule.id, regions: some.flatMap(({ group }) => group.regions) };
    if (subjects === null || subjects.size > MANY_SUBJECTS) {
      for (const row of await graph.read<StandingRow>('open-findings', asked)) if (subjects?.has(row.subject) ?? true) yield row;
      continue;
    }
    const ids = [...subjects];
    for (let from = 0; from < ids.length; from += AT_ONCE)
      yield* await graph.read<StandingRow>('open-findings-of', { ...asked, subjects: ids.slice(from, from + AT_ONCE) });
  }
}

async function knownOf(graph: Graph, ids: readonly string[]): Promise<Map<string, KnownRow>> {
  return new Map((await graph.read<KnownRow>('findings-by-ids', { ids: [...ids] })).map((row) => [row.id, row]));
}

/** What a rule says of a subject, in one text: two runs that say the same give the same text. */
export function stateOf({ subject, key, clause, band, measured, limit, amount, nodes, edges, facts, trap }: Found): string {
  const sorted = Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ subject, key, clause, band, measured, limit, amount, nodes, edges, facts: sorted, trap });
}

/** Payments that show a finding or showed it before: a rule may no longer name what was returned in full. */
function shownBy(edges: readonly string[], before: KnownRow | undefined): string[] {
  const all = [...edges, ...(before ? [...toldIn(before.state).edges, ...(before.returned ?? [])] : [])];
  return [...new Set(all.filter((id) => id.startsWith('paid:')))];
}

interface ToWrite {
  readonly rule: Rule;
  readonly group: Group;
  readonly settings: string;
  readonly region: string;
  readonly finding: Found & { readonly identity: string };
  readonly before: KnownRow | undefined;
  readonly made: Made;
  readonly returned: Returned;
}

function written({ rule, group, settings, region, finding, before, made, returned: cameBack }: ToWrite): Written {
  const { identity: id, subject, clause, band, amount, trap } = finding;
  const state = stateOf(finding);
  const status: FindingStatus = trap === null ? 'hit' : 'excluded';
  const making = {
    batch: made.batch,
    asOf: group.asOf,
    sources: [...group.sources],
    settings,
    version: rule.version,
    digest: rule.digest,
  };
  const after = { rule, id, region, state, status };
  const known = before?.events ?? 0;
  const stood = before !== undefined && before.status !== 'gone' ? before : undefined;
  const events: Row[] = [];
  // Each region's ledger tells its own: what belongs to another region now is gone from the one and comes back in the other.
  if (stood && stood.region !== region) {
    events.push(goneFrom(rule, stood, known + 1, group.asOf, made));
    events.push({ ...making, ...eventOf(after, { ...stood, status: 'gone' }, known + 2, 'reopened', made) });
  } else {
    const name = nameOf(band, state, before);
    if (name !== null) events.push({ ...making, ...eventOf(after, before, known + 1, name, made) });
  }
  const back = returned(after, before, status, cameBack, known + events.length + 1, made);
  if (back) events.push({ ...making, ...back.event });
  return {
    id,
    facts: {
      ...{ rule: rule.id, code: rule.code, subject, region, clause, band, rank: BANDS.indexOf(band), amount, trap, state, run: made.run },
      ...{ status, goneAt: null, events: known + events.length },
      ...(events.length === 0 ? {} : { ...making, since: made.at }),
      ...(before === undefined ? { openedAt: made.at } : {}),
      ...back?.facts,
    },
    events,
  };
}

/**
 * The event that tells what has come back since the last one, and what the finding keeps of it; undefined where nothing has. Less than nothing:
 * a return was withdrawn, or the run looks at an earlier day.
 */
function returned(after: After, before: KnownRow | undefined, stood: FindingStatus, { amount, payments }: Returned, seq: number, made: Made): Back | undefined {
  const more = amount - (before?.recovered ?? 0);
  if (more === 0) return undefined;
  const event = { ...eventOf(after, { state: after.state, status: stood }, seq, 'recovered', made), recovered: more };
  return { event, facts: { recovered: amount, returned: [...payments] } };
}

interface Back {
  readonly event: Row;
  readonly facts: Row;
}

function nameOf(band: Band, state: string, before: KnownRow | undefined): FindingEventName | null {
  if (before === undefined) return 'new';
  if (before.status === 'gone') return 'reopened';
  if (before.state === state) return null;
  const worse = BANDS.indexOf(toldIn(before.state).band) - BANDS.indexOf(band);
  return worse > 0 ? 'raised' : worse < 0 ? 'lowered' : 'changed';
}

const toldIn = (state: string): Found => JSON.parse(state) as Found;

function goneFrom(rule: Rule, before: KnownRow, seq: number, asOf: number | null, made: Made): Row {
  const after = { rule, id: before.id, region: before.region, state: before.state, status: 'gone' as const };
  return { ...eventOf(after, before, seq, 'gone', made), asOf, version: rule.version };
}

interface After {
  readonly rule: Rule;
  readonly id: string;
  readonly region: string;
  readonly state: string;
  readonly status: FindingStatus;
}

type Before = Pick<KnownRow, 'state' | 'status'>;

/**
 * All that a ledger and whoever is told need to know, since the finding itself goes on changing; its position is set where it is written.
 * The actor is the service itself until people sign in.
 */
function eventOf({ rule, id, region, state, status }: After, before: Before | undefined, seq: number, event: FindingEventName, made: Made): Row {
  const { run, batch, at } = made;
  const { subject, clause, band, measured, limit, amount, trap } = toldIn(state);
  const told = before ? toldIn(before.state) : undefined;
  return {
    ...{ id: `${id}|${seq}`, finding: id, seq, event, at, year: Number(formatDay(at).slice(0, 4)), actor: 'system', run, batch, state },
    ...{ rule: rule.id, code: rule.code, class: rule.class, region, subject, clause, measured, limit, trap },
    ...{ status, statusBefore: before?.status ?? null, band, bandBefore: told?.band ?? null, amount, amountBefore: told?.amount ?? null },
  };
}
