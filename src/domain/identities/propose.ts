import { createHash } from 'node:crypto';
import type { IdentityEvidence } from './identities.shapes.js';
import { normalName, type NameStep } from './normal-name.js';
import type { EvidenceCode, IdentityRule } from './words.js';

/** One thing as the graph has it; nothing is masked yet. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'Enterprise' | 'Account' | 'Person' | 'Household' | 'Unit';
  readonly name: string | null;
  readonly number: string | null;
  readonly region: string | null;
  readonly source: string | null;
  readonly institution?: string | null;
  readonly accountKind?: string | null;
}

/** Two things that a rule proposes to be one. */
export interface Pair {
  readonly id: string;
  readonly rule: IdentityRule;
  readonly lesser: Candidate;
  readonly fuller: Candidate;
  readonly normalName: string | null;
  readonly steps: readonly NameStep[];
  readonly evidence: readonly IdentityEvidence[];
  readonly others: number;
}

export type EnterpriseRow = Omit<Candidate, 'kind' | 'number'> & { readonly formerNames: readonly string[]; readonly uscc: string | null };
export type UnitRow = Omit<Candidate, 'kind' | 'number'> & { readonly code: string; readonly mentioned: boolean };

/** The same for a pair, whichever comes first and whichever rule proposes it: a decision holds for the pair. */
export function pairId(a: string, b: string): string {
  return `same:${createHash('sha256').update([a, b].sort().join('\n')).digest('hex').slice(0, 24)}`;
}

/** A pair whose names agree after normalisation; the names of persons are not told in a normal form. */
export function pairOf(
  rule: IdentityRule,
  lesser: Candidate,
  fuller: Candidate,
  counts: Partial<Record<EvidenceCode, number>> = {},
  compared = fuller.name,
): Pair {
  const left = normalName(lesser.name ?? '');
  const right = normalName(compared ?? '');
  const named = lesser.name !== null && left.name === right.name && left.name !== '';
  const personal = lesser.kind === 'Person' || lesser.kind === 'Household';
  // A step that both names needed is no difference between them, but one that either needed explains why they are equal now.
  const steps = named && lesser.name !== compared ? [...new Set([...left.steps, ...right.steps])].sort() : [];
  const evidence = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ code: code as EvidenceCode, count }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return { id: pairId(lesser.id, fuller.id), rule, lesser, fuller, normalName: named && !personal ? left.name : null, steps, evidence, others: 0 };
}

/** Enterprises without credit code beside those of one name, now or formerly, in one region. Two credit codes are two enterprises. */
export function enterprisePairs(rows: readonly EnterpriseRow[]): Pair[] {
  const things = rows.map((row) => ({ row, thing: { ...row, kind: 'Enterprise' as const, number: row.uscc } }));
  const byName = grouped(things, ({ row }) => (row.region === null ? [] : [`${row.region} ${normalName(row.name ?? '').name}`]));
  const byFormer = grouped(things, ({ row }) => (row.region === null ? [] : row.formerNames.map((name) => `${row.region} ${normalName(name).name}`)));
  const pairs: Pair[] = [];
  for (const { row, thing } of things) {
    if (row.uscc !== null || row.region === null) continue;
    const key = `${row.region} ${normalName(row.name ?? '').name}`;
    const same = byName.get(key) ?? [];
    for (const other of same) {
      // Of two without a code each pair comes once.
      if (other.row.id !== row.id && (other.row.uscc !== null || row.id < other.row.id)) pairs.push(pairOf('enterprise-name', thing, other.thing));
    }
    for (const other of byFormer.get(key) ?? []) {
      const former = other.row.formerNames.find((name) => normalName(name).name === normalName(row.name ?? '').name) ?? null;
      if (other.row.id !== row.id && !same.includes(other)) pairs.push(pairOf('enterprise-former-name', thing, other.thing, {}, former));
    }
  }
  return pairs;
}

/** Units of one region and name under several codes; one that is only mentioned is the lesser. */
export function unitPairs(rows: readonly UnitRow[]): Pair[] {
  const things = rows.map((row) => ({ row, thing: { ...row, kind: 'Unit' as const, number: row.code } }));
  const pairs: Pair[] = [];
  for (const same of grouped(things, ({ row }) => (row.region === null ? [] : [`${row.region} ${normalName(row.name ?? '').name}`])).values()) {
    const [fuller, ...lessers] = [...same].sort((a, b) => Number(a.row.mentioned) - Number(b.row.mentioned) || (a.row.id < b.row.id ? -1 : 1));
    for (const lesser of lessers) pairs.push(pairOf('unit-name', lesser.thing, fuller!.thing));
  }
  return pairs;
}

/** Do the names agree, as far as a mask leaves them? 曹*, 曹某某 agree with 曹大明. */
export function namesAgree(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === '' || b === '') return false;
  const left = normalName(a).name;
  const right = normalName(b).name;
  if (left === right) return true;
  const masked = /[*某]/u;
  return (masked.test(left) || masked.test(right)) && [...left][0] === [...right][0];
}

/** Each pair once, by the first rule that proposes it, with how many other things its lesser one may be. */
export function distinctPairs(pairs: readonly Pair[]): Pair[] {
  const distinct = [...new Map([...pairs].reverse().map((pair) => [pair.id, pair])).values()].reverse();
  const perLesser = grouped(distinct, ({ rule, lesser }) => [`${rule} ${lesser.id}`]);
  return distinct.map((pair) => {
    const others = perLesser.get(`${pair.rule} ${pair.lesser.id}`)!.length - 1;
    const only: IdentityEvidence[] = others === 0 ? [{ code: 'only-candidate', count: 1 }] : [];
    return { ...pair, others, evidence: [...pair.evidence, ...only].sort((a, b) => (a.code < b.code ? -1 : 1)) };
  });
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const list = groups.get(key);
      if (list) list.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
