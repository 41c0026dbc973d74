import { TookTooLong, TooLarge } from '../../failures.js';
import type { Beside } from '../attribution/beside.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { flow, type FlowQuestion } from './flow.js';
import { FlowStarts, type FlowStart } from './flow-starts.js';
import { largestDocuments } from './largest-documents.js';
import { Outliner } from './outliner.js';
import type { Outline, OutlineView, ReachedAccounts } from './outline-view.js';
import { GaveWay, PreparedAnswers, unpacked, type PackedAnswer } from './prepared-answers.js';
import { reach } from './reach.js';
import { Remarks, wordsOf } from './remarks.js';
import { Sight } from './sight.js';
import type { WalkQuestion } from './walk.js';
import { WorkSpace } from './work-space.js';

/** A question in plain values, so that it can be asked across threads. Times are epoch ms. */
export interface AnswerQuestion {
  readonly start: FlowStart;
  readonly batch: number;
  /** null: no bound. */
  readonly asOf: number | null;
  readonly depth: number;
  readonly windowMs: number | null;
  readonly edgesMax: number;
  readonly scope: readonly string[] | null;
  readonly timeBudgetMs: number;
  /** When it was asked, epoch ms: waiting for others counts as well. Left out: now. */
  readonly askedAt?: number;
  readonly view: OutlineView | ReachPage;
}

/** Reach alone, without ledgers and methods: one page of the accounts reached. */
export interface ReachPage {
  readonly view: 'reach';
  readonly limit: number;
  readonly skip: number;
}

export interface FlowAnswer {
  /**
   * `unseen`: there is no such start, or nothing of it may be seen; `unclear`: not exactly one document with lines has the number;
   * `no-node`: the view names a node that the trace does not have; `not-ready`: there is no graph to ask at the moment.
   */
  readonly outcome: 'answered' | 'unseen' | 'unclear' | 'no-node' | 'not-ready';
  /** Id of the document that the trace starts from, where it starts from one. */
  readonly documentId?: string;
  readonly outline?: Outline;
  /** The answer where reach alone was asked for. */
  readonly reach?: ReachedAccounts;
  /** Lines the trace starts from. */
  readonly roots: readonly string[];
}

/** A flow that pages and expansions can be shown of, and the lines it started from. */
interface Computed {
  readonly outliner: Outliner;
  readonly roots: readonly number[];
}

/** Pages and expansions of one trace come in quick succession; a handful of whole flows are kept for them. */
const KEPT = 8;
/** Steps of all that is kept together, some 400 bytes each: so the document with a million payments is one of them. */
const KEPT_STEPS_MAX = 1_500_000;
/** Documents with so many payments are answered before anybody asks; smaller ones take a few milliseconds. */
const PREPARED_FROM = 5_000;
/** Payments of all documents that are, at some five microseconds each. */
const PREPARED_PAYMENTS_MAX = 15_000_000;
/** A document that had to give way so often is left to whoever asks for it. */
const TRIES_MAX = 5;
const PREPARING_MS = 60_000;

/** Computes traces on one graph, one at a time, without a pause. */
export class FlowAnswers {
  private readonly space: WorkSpace;
  private readonly starts: FlowStarts;
  private readonly kept = new Map<string, Computed>();
  private readonly ready = new PreparedAnswers();

  constructor(
    readonly graph: MoneyGraph,
    /** Project id → name, to recognise projects in purpose texts. */
    public projectNames: ReadonlyMap<string, string> = new Map(),
    beside?: Beside,
  ) {
    this.space = new WorkSpace(graph, beside);
    this.starts = new FlowStarts(graph);
  }

  /** Works out ahead, some at a time, what questions about the newest data need beside the graph itself. */
  ahead(): Generator<void> {
    return this.space.sums.ahead();
  }

  /** Documents whose first answers are ready. */
  get prepared(): number {
    return this.ready.count;
  }

