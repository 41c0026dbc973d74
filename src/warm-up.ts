import type { Services } from './app.module.js';

/** Planning takes a second or two; what takes longer is reading, which nobody has asked for. */
const BOUNDS = { limit: 1, edges: 2_000, timeBudgetMs: 30_000 };

/**
 * Asks each common question once after a start, so that the first person to ask does not wait for the database to plan
 * two dozen queries. Nothing depends on it: what fails here fails again, and is told, when somebody asks.
 */
export async function warmUp({ documents, traces, search, entities }: Services, signal: AbortSignal): Promise<void> {
  // One that passes something on touches every query; the largest of a province would keep the database busy for minutes.
  const { documents: page } = await documents.list({ limit: 50 });
  const first = page.filter(({ lines }) => lines > 0).sort((a, b) => a.amount - b.amount)[0] ?? page[0];
  if (!first || signal.aborted) return;
  const issuer = first.issuerId === null ? {} : { issuer: first.issuerId };
  const trace = await traces.trace({ number: first.number }, { ...issuer, ...BOUNDS, depth: 1 });
  const payee = trace.nodes.find((node) => node.level === 'payee');
  for (const ask of [
    () => search.search({ q: first.number, limit: 1 }),
    () => entities.entity(first.id, {}),
    () => (payee ? traces.trace({ kind: 'payee', id: payee.id }, BOUNDS) : undefined),
  ]) {
    if (signal.aborted) return;
    await ask();
  }
}
