import { Ambiguous, BadQuestion, DocumentNotFound, NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import type { DocumentService } from '../documents/document.service.js';
import type { FoundDocument } from '../documents/document.shapes.js';
import { unseen } from '../entities/visible-entity.js';
import { currentData, currentDataVersion } from '../intake/data-version.js';
import { assembleTrace, type FullTrace, type TraceStart } from './assemble-trace.js';
import { bare, drawAggregate, drawNeighbours, NODES_DRAWN_MAX, type Drawing } from './draw-aggregate.js';
import { readCursor, type PageCursor } from './page-cursor.js';
import { pageRows } from './page-rows.js';
import { maskedStartName } from './start-name.js';
import { originsOf } from './trace-origins.js';
import { TraceReader, type TraceMaterial } from './trace-reader.js';
import type { PaymentRow } from './trace-rows.js';
import type { StartKind, TraceQuestion, TraceStep, TraceView } from './trace.shapes.js';

const HUB_CAP = 10;
const PAGE_ROWS = 200;
/** Pages and expansions of one trace come in quick succession; a handful of whole answers are kept for them. */
const KEPT_TRACES = 8;
/** An answer larger than this is computed again rather than kept. */
const KEPT_STEPS_MAX = 50_000;

/** Answers "where did this money come from and where did it go", from a document number or another start. */
export class TraceService {
  private readonly kept = new Map<string, FullTrace>();

  constructor(
    private readonly graph: Graph,
    private readonly documents: DocumentService,
    private readonly scopes: ScopeService,
  ) {}

  /** Throws `DocumentNotFound`, `Ambiguous` (one number, several issuers), `BadQuestion`, `TooLarge`, `GraphUnavailable`. */
  async traceByDocumentNumber(number: string, question: TraceQuestion): Promise<TraceView> {
    const trace = await this.wholeByDocumentNumber(number, question);
    return view(trace, question);
  }

  /** `id` is the business id of an indicator, payment, account, payee (unit, enterprise, household, person) or project. */
  async traceFrom(kind: StartKind, id: string, question: TraceQuestion): Promise<TraceView> {
    const batch = versionOf(question, await currentDataVersion(this.graph));
    const trace = await this.whole([kind, id], question, batch, (reader) => this.materialFrom(kind, id, reader, question.depth ?? 0));
    return view(trace, question);
  }

  /** Every step of a trace by (time, id), for CSV and NDJSON. */
  async *steps(number: string, question: TraceQuestion): AsyncGenerator<TraceStep> {
    const trace = await this.wholeByDocumentNumber(number, question);
    for (const step of trace.steps) yield bare(step);
  }

  private async wholeByDocumentNumber(number: string, question: TraceQuestion): Promise<FullTrace> {
    const found = await this.findDocument(number, question);
    const batch = versionOf(question, found.dataVersion);
    return this.whole(['document', found.id], question, batch, async (reader) => {
      let lines = await reader.read<{ id: string }>('lines-of-document', { documentId: found.id });
      if (lines.length === 0) lines = await reader.read<{ id: string }>('lines-of-upper-number', { number: found.number });
      const material = await reader.material(
        lines.map((line) => line.id),
        question.depth ?? 0,
      );
      if (reader.scope !== null && ![...material.reached].some((id) => material.lines.get(id)?.inScope)) {
        // Nothing of it reached the caller's region: the answer is the same as for a number that does not exist.
        const candidates = await this.documents.near(number, reader.scope, batch);
        throw new DocumentNotFound(`No document has the number ${found.number}.`, 'Check the agency, the year and the number, or ask without `scope`.', {
          number: found.number,
          candidates,
        });
      }
      return { material, start: startOf(found) };
    });
  }

  /** A document of another region is found as well: what it brought into the caller's own is theirs to see, near numbers are not. */
  private async findDocument(number: string, question: TraceQuestion): Promise<FoundDocument> {
    try {
      return await this.documents.find(number, question.issuer);
    } catch (error) {
      if (question.scope === undefined || !(error instanceof Ambiguous || error instanceof DocumentNotFound)) throw error;
      return this.documents.find(number, question.issuer, question.scope);
    }
  }

  private async whole(
    start: readonly string[],
    question: TraceQuestion,
    batch: number,
    read: (reader: TraceReader) => Promise<{ material: TraceMaterial; start: TraceStart }>,
  ): Promise<FullTrace> {
    const scope = await this.scopes.regionsIn(question.scope);
    // The stamp tells apart two graphs that were numbered from one: demo data removed, own data loaded.
    const key = JSON.stringify([...start, question.depth ?? 0, scope, batch, (await currentData(this.graph)).stamp]);
    const kept = this.kept.get(key);
    if (kept) return kept;
    const { material, start: from } = await read(new TraceReader(this.graph, scope, batch));
    const trace = assembleTrace(material, from);
    if (trace.steps.length <= KEPT_STEPS_MAX) {
      this.kept.set(key, trace);
      if (this.kept.size > KEPT_TRACES) this.kept.delete(this.kept.keys().next().value!);
    }
    return trace;
  }

  private async materialFrom(kind: StartKind, id: string, reader: TraceReader, depth: number): Promise<{ material: TraceMaterial; start: TraceStart }> {
    const [thing] =
      kind === 'payment'
        ? []
        : await reader.read<{ id: string; label: string; name: string | null; region: string | null; inScope: boolean; kind: string | null }>('start', {
            id,
            scope: reader.scope,
          });
    if (kind !== 'payment' && (!thing || !LABELS[kind].includes(thing.label))) throw unseen(id, reader.scope);
    if (thing && !thing.inScope && (kind === 'indicator' || kind === 'project')) throw unseen(id, reader.scope);
    const document = { id, number: thing ? maskedStartName(thing) : id, numberAsWritten: null, title: null, issuer: null, issuedAt: null, amount: 0 };
    if (kind === 'indicator') return { material: await reader.material([id], depth), start: { document, rootNode: null } };
    if (kind === 'project') {
      const lines = await reader.read<{ id: string }>('lines-of-project', { projectId: id });
      return {
        material: await reader.material(
          lines.map((line) => line.id),
          depth,
        ),
        start: { document, rootNode: null },
      };
    }
    const payments = (await this.startPayments(kind, id, reader)).filter((row) => row.inScope);
    // Somebody of another region is seen only as the payee of the caller's own payments.
    if (payments.length === 0 && !(thing?.inScope ?? false)) throw unseen(id, reader.scope);
    const lines = new Set(payments.flatMap((row) => row.indicator ?? []));
    const batches = [...new Set(payments.filter((row) => row.indicator === null).flatMap((row) => row.batch ?? []))];
    if (batches.length > 0) for (const row of await reader.read<{ lineId: string }>('batch-funding', { lines: [], batches })) lines.add(row.lineId);
    const whole = await reader.material([...lines].sort(), 0);
    const material = { ...whole, origins: originsOf(whole, new Set(payments.map((row) => row.id))) };
    return { material: await reader.onwardOf(material, depth), start: { document, rootNode: kind === 'payment' ? null : id } };
  }

  private async startPayments(kind: StartKind, id: string, reader: TraceReader): Promise<PaymentRow[]> {
    if (kind === 'payment') {
      const rows = await reader.read<PaymentRow>('payment-by-id', { paymentId: id, scope: reader.scope });
      return rows;
    }
    const accounts = kind === 'account' ? [id] : (await reader.read<{ id: string }>('accounts-of-party', { partyId: id })).map((row) => row.id);
    return reader.read<PaymentRow>('documented-payments-into-accounts', { accounts, scope: reader.scope });
  }
}

/** The version a page goes on with; one that is not there yet would show rows of a load in progress. */
function versionOf(question: TraceQuestion, current: number): number {
  const version = cursorOf(question)?.dataVersion ?? current;
  if (version > current) throw new BadQuestion('cursor', 'The cursor names a data version that does not exist.', 'Leave the cursor out to begin again.');
  return version;
}

function cursorOf(question: TraceQuestion): PageCursor | undefined {
  return question.cursor === undefined ? undefined : readCursor(question.cursor);
}

function view(trace: FullTrace, question: TraceQuestion): TraceView {
  const { document, levels, totals, net, excess, dataVersion, queries } = trace;
  const { nodes, steps, cutOff } = drawing(trace, question);
  return { document, nodes, steps, levels: [...levels], totals, net, excess: [...excess], cutOff, dataVersion, queries: [...queries] };
}

function drawing(trace: FullTrace, question: TraceQuestion): Drawing {
  const skip = cursorOf(question)?.skip ?? 0;
  if (question.view === 'rows') return pageRows(trace, question.limit ?? PAGE_ROWS, skip);
  const limit = Math.min(question.limit ?? NODES_DRAWN_MAX, NODES_DRAWN_MAX);
  if (question.node === undefined) return drawAggregate(trace, limit, question.hubCap ?? HUB_CAP);
  const neighbours = drawNeighbours(trace, question.node, limit, skip);
  if (!neighbours)
    throw new NotFound('The trace has no such node.', 'Take the id of a node from the same trace, with the same depth and scope.', { node: question.node });
  return neighbours;
}

function startOf(found: FoundDocument): TraceStart {
  const { id, number, numberAsWritten, title, issuer, issuedAt } = found;
  return { document: { id, number, numberAsWritten, title, issuer, issuedAt, amount: 0 }, rootNode: null, documentRegion: found.region };
}

/** What a start may be. */
const LABELS: Readonly<Record<Exclude<StartKind, 'payment'>, readonly string[]>> = {
  indicator: ['Indicator'],
  account: ['Account'],
  payee: ['Unit', 'Enterprise', 'Household', 'Person'],
  project: ['Project'],
};
