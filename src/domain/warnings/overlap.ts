import { setImmediate as others } from 'node:timers/promises';
import type { Graph, Row } from '../../graph/graph.js';

/** How much two rules show of the same: findings of either that share their subject, or a payment, with one of the other. */
export interface Overlap {
  readonly rule: string;
  readonly other: string;
  /** Findings of `rule` that share something with one of `other`, and the other way round. */
  readonly shared: number;
  readonly otherShared: number;
  /** Of `shared`: by subject, by a payment. One finding may do both. */
  readonly bySubject: number;
  readonly byPayment: number;
  /** Findings of either, of those compared. */
  readonly findings: number;
  readonly otherFindings: number;
}

/** What of a finding another one can share. */
export interface Comparable {
  readonly rule: string;
  readonly subject: string;
  readonly edges: readonly string[];
}

/** Each is held in memory with the ids of its payments. */
const FINDINGS_MAX = 200_000;

/** Stored hits that stand, of the regions that may be seen. */
export async function comparableFindings(graph: Graph, regions: readonly string[] | null): Promise<{ findings: Comparable[]; isCut: boolean }> {
  const findings: Comparable[] = [];
  const rows = graph.stream<{ rule: string; subject: string; state: string } & Row>('findings-to-compare', {
    regions: regions === null ? null : [...regions],
    limit: FINDINGS_MAX + 1,
  });
  for await (const { rule, subject, state } of rows)
    if (findings.length <= FINDINGS_MAX) findings.push({ rule, subject, edges: (JSON.parse(state) as { edges: string[] }).edges.filter(isPayment) });
  return { findings: findings.slice(0, FINDINGS_MAX), isCut: findings.length > FINDINGS_MAX };
}

/** Findings after which other requests are let in: 200,000 take some seconds. */
const AT_ONCE = 2_000;

/** An id says what kind of edge it is. */
const isPayment = (edge: string): boolean => edge.startsWith('paid:');

/** By findings shared (of both rules, most first), then by the two rules. A pair is told once, in the order of their ids. */
export async function overlapsIn(findings: readonly Comparable[]): Promise<Overlap[]> {
  const [counts, all] = [await sharedCounts(findings, findings), byRule(findings)];
  const pairs: Overlap[] = [];
  for (const [rule, others] of counts)
    for (const [other, shared] of others) if (rule < other) pairs.push(overlapOf(rule, other, shared, counts.get(other)!.get(rule)!.any, all, all));
  return pairs.sort(mostFirst);
}

/** What findings of one rule share with those of the others: one row for each other rule. */
export async function overlapWith(own: readonly Comparable[], all: readonly Comparable[]): Promise<Overlap[]> {
  const rule = own[0]?.rule;
  if (rule === undefined) return [];
  const theirs = all.filter((one) => one.rule !== rule);
  const [back, ofOwn, ofTheirs] = [await sharedCounts(theirs, own), byRule(own), byRule(theirs)];
  return [...((await sharedCounts(own, theirs)).get(rule) ?? [])]
    .map(([other, shared]) => overlapOf(rule, other, shared, back.get(other)!.get(rule)!.any, ofOwn, ofTheirs))
    .sort(mostFirst);
}

interface Shared {
  any: number;
  subject: number;
  payment: number;
}

function overlapOf(
  rule: string,
  other: string,
  { any, subject, payment }: Shared,
  otherShared: number,
  own: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
): Overlap {
  return { rule, other, shared: any, otherShared, bySubject: subject, byPayment: payment, findings: own.get(rule)!, otherFindings: theirs.get(other)! };
}

function byRule(findings: readonly Comparable[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** For each rule of `findings`, by rule of `held`: how many of its findings share something with one of theirs. */
async function sharedCounts(findings: readonly Comparable[], held: readonly Comparable[]): Promise<Map<string, Map<string, Shared>>> {
  const [subjects, payments] = [await rulesBy(held, ({ subject }) => [subject]), await rulesBy(held, ({ edges }) => edges)];
  const counts = new Map<string, Map<string, Shared>>();
  for (const [index, { rule, subject, edges }] of findings.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await others();
    const bySubject = subjects.get(subject) ?? NONE;
    const byPayment = new Set(edges.flatMap((edge) => [...(payments.get(edge) ?? NONE)]));
    for (const other of new Set([...bySubject, ...byPayment])) {
      if (other === rule) continue;
      const ofRule = counts.get(rule) ?? new Map<string, Shared>();
      counts.set(rule, ofRule);
      const known = ofRule.get(other) ?? { any: 0, subject: 0, payment: 0 };
      ofRule.set(other, known);
      known.any += 1;
      known.subject += bySubject.has(other) ? 1 : 0;
      known.payment += byPayment.has(other) ? 1 : 0;
    }
  }
  return counts;
}

const NONE: ReadonlySet<string> = new Set();

async function rulesBy(findings: readonly Comparable[], idsOf: (one: Comparable) => readonly string[]): Promise<Map<string, Set<string>>> {
  const rules = new Map<string, Set<string>>();
  for (const [index, finding] of findings.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await others();
    for (const id of idsOf(finding)) rules.set(id, (rules.get(id) ?? new Set()).add(finding.rule));
  }
  return rules;
}

function mostFirst(left: Overlap, right: Overlap): number {
  const by = right.shared + right.otherShared - (left.shared + left.otherShared);
  return by !== 0 ? by : `${left.rule} ${left.other}` < `${right.rule} ${right.other}` ? -1 : 1;
}
