import { Ambiguous, BadQuestion, DocumentNotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import type { DocumentService } from '../documents/document.service.js';
import type { FoundDocument } from '../documents/document.shapes.js';
import type { AnswerQuestion, FlowAnswer } from '../flow/flow-answers.js';
import type { FlowStart } from '../flow/flow-starts.js';
import { currentData } from '../intake/data-version.js';
import { latestInstant, momentOf } from '../model/moment.js';
import type { FlowEngine } from './flow-engine.js';
import { digestOfQuestion, readCursor } from './page-cursor.js';
import { RecordEngine } from './record-engine.js';
import { numberOf } from './trace-start.js';
import type { TraceDocument } from './trace.shapes.js';
import type { WalkBounds } from './trace-question.shapes.js';
import type { EngineName } from './words.js';

const EDGES_MAX = 2_000_000;
const TIME_BUDGET_MS = 30_000;
const DAY_MS = 86_400_000;

/** What every question about money that moves can say. */
export type Bounds = WalkBounds & { readonly depth?: number };

/** A question with its moment, its scope and its engine decided. */
export interface Ask<Question extends Bounds = Bounds> {
  readonly question: Question;
  /** Changes when the memory goes away meanwhile. */
  engine: EngineName;
  readonly batch: number;
  readonly asOf: number;
  readonly stamp: string;
  readonly scope: readonly string[] | null;
  /** Which question its pages belong to. */
  readonly of: string;
}

export type EngineAnswer = FlowAnswer & { readonly queries: readonly string[] };

/** An answer about one document, and what is known of the document itself. */
export interface DocumentAnswer {
  readonly answer: EngineAnswer;
  readonly document: TraceDocument;
  readonly documentRegion: string | null;
}

export const NOTHING_KNOWN = { number: '', numberAsWritten: null, title: null, issuer: null, issuedAt: null, amount: 0 } as const;

/** Decides moment, scope and engine of a question and asks the engine. */
export class FlowAsker {
  private readonly record: RecordEngine;

  constructor(
    private readonly graph: Graph,
    private readonly documents: DocumentService,
    private readonly scopes: ScopeService,
    /** The money graph in memory; without one, or while it is not ready, every answer comes from the record. */
    private readonly projection?: FlowEngine,
  ) {
    this.record = new RecordEngine(graph);
  }

  /** `start`: from where the question starts, as far as it does not say so itself. Throws `BadQuestion`, `GraphUnavailable`. */
  async ask<Question extends Bounds>(question: Question, start = ''): Promise<Ask<Question>> {
    const memory = this.projection?.state();
    if (question.engine === 'projection' && !memory)
      throw new BadQuestion(
        'engine',
        'The money graph is not in memory at the moment.',
        'Leave `engine` out, or ask with engine=cypher; GET /api/status tells why.',
      );
    const isMemory = memory !== undefined && question.engine !== 'cypher';
    // The memory is one state of its own, at most moments behind the newest batch: asking the record first would cost more than the answer.
    const { sequence, stamp } = isMemory ? { sequence: memory.version, stamp: memory.stamp } : await currentData(this.graph);
    const { batch, asOf } = momentOf(question, sequence);
    const of = digestOfQuestion(start, question);
    const cursor = question.cursor === undefined ? undefined : readCursor(question.cursor);
    if (cursor !== undefined && cursor.of !== of)
      throw new BadQuestion(
        'cursor',
        'The cursor belongs to another question.',
        'Ask the same as for the page before, or leave the cursor out to begin again.',
      );
    const page = cursor?.dataVersion;
    if (page !== undefined && (page > sequence || (page < 1 && sequence > 0)))
      throw new BadQuestion('cursor', 'The cursor names a data version that does not exist.', 'Leave the cursor out to begin again.');
    const counted = page ?? batch;
    // Of an earlier batch the regions count as they were known then; today's are kept ready.
    const scope = await this.scopes.regionsIn(question.scope, counted < sequence ? counted : undefined);
    return { question, engine: isMemory ? 'projection' : 'cypher', batch: counted, asOf, stamp, scope, of };
  }

  async answer(ask: Ask, start: FlowStart, view: AnswerQuestion['view']): Promise<EngineAnswer> {
    const { question } = ask;
    const asked: AnswerQuestion = {
      start,
      batch: ask.batch,
      asOf: ask.asOf === Infinity ? null : ask.asOf,
      depth: question.depth ?? 0,
      windowMs: question.windowDays === undefined ? null : question.windowDays * DAY_MS,
      edgesMax: question.edges ?? EDGES_MAX,
      scope: ask.scope,
      timeBudgetMs: question.timeBudgetMs ?? TIME_BUDGET_MS,
      askedAt: Date.now(),
      view,
    };
    if (ask.engine === 'projection') {
      const answer = await this.projection!.answer(asked);
      if (answer.outcome !== 'not-ready') return { ...answer, queries: [] };
      ask.engine = 'cypher';
      if (start.kind === 'number') return { outcome: 'unclear', roots: [], queries: [] };
    }
    return this.record.answer(asked, ask.stamp);
  }

  /** Throws `DocumentNotFound` also where nothing of the document reached the caller's region. */
  async byNumber(text: string, ask: Ask, view: AnswerQuestion['view']): Promise<DocumentAnswer> {
    const answered = await this.quickByNumber(text, ask, view);
    const { answer, document } = answered;
    if (ask.scope !== null && (answer.outline ?? answer.reach)?.isEmpty === true)
      throw await this.documents.unknown(text, document.number, ask.scope, ask.batch, latestInstant(ask));
    return answered;
  }

  private async quickByNumber(text: string, ask: Ask, view: AnswerQuestion['view']): Promise<DocumentAnswer> {
    const { issuer } = ask.question;
    if (ask.engine === 'projection' && issuer === undefined) {
      const number = numberOf(text);
      const answer = await this.answer(ask, { kind: 'number', number }, view);
      if (answer.outcome !== 'unclear') return { answer, document: { ...NOTHING_KNOWN, id: answer.documentId ?? number, number }, documentRegion: null };
    }
    const found = await this.findDocument(text, ask);
    const { id, number, numberAsWritten, title, issuer: by, issuedAt } = found;
    const answer = await this.answer(ask, { kind: 'document', document: id, number }, view);
    return { answer, document: { id, number, numberAsWritten, title, issuer: by, issuedAt, amount: 0 }, documentRegion: found.region };
  }

  /**
   * A document of another region is found as well: what it brought into the caller's own is theirs to see, near numbers are not. Of a
   * number that nobody has the same is said, and as quickly, as of one that brought nothing into the caller's region.
   */
  async findDocument(text: string, ask: Ask): Promise<FoundDocument> {
    const { question, batch } = ask;
    const { issuer, scope } = question;
    const when = batch === 0 ? {} : { asOfBatch: batch };
    const anywhere = await this.documents.locate(text, issuer, undefined, when).catch((error: unknown) => {
      if (scope === undefined || !(error instanceof Ambiguous || error instanceof DocumentNotFound)) throw error;
      return this.documents.locate(text, issuer, scope, when);
    });
    if (anywhere) return anywhere;
    throw await this.documents.unknown(text, numberOf(text), ask.scope, batch, latestInstant(ask));
  }
}
