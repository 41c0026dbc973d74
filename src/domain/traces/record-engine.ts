import { TookTooLong } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../flow/flow-answers.js';
import type { FlowStart } from '../flow/flow-starts.js';
import { Kept } from '../intake/kept.js';
import { RecordGraph } from './record-graph.js';
import type { PaymentRow } from './trace-rows.js';

/** Pages and expansions of one trace come in quick succession; a handful of parts of the record are kept for them. */
const KEPT = 4;
const KEPT_PAYMENTS_MAX = 50_000;

/** The part of the record that one trace needs, and where the trace starts in it. */
interface Part {
  readonly answers: FlowAnswers;
  readonly start: FlowStart;
  readonly queries: readonly string[];
}

/** Answers traces from the database itself: reads the part that a trace needs and computes on it. */
export class RecordEngine {
  private readonly kept = new Kept<Part>(KEPT);

  constructor(private readonly graph: Graph) {}

  async answer(question: AnswerQuestion, stamp: string): Promise<FlowAnswer & { readonly queries: readonly string[] }> {
    const key = JSON.stringify([question.start, question.batch, question.depth, isOnward(question), stamp]);
    const kept = (): Promise<Part> =>
      this.kept.of(
        key,
        () => this.read(question),
        ({ answers }) => answers.graph.payments.count <= KEPT_PAYMENTS_MAX,
      );
    const part = await kept().catch((error: unknown) => {
      // It may have been read for somebody who had less time.
      if (error instanceof TookTooLong && (question.askedAt ?? 0) + question.timeBudgetMs > Date.now()) return kept();
      throw error;
    });
    return { ...part.answers.answer({ ...question, start: part.start }), queries: part.queries };
  }

  private async read(question: AnswerQuestion): Promise<Part> {
    const { start, batch, depth, timeBudgetMs, askedAt = Date.now() } = question;
    const record = new RecordGraph(this.graph, batch, timeBudgetMs, askedAt);
    const { roots, as } = await this.startOf(record, start);
    await record.readFrom(roots, depth, isOnward(question));
    return { answers: new FlowAnswers(record.graph, record.projectNames), start: as, queries: record.queries };
  }

  private async startOf(record: RecordGraph, start: FlowStart): Promise<{ roots: string[]; as: FlowStart }> {
    const lines = (ids: readonly { id: string }[], document: string | null = null): { roots: string[]; as: FlowStart } => {
      const roots = ids.map(({ id }) => id);
      return { roots, as: { kind: 'lines', lines: roots, document } };
    };
    switch (start.kind) {
      case 'lines':
        return { roots: [...start.lines], as: start };
      case 'document': {
        const own = await record.read<{ id: string }>('lines-of-document', { documentId: start.document });
        if (own.length > 0) return lines(own, start.document);
        const upper = await record.read<{ id: string }>('lines-of-upper-number', { number: start.number });
        if (upper.length === 0) record.graph.documents.intern(start.document);
        return lines(upper, start.document);
      }
      case 'number':
        throw new Error('a number is looked up before the record is read');
      case 'set':
        return lines(await record.read<{ id: string }>('lines-of-set', { ...start.set }));
      case 'indicator':
        return lines([{ id: start.id }]);
      case 'project':
        return lines(await record.read<{ id: string }>('lines-of-project', { projectId: start.id }));
      case 'payment':
        return { roots: await record.readOrigins(await record.read<PaymentRow>('payment-by-id', { paymentId: start.id, scope: null })), as: start };
      default: {
        const accounts =
          start.kind === 'account' ? [start.id] : (await record.read<{ id: string }>('accounts-of-party', { partyId: start.id })).map(({ id }) => id);
        return { roots: await record.readOrigins(await record.read<PaymentRow>('documented-payments-into-accounts', { accounts, scope: null })), as: start };
      }
    }
  }
}

/** Reach tells what leaves who is paid even where nothing is followed; a trace asks nothing of it then. */
function isOnward({ depth, view }: AnswerQuestion): boolean {
  return depth > 0 || view.view === 'reach';
}
