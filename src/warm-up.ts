import type { Services } from './app.module.js';

/**
 * Asks each common question once after a start, so that the first person to ask does not wait for the database to plan
 * two dozen queries. Nothing depends on it: what fails here fails again, and is told, when somebody asks.
 */
export async function warmUp({ documents, traces, search, entities }: Services, signal: AbortSignal): Promise<void> {
  // One with much behind it touches every query; the largest of a page will do.
  const [first] = (await documents.list({ limit: 50 })).documents.sort((a, b) => b.amount - a.amount);
  if (!first || signal.aborted) return;
  const issuer = first.issuerId === null ? {} : { issuer: first.issuerId };
  const trace = await traces.traceByDocumentNumber(first.number, { ...issuer, depth: 1, limit: 1 });
  const payee = trace.nodes.find((node) => node.level === 'payee');
  for (const ask of [
    () => search.search({ q: first.number, limit: 1 }),
    () => entities.entity(first.id, {}),
    () => (payee ? traces.traceFrom('payee', payee.id, { limit: 1 }) : undefined),
  ]) {
    if (signal.aborted) return;
    await ask();
  }
}
