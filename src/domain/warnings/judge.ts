import { createHash } from 'node:crypto';
import type { Graph, Row } from '../../graph/graph.js';
import { daysOff } from './days-off.js';
import type { Group } from './groups.js';
import type { Rule } from './rule.js';
import { BANDS, type Band } from './words.js';

/** One result of a rule, as its query gives it. */
export interface Found {
  /** Node id of what is judged. */
  readonly subject: string;
  /** What, beside rule and subject, makes two findings the same. */
  readonly key: readonly (string | number)[];
  /** Clause that is met; null where the rule has one only. */
  readonly clause: string | null;
  readonly band: Band;
  /** Measured value against its limit, in the rule's measure. */
  readonly measured: number | null;
  readonly limit: number | null;
  /** Amount at risk, fen. */
  readonly amount: number;
  /** Nodes and edges that show it. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** What the message tells, by name. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** The trap that explains it, or `whitelist`: no hit, but shown. */
  readonly trap: string | null;
}

/** What became of some subjects of one region. */
export interface Judged {
  readonly region: string;
  readonly judged: number;
  readonly found: readonly (Found & { readonly identity: string })[];
}

interface JudgedRow extends Row {
  readonly region: string;
  readonly judged: number;
  readonly findings: readonly Row[];
}

const TIMEOUT_MS = 120_000;
/**
 * The database plans a statement anew, in one to six seconds, for every order of magnitude that a list given to it can have: each list has as many
 * entries at least as make it of the order of the longest. Nothing has the empty text for an id or a name.
 */
const LEAST = { subjects: 1_001, sources: 11 } as const;
/** What stands in the place of a trap where the rule's whitelist names the subject. */
export const WHITELISTED = 'whitelist';
/**
 * A fact in a message: its name and how it is written, `{amount:fen}`, `{issuedAt:day}`, `{share:share}`, `{order:word}` (src/domain/warnings/fact-words.ts),
 * `{official:name}` and `{house:address}`, which are masked where personal, or as it is.
 */
export const FACT = /\{(\w+)(?::(fen|day|share|word|name|address))?\}/gu;

/** Judges some subjects by one rule. Throws what the graph throws, and an `Error` where the query gives no finding of the agreed form. */
export async function judge(graph: Graph, rule: Rule, subjects: readonly string[], group: Group, batch: number, given: Row = {}): Promise<Judged[]> {
  const all: Row = {
    whitelist: [],
    daysOff: [...daysOff()],
    pooling: [],
    ...given,
    ...group.settings,
    subjects: filled(subjects, LEAST.subjects),
    sources: filled(group.sources, LEAST.sources),
    batch,
    asOf: group.asOf,
  };
  const declared = new Set(graph.library.get(rule.id).parameters.map(({ name }) => name));
  const parameters = Object.fromEntries(Object.entries(all).filter(([name]) => declared.has(name)));
  const rows = await graph.read<JudgedRow>(rule.id, parameters, { timeoutMs: TIMEOUT_MS });
  // What a query does not pass over by itself is passed over here: told as every finding, explained by the list.
  const listed = new Set(all['whitelist'] as readonly string[]);
  const found = (finding: Row): Found & { identity: string } => {
    const one = checked(rule, finding);
    return one.trap === null && listed.has(one.subject) ? { ...one, trap: WHITELISTED } : one;
  };
  const judged = rows.map((row) => ({ region: row.region, judged: row.judged, found: row.findings.map(found).sort(byIdentity) }));
  assertApart(rule, judged);
  return judged;
}

/** Of two findings under one id only one could be kept, and the other would be lost without a word. */
function assertApart(rule: Rule, judged: readonly Judged[]): void {
  const taken = new Set<string>();
  for (const { identity, subject, key } of judged.flatMap(({ found }) => found)) {
    if (taken.has(identity))
      throw new Error(`${rule.file}: two findings about ${subject} have the key ${JSON.stringify(key)}; what tells them apart belongs into \`key\``);
    taken.add(identity);
  }
}

function filled(list: readonly string[], least: number): string[] {
  return [...list, ...new Array<string>(Math.max(0, least - list.length)).fill('')];
}

/** Id of a finding: the same as long as rule, subject and key are. */
export function identityOf(rule: string, subject: string, key: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, subject, key]))
    .digest('hex')
    .slice(0, 32);
}

/** Findings come in the order of their ids, whichever statement gave them first. */
export function byIdentity(left: { readonly identity: string }, right: { readonly identity: string }): number {
  return left.identity < right.identity ? -1 : 1;
}

function checked(rule: Rule, finding: Row): Found & { identity: string } {
  const {
    subject,
    key = [],
    clause = null,
    band,
    measured = null,
    limit = null,
    amount = 0,
    nodes = [],
    edges = [],
    facts = {},
    trap = null,
  } = finding as Partial<Found>;
  const wrong = (what: string): never => {
    throw new Error(`${rule.file}: a finding has ${what}`);
  };
  if (typeof subject !== 'string') return wrong('no subject');
  if (!BANDS.includes(band!)) return wrong(`the band ${String(band)}`);
  if (!rule.bands.includes(band!)) return wrong(`the band ${band!}, which @bands does not name`);
  if (trap !== null && !rule.traps.includes(trap)) return wrong(`the trap ${trap}, which @traps does not name`);
  if (clause !== null && !rule.clauses.some((one) => one.clause === clause)) return wrong(`the clause ${clause}, which no @clause declares`);
  if (!Number.isSafeInteger(amount)) return wrong(`the amount ${String(amount)}`);
  for (const text of [rule.message, rule.messageZh])
    for (const [, name] of text.matchAll(FACT)) if (!(name! in facts)) return wrong(`no fact ${name!}, which its message tells`);
  // Order in lists of ids says nothing and differs between plans.
  return {
    identity: identityOf(rule.id, subject, key),
    subject,
    key,
    clause,
    band: band!,
    measured,
    limit,
    amount,
    nodes: [...new Set(nodes)].sort(),
    edges: [...new Set(edges)].sort(),
    facts,
    trap,
  };
}
