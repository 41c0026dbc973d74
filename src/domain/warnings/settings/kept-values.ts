import { createHash } from 'node:crypto';
import type { Graph, Row } from '../../../graph/graph.js';

/** A longer value, such as a whitelist or a calendar, is kept once and named by its digest: thousands of findings are made with the same one. */
const LETTERS_MAX = 300;

interface KeptValue {
  readonly kept: string;
}

/** Parameters as a finding keeps them, so that a replay has the very same ones whatever has been said since. */
export async function keptSettings(graph: Graph, settings: Readonly<Record<string, unknown>>): Promise<string> {
  const long: { id: string; text: string }[] = [];
  const kept = Object.entries(settings).map(([name, value]) => {
    const text = JSON.stringify(value);
    if (text.length <= LETTERS_MAX) return [name, value] as const;
    const id = createHash('sha256').update(text).digest('hex');
    long.push({ id, text });
    return [name, { kept: id } satisfies KeptValue] as const;
  });
  if (long.length > 0) await graph.write('keep-setting-values', { rows: long });
  return JSON.stringify(Object.fromEntries(kept));
}

/** What `keptSettings` kept. */
export async function settingsAgain(graph: Graph, text: string): Promise<Record<string, unknown>> {
  const settings = JSON.parse(text) as Record<string, unknown>;
  const ids = Object.values(settings).flatMap((value) => (isKept(value) ? [value.kept] : []));
  if (ids.length === 0) return settings;
  const rows = await graph.read<{ id: string; text: string } & Row>('setting-values', { ids });
  const texts = new Map(rows.map(({ id, text: one }) => [id, one]));
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      if (!isKept(value)) return [name, value];
      const one = texts.get(value.kept);
      if (one === undefined) throw new Error(`The value ${value.kept} of ${name}, with which a finding was made, is kept no longer`);
      return [name, JSON.parse(one) as unknown];
    }),
  );
}

function isKept(value: unknown): value is KeptValue {
  return typeof value === 'object' && value !== null && typeof (value as Partial<KeptValue>).kept === 'string';
}
