import { BadQuestion, Conflict, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentDataVersion } from '../intake/data-version.js';
import { candidatesOf, LISTED_MAX, matchView, type DecisionRow, type ShownRecord } from './match-view.js';
import type { MatchAnswer, MatchListView, MatchQuestion, MatchState, MatchView } from './match.shapes.js';

/** A batch of the service's own that carries decisions: begun, written, matched and activated by the intake. */
export interface ReviewBatches {
  review(title: string, write: (sequence: number, touch: (payment: string, system: string) => void) => Promise<void>): Promise<unknown>;
}

const PAGE_DEFAULT = 50;

/** The review list of records whose movement is not certain, and what people decide about them. */
export class MatchService {
  constructor(
    private readonly graph: Graph,
    private readonly reviews: ReviewBatches,
    private readonly now: () => number = Date.now,
  ) {}

  async matchesInState({ state = 'open', limit = PAGE_DEFAULT, cursor }: MatchQuestion): Promise<MatchListView> {
    const batch = await currentDataVersion(this.graph);
    const after = cursor === undefined ? undefined : readCursor<{ place: number; id: string }>(cursor, { place: 'number', id: 'string' });
    const page = state === 'open' ? await this.openPage(batch, limit, after) : await this.decidedPage(state, batch, limit, after);
    const last = page.rows.at(-1);
    return {
      matches: await this.views(
        page.rows.map(({ id }) => id),
        state,
        batch,
      ),
      total: page.total,
      amount: page.amount,
      cursor: last && page.rows.length === limit ? writeCursor({ place: last.place, id: last.id }) : null,
      dataVersion: batch,
    };
  }

  /**
   * Keeps what a person says about a record, as a batch of its own, and matches again what it concerns.
   * @throws NotFound where the record is not loaded, Conflict where the decision cannot hold.
   */
  async decideMatch(id: string, { decision, candidate, note }: MatchAnswer): Promise<MatchView> {
    const batch = await currentDataVersion(this.graph);
    const { records, decisions } = await this.read([id, ...(candidate === undefined ? [] : [candidate])], batch);
    const record = records.get(id);
    if (!record) throw new NotFound(`No record ${id} is loaded.`, 'GET /api/matches lists the records that wait for a decision.', { id });
    const before = decisions.get(id);
    const others = decision === 'confirm' ? confirmed(record, before, records, candidate) : await this.rejected(record, before, candidate, batch);
    const title = decision === 'confirm' ? `Match confirmed: ${id}` : `Match rejected: ${id}`;
    await this.reviews.review(title, async (sequence, touch) => {
      const kept = { id: `match:${id}@${sequence}`, record: id, others, decision, note: note ?? null, amount: record.amount, decidedAt: this.now() };
      await this.graph.write('keep-match-decision', { decision: kept, sequence });
      touch(id, record.system ?? '');
      for (const other of others) touch(other, records.get(other)?.system ?? '');
    });
    const [view] = await this.views([id], decision === 'confirm' ? 'confirmed' : 'rejected', await currentDataVersion(this.graph));
    return view!;
  }

  /** All records of the movement it is merged with, so that it does not come back to it through another one; and those rejected before. */
  private async rejected(record: ShownRecord, before: DecisionRow | undefined, candidate: string | undefined, batch: number): Promise<string[]> {
    if (candidate !== undefined)
      throw new BadQuestion('candidate', 'Only a confirmation names a candidate.', 'Leave candidate out to reject the match as it stands.');
    if (!record.observed)
      throw new Conflict('This record is merged with none: there is nothing to reject.', 'GET /api/matches lists the records that wait for a decision.', {
        id: record.id,
      });
    const earlier = before?.decision === 'reject' ? before.others : [];
    const payments = record.of.length === 1 ? [...(await this.read(record.of, batch)).records.values()] : [];
    const observing = payments.flatMap(({ observations }) => observations).filter((other) => other !== record.id);
    return [...new Set([...earlier, ...record.of, ...observing])].sort();
  }

  private async openPage(batch: number, limit: number, after: Place | undefined): Promise<Page> {
    const rows = await this.graph.read<{ id: string; amount: number }>('open-matches', { batch, amount: after?.place ?? null, id: after?.id ?? null, limit });
    const [sum] = await this.graph.read<{ total: number; amount: number }>('open-matches-sum', { batch });
    return { rows: rows.map(({ id, amount }) => ({ id, place: amount })), total: sum!.total, amount: sum!.amount };
  }

  private async decidedPage(state: 'confirmed' | 'rejected', batch: number, limit: number, after: Place | undefined): Promise<Page> {
    const rows = await this.graph.read<{ id: string; sequence: number; total: number; amount: number }>('decided-matches', {
      batch,
      decision: state === 'confirmed' ? 'confirm' : 'reject',
      sequence: after?.place ?? null,
      id: after?.id ?? null,
      limit,
    });
    return { rows: rows.map(({ id, sequence }) => ({ id, place: sequence })), total: rows[0]?.total ?? 0, amount: rows[0]?.amount ?? 0 };
  }

  private async views(ids: readonly string[], state: MatchState, batch: number): Promise<MatchView[]> {
    const { records, decisions } = await this.read(ids, batch);
    const more = ids.flatMap((id) => [...(records.get(id)?.of ?? []).slice(0, LISTED_MAX), ...candidatesOf(records.get(id), decisions.get(id))]);
    const all = new Map([...records, ...(await this.read(more, batch)).records]);
    return Promise.all(
      ids.map(async (id) => {
        const of = all.get(id)?.of ?? [];
        const [sum] = of.length === 0 ? [] : await this.graph.read<{ amount: number }>('movement-sum', { ids: of, batch });
        return matchView(id, state, all, decisions.get(id), sum?.amount ?? 0);
      }),
    );
  }

  private async read(
    ids: readonly string[],
    batch: number,
  ): Promise<{ records: ReadonlyMap<string, ShownRecord>; decisions: ReadonlyMap<string, DecisionRow> }> {
    if (ids.length === 0) return { records: new Map(), decisions: new Map() };
    const asked = [...new Set(ids)];
    const records = await this.graph.read<ShownRecord>('match-records-shown', { ids: asked, batch });
    const decisions = await this.graph.read<DecisionRow>('decisions-on-records', { records: asked, batch });
    return { records: new Map(records.map((record) => [record.id, record])), decisions: new Map(decisions.map((row) => [row.record, row])) };
  }
}

type Place = { readonly place: number; readonly id: string };

interface Page {
  readonly rows: readonly Place[];
  readonly total: number;
  readonly amount: number;
}

function confirmed(record: ShownRecord, before: DecisionRow | undefined, records: ReadonlyMap<string, ShownRecord>, candidate: string | undefined): string[] {
  if (candidate === undefined) {
    if (record.observed) return record.of;
    throw new Conflict('This record is merged with none: there is nothing to confirm.', 'Name the candidate that it belongs to.', { id: record.id });
  }
  const other = records.get(candidate);
  if (!other || ![...record.of, ...candidatesOf(record, before)].includes(candidate))
    throw new BadQuestion('candidate', `${candidate} is no candidate for this record.`, 'Choose one of `candidates` or `movement` of the match.');
  if (other.system === record.system)
    throw new Conflict('Both records are of one system, in which every movement is one record.', 'Choose a record of another system.', { candidate });
  return [candidate];
}