  /**
   * Answers what is asked first about the documents with most payments, one after the other, in some views and without bounds. As soon as
   * `isWanted` says that somebody waits, the one under way is given up and tried again after the pause. Documents with fewer than `least`
   * payments are left to whoever asks.
   */
  *prepare(views: readonly OutlineView[], isWanted: () => boolean, least = PREPARED_FROM): Generator<void> {
    const { graph } = this;
    const { version, stamp } = graph;
    const isCurrent = (): boolean => graph.version === version && graph.stamp === stamp;
    let payments = 0;
    for (const { document, payments: own } of yield* largestDocuments(graph, version, least)) {
      if (this.ready.isFull) return;
      if (graph.documents.number[document]! < 0) continue;
      payments += own;
      // A smaller one may still have room.
      if (payments > PREPARED_PAYMENTS_MAX) payments -= own;
      else
        for (let tries = 0; tries < TRIES_MAX; tries += 1) {
          yield;
          if (!isCurrent()) return;
          if (this.prepareOne(document, views, isWanted)) break;
        }
    }
  }

  /** False where it gave way. What cannot be answered is told to whoever asks. */
  private prepareOne(document: number, views: readonly OutlineView[], isWanted: () => boolean): boolean {
    const { documents, numbers, version } = this.graph;
    const documentId = documents.ids.id(document);
    const question: Omit<AnswerQuestion, 'view'> = {
      start: { kind: 'document', document: documentId, number: numbers.name(documents.number[document]!) },
      batch: version,
      asOf: null,
      depth: 0,
      windowMs: null,
      edgesMax: 0,
      scope: null,
      timeBudgetMs: PREPARING_MS,
    };
    const giveWay = (): void => {
      if (isWanted()) throw new GaveWay();
    };
    try {
      giveWay();
      const computed = this.compute(question, new Sight(this.graph, null, version), performance.now(), giveWay);
      if (computed)
        this.ready.keep(
          document,
          views.map((view) => [this.keyOf(question) + viewKey(view), { ...this.shown(computed, view), documentId }] as const),
        );
      return true;
    } catch (error) {
      if (error instanceof GaveWay) return false;
      if (error instanceof TookTooLong || error instanceof TooLarge) return true;
      throw error;
    }
  }

  answer(question: AnswerQuestion): FlowAnswer {
    const begun = performance.now();
    const ready = this.packed(question);
    if (ready) return unpacked(ready);
    const start = this.startOf(question);
    if (start === undefined) return { outcome: 'unclear', roots: [] };
    const answer = this.answerFrom({ ...question, start }, begun);
    return start.kind === 'document' ? { ...answer, documentId: start.document } : answer;
  }

  /** The answer where it was worked out before anybody asked. */
  packed(question: AnswerQuestion): PackedAnswer | undefined {
    const { view } = question;
    if (view.view !== 'aggregate' && view.view !== 'totals') return undefined;
    const start = this.startOf(question);
    return start && this.ready.of(this.keyOf({ ...question, start }) + viewKey(view));
  }

  private answerFrom(question: AnswerQuestion, begun: number): FlowAnswer {
    const { view } = question;
    if (view.view === 'reach') return this.reach(question, view, begun);
    const key = this.keyOf(question);
    let known = this.kept.get(key);
    if (!known) {
      const computed = this.compute(question, new Sight(this.graph, question.scope, question.batch), begun);
      if (computed === null) return { outcome: 'unseen', roots: [] };
      known = computed;
    }
    this.keep(key, known);
    return this.shown(known, view);
  }

  private shown({ outliner, roots }: Computed, view: OutlineView): FlowAnswer {
    const outline = outliner.outline(view);
    return outline ? { outcome: 'answered', outline, roots: this.idsOf(roots) } : { outcome: 'no-node', roots: this.idsOf(roots) };
  }

  /** All that decides an answer, apart from the view. Where no money is followed onward, neither window nor number of edges does. */
  private keyOf({ start, batch, asOf, depth, windowMs, edgesMax, scope }: Omit<AnswerQuestion, 'view'>): string {
    return JSON.stringify([start, batch, asOf, depth, ...(depth === 0 ? [] : [windowMs, edgesMax]), scope, this.graph.version, this.graph.stamp]);
  }

