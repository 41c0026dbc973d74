import { createHash } from 'node:crypto';
import type { Graph } from '../../../graph/graph.js';
import { daysOff } from '../days-off.js';
import type { Group } from '../groups.js';
import type { Rule } from '../rule.js';

/** Up to which data version a rule has been judged in some regions, and under what: the text, the settings, the sources, the day asked for. */
export interface Stand {
  readonly batch: number;
  readonly under: string;
  readonly regions: readonly string[];
}

/** By rule. */
export type Standing = ReadonlyMap<string, readonly Stand[]>;

export async function standingOf(graph: Graph): Promise<Standing> {
  const rows = await graph.read<{ rule: string; stands: string }>('rule-standing');
  return new Map(rows.map(({ rule, stands }) => [rule, JSON.parse(stands) as Stand[]]));
}

/** Keeps that a rule has now been judged up to `batch`, where it has been. */
export async function keepStanding(graph: Graph, rule: Rule, before: readonly Stand[], now: readonly Stand[]): Promise<void> {
  const judged = new Set(now.flatMap(({ regions }) => regions));
  const left = before.map((stand) => ({ ...stand, regions: stand.regions.filter((region) => !judged.has(region)) }));
  const together = new Map<string, { batch: number; under: string; regions: string[] }>();
  for (const { batch, under, regions } of [...left, ...now]) {
    const key = `${batch} ${under}`;
    const known = together.get(key) ?? { batch, under, regions: [] };
    together.set(key, { ...known, regions: [...known.regions, ...regions].sort() });
  }
  const stands = [...together.values()].filter(({ regions }) => regions.length > 0);
  await graph.write('keep-rule-standing', { rule: rule.id, stands: JSON.stringify(stands) });
}

/**
 * Under what a rule is judged in a group of regions, beside the data: two judgements under the same may be put together. The day D itself is not
 * part of it: it moves with the end of what is covered. `delivered`: regions that deliver their issued documents, which JS-05 reads everywhere.
 */
export function judgedUnder(rule: Rule, { sources, settings }: Group, asked: number | null, delivered: readonly string[]): string {
  const { settingsVersion: _version, ...values } = settings;
  const parts = [
    rule.digest,
    asked,
    sources.filter((source) => rule.names.has(source)),
    values,
    rule.names.has('Coverage') ? delivered : null,
    rule.takes.includes('daysOff') ? [...daysOff()] : null,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
