import type { Graph, Row } from '../../graph/graph.js';
import { maskStatedPayee, maskText } from '../access/masking.js';
import { nodeNames, type NamedNode } from './node-names.js';
import type { Pattern } from './pattern.js';

/** One row as it leaves the service, by column. */
export type ShownRow = Record<string, unknown>;

/** What a message column holds. */
export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}

/** Rows with their nodes named; texts lose the numbers of persons in them, and a name that looks like one is masked. */
export async function shownRows(graph: Graph, pattern: Pattern, rows: readonly Row[], regions: readonly string[] | null, batch: number): Promise<ShownRow[]> {
  const idsIn = rows.flatMap((row) =>
    pattern.columns.flatMap(({ name, type }) => (type === 'node' ? [row[name]] : type === 'nodes' ? ((row[name] ?? []) as unknown[]) : [])),
  );
  const names = await nodeNames(
    graph,
    idsIn.filter((id): id is string => typeof id === 'string'),
    regions,
    batch,
  );
  const named = (id: unknown): NamedNode | null => (typeof id === 'string' ? names.get(id)! : null);
  return rows.map((row) =>
    Object.fromEntries(
      pattern.columns.map(({ name, type }) => {
        const value = row[name] ?? null;
        if (value === null) return [name, null];
        if (type === 'node') return [name, named(value)];
        if (type === 'nodes') return [name, (value as unknown[]).map(named)];
        if (type === 'message') return [name, messageOf(value as BothLanguages)];
        return [name, type === 'text' ? masked(value, maskText) : type === 'name' ? masked(value, maskStatedPayee) : value];
      }),
    ),
  );
}

function masked(value: unknown, mask: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => masked(one, mask)).join('、');
  return typeof value === 'string' ? mask(value) : value;
}

function messageOf({ en, zh }: BothLanguages): BothLanguages {
  return { en: maskText(en), zh: maskText(zh) };
}