  /** Keeps the flow asked for last, and of the others those asked for last, as many as there is room for. */
  private keep(key: string, computed: Computed): void {
    this.kept.delete(key);
    this.kept.set(key, computed);
    let steps = [...this.kept.values()].reduce((sum, { outliner }) => sum + outliner.flow.steps.count, 0);
    for (const [oldest, { outliner }] of this.kept) {
      if (this.kept.size <= KEPT && steps <= KEPT_STEPS_MAX) return;
      this.kept.delete(oldest);
      steps -= outliner.flow.steps.count;
    }
  }

  /** A number alone is the document that has it; undefined where not exactly one document with lines does. */
  private startOf({ start, batch }: AnswerQuestion): FlowStart | undefined {
    if (start.kind !== 'number') return start;
    const { documents, numbers, version } = this.graph;
    // Numbers are known as they are now; an earlier batch may have known them otherwise.
    const named = batch < version ? [] : documents.byNumber(numbers.number(start.number)).filter((document) => documents.visible(document, batch));
    const carrying = named.filter((document) => documents.linesOf(document, batch).length > 0);
    if (named.length !== 1 || carrying.length !== 1) return undefined;
    return { kind: 'document', document: documents.ids.id(carrying[0]!), number: start.number };
  }

  /** Forgets kept flows; to be called when the graph has changed. */
  forget(): void {
    this.kept.clear();
    this.ready.clear();
  }

  private reach(question: AnswerQuestion, { skip, limit }: ReachPage, begun: number): FlowAnswer {
    const sight = new Sight(this.graph, question.scope, question.batch);
    const started = this.starts.of(question, sight);
    if (started === null) return { outcome: 'unseen', roots: [] };
    const { ids } = this.graph.accounts;
    const { accounts, ...reached } = reach(this.space, { ...started, ...this.walkOf(question, begun), sight, skip, limit });
    return {
      outcome: 'answered',
      reach: { ...reached, accounts: accounts.map(({ account, ...one }) => ({ accountId: ids.id(account), ...one })) },
      roots: this.idsOf(started.roots),
    };
  }

  /** The first of the lines a trace starts from: enough to say what it is about. */
  private idsOf(roots: readonly number[]): string[] {
    return roots.slice(0, 50).map((line) => this.graph.lines.ids.id(line));
  }

  private compute(question: Omit<AnswerQuestion, 'view'>, sight: Sight, begun: number, giveWay?: () => void): Computed | null {
    const started = this.starts.of(question, sight);
    if (started === null) return null;
    const { batch } = question;
    const flowQuestion: FlowQuestion = {
      ...started,
      ...this.walkOf(question, begun, giveWay),
      sight,
      remarks: (reached, payouts) => {
        const remarks = new Remarks(this.graph, wordsOf(this.graph, this.projectNames, reached, payouts, batch));
        return (purpose) => remarks.names(purpose);
      },
    };
    return { outliner: new Outliner(this.graph, flow(this.space, flowQuestion), batch, sight), roots: started.roots };
  }

  /** How far a walk goes, and when it is given up. */
  private walkOf(question: Omit<AnswerQuestion, 'view'>, begun: number, giveWay?: () => void): Omit<WalkQuestion, 'roots' | 'origins'> {
    const end = begun + question.timeBudgetMs - (question.askedAt === undefined ? 0 : Math.max(0, Date.now() - question.askedAt));
    return {
      batch: question.batch,
      asOf: question.asOf ?? Infinity,
      depth: question.depth,
      windowMs: question.windowMs ?? Infinity,
      edgesMax: question.edgesMax,
      check: () => {
        giveWay?.();
        if (performance.now() <= end) return;
        throw notInTime(question.timeBudgetMs);
      },
    };
  }
}

/** The answer was not there when its time was over; nothing of it is given. */
export function notInTime(timeBudgetMs: number): TookTooLong {
  return new TookTooLong(
    `The trace was not done within ${timeBudgetMs} milliseconds.`,
    'Ask with a smaller depth or window, or give it more time with timeBudgetMs.',
    { timeBudgetMs },
  );
}

function viewKey(view: OutlineView): string {
  return view.view === 'aggregate' ? ` ${view.view} ${view.limit} ${view.hubCap} ${view.amountMin}` : ` ${view.view}`;
}
