import { TookTooLong, TooLarge } from '../../failures.js';
import { PAYMENT_KINDS } from '../model/model.js';
import { listOf } from '../projection/adjacency.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import type { StartKind } from '../traces/words.js';
import { flow, type FlowQuestion } from './flow.js';
import { Outliner } from './outliner.js';
import type { Outline, OutlineView, ReachedAccounts } from './outline-view.js';
import { reach } from './reach.js';
import { Remarks, wordsOf } from './remarks.js';
import { Sight } from './sight.js';
import type { WalkQuestion } from './walk.js';
import { WorkSpace } from './work-space.js';

/** Where a trace starts. */
export type FlowStart =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly document: string | null }
  | { readonly kind: 'document'; readonly document: string; readonly number: string }
  /** A document by its number alone, where one document only has it. */
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: StartKind; readonly id: string; readonly inScope: boolean }
  | { readonly kind: 'set'; readonly set: LineSet };

/** Lines that have everything a set asks for; what is null is not asked. */
export interface LineSet {
  readonly documents: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly funds: readonly string[] | null;
  readonly projects: readonly string[] | null;
  readonly years: readonly number[] | null;
  /** Region codes, subtrees already opened. */
  readonly regions: readonly string[] | null;
}

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
  /** Id of the document found by its number alone. */
  readonly documentId?: string;
  readonly outline?: Outline;
  /** The answer where reach alone was asked for. */
  readonly reach?: ReachedAccounts;
  /** Lines the trace starts from. */
  readonly roots: readonly string[];
}

/** Where a trace starts, in numbers. */
type Started = Pick<FlowQuestion, 'roots' | 'origins' | 'root' | 'documentAlone'>;

/** A flow that pages and expansions can be shown of, and the lines it started from. */
interface Computed {
  readonly outliner: Outliner;
  readonly roots: readonly number[];
}

/** Pages and expansions of one trace come in quick succession; a handful of whole flows are kept for them. */
const KEPT = 8;
/** Steps of all that is kept together, some 400 bytes each: so the document with a million payments is one of them. */
const KEPT_STEPS_MAX = 1_500_000;
const ROOTS_MAX = 200_000;

/** Computes traces on one graph, one at a time, without a pause. */
export class FlowAnswers {
  private readonly space: WorkSpace;
  private readonly kept = new Map<string, Computed>();

  constructor(
    readonly graph: MoneyGraph,
    /** Project id → name, to recognise projects in purpose texts. */
    public projectNames: ReadonlyMap<string, string> = new Map(),
  ) {
    this.space = new WorkSpace(graph);
  }

  /** Works out ahead, some at a time, what questions about the newest data need beside the graph itself. */
  ahead(): Generator<void> {
    return this.space.sums.ahead();
  }

  answer(question: AnswerQuestion): FlowAnswer {
    const begun = performance.now();
    if (question.start.kind === 'number') return this.byNumber(question.start.number, question);
    const { view, timeBudgetMs: _budget, askedAt: _asked, ...about } = question;
    if (view.view === 'reach') return this.reach(question, view, begun);
    const key = JSON.stringify([about, this.graph.version, this.graph.stamp]);
    let known = this.kept.get(key);
    if (!known) {
      const computed = this.compute(question, new Sight(this.graph, question.scope, question.batch), begun);
      if (computed === null) return { outcome: 'unseen', roots: [] };
      known = computed;
    }
    this.keep(key, known);
    const shown = known.outliner.outline(view);
    const roots = this.idsOf(known.roots);
    return shown ? { outcome: 'answered', outline: shown, roots } : { outcome: 'no-node', roots };
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

  private byNumber(number: string, question: AnswerQuestion): FlowAnswer {
    const { documents, numbers, version } = this.graph;
    // Numbers are known as they are now; an earlier batch may have known them otherwise.
    const named = question.batch < version ? [] : documents.byNumber(numbers.number(number)).filter((document) => documents.visible(document, question.batch));
    const carrying = named.filter((document) => documents.linesOf(document, question.batch).length > 0);
    if (named.length !== 1 || carrying.length !== 1) return { outcome: 'unclear', roots: [] };
    const documentId = documents.ids.id(carrying[0]!);
    return { ...this.answer({ ...question, start: { kind: 'document', document: documentId, number } }), documentId };
  }

  /** Forgets kept flows; to be called when the graph has changed. */
  forget(): void {
    this.kept.clear();
  }

  private reach(question: AnswerQuestion, { skip, limit }: ReachPage, begun: number): FlowAnswer {
    const sight = new Sight(this.graph, question.scope, question.batch);
    const started = this.startOf(question, sight);
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

  private compute(question: AnswerQuestion, sight: Sight, begun: number): Computed | null {
    const started = this.startOf(question, sight);
    if (started === null) return null;
    const { batch } = question;
    const flowQuestion: FlowQuestion = {
      ...started,
      ...this.walkOf(question, begun),
      sight,
      remarks: (reached, payouts) => {
        const remarks = new Remarks(this.graph, wordsOf(this.graph, this.projectNames, reached, payouts, batch));
        return (purpose) => remarks.names(purpose);
      },
    };
    return { outliner: new Outliner(this.graph, flow(this.space, flowQuestion), batch, sight), roots: started.roots };
  }

  /** How far a walk goes, and when it is given up. */
  private walkOf(question: AnswerQuestion, begun: number): Omit<WalkQuestion, 'roots' | 'origins'> {
    const end = begun + question.timeBudgetMs - (question.askedAt === undefined ? 0 : Math.max(0, Date.now() - question.askedAt));
    return {
      batch: question.batch,
      asOf: question.asOf ?? Infinity,
      depth: question.depth,
      windowMs: question.windowMs ?? Infinity,
      edgesMax: question.edgesMax,
      check: () => {
        if (performance.now() <= end) return;
        throw new TookTooLong(
          `The trace was not done within ${question.timeBudgetMs} milliseconds.`,
          'Ask with a smaller depth or window, or give it more time with timeBudgetMs.',
          {
            timeBudgetMs: question.timeBudgetMs,
          },
        );
      },
    };
  }

  private startOf(question: AnswerQuestion, sight: Sight): Started | null {
    const { graph } = this;
    const { start, batch } = question;
    const fromLines = (roots: readonly number[], documentAlone = -1): Started => {
      if (roots.length > ROOTS_MAX)
        throw new TooLarge(`The trace would start from more than ${ROOTS_MAX} lines.`, 'Narrow the set: one year, one region or one fund.', {
          limit: ROOTS_MAX,
        });
      return { roots, origins: null, root: null, documentAlone };
    };
    switch (start.kind) {
      case 'lines':
        return fromLines(
          start.lines.map((id) => graph.lines.ids.number(id)).filter((line) => line >= 0),
          start.document === null ? -1 : graph.documents.ids.number(start.document),
        );
      case 'document': {
        const document = graph.documents.ids.number(start.document);
        const own = document < 0 ? [] : graph.documents.linesOf(document, batch);
        const lines = own.length > 0 ? own : this.linesOfUpper(start.number, batch);
        return fromLines(lines, document);
      }
      case 'number':
        return null;
      case 'set': {
        const lines = this.linesOfSet(start.set, batch);
        return fromLines(sight.isWhole ? lines : this.reaching(lines, batch, sight));
      }
      case 'indicator': {
        const line = graph.lines.ids.number(start.id);
        return line < 0 ? null : fromLines([line]);
      }
      case 'project':
        return fromLines(graph.lines.ofProject(graph.projects.number(start.id), batch));
      default:
        return this.fromPayments(start, question, sight);
    }
  }

  private fromPayments(
    start: { readonly kind: StartKind; readonly id: string; readonly inScope: boolean },
    { batch, asOf }: AnswerQuestion,
    sight: Sight,
  ): Started | null {
    const { graph } = this;
    const { payments, accounts, parties } = graph;
    const seen = (payment: number): boolean => sight.payment(payment) && payments.at[payment]! <= (asOf ?? Infinity);
    const isAccount = start.kind === 'account';
    const number = start.kind === 'payment' ? -1 : (isAccount ? accounts : parties).ids.number(start.id);
    let origins: number[];
    if (start.kind === 'payment') {
      const payment = payments.versionAt(start.id, batch);
      origins = payment >= 0 && seen(payment) ? [payment] : [];
    } else {
      const held = number < 0 ? [] : isAccount ? [number] : accounts.heldBy(number, batch);
      origins = held.flatMap((account) =>
        [...listOf(accounts.into, account)].filter((payment) => payments.visible(payment, batch) && isArrival(graph, payment) && seen(payment)),
      );
    }
    // Somebody of another region is seen only as the payee of the caller's own payments.
    if (origins.length === 0 && !start.inScope) return null;
    const lines = new Set<number>();
    for (const payment of origins) {
      if (payments.indicator[payment]! >= 0) lines.add(payments.indicator[payment]!);
      else if (payments.payout[payment]! >= 0) for (const { line } of graph.payouts.fundingOf(payments.payout[payment]!, batch)) lines.add(line);
    }
    const root = start.kind === 'payment' ? null : ({ kind: isAccount ? 'account' : 'party', number } as const);
    const roots = [...lines].sort((left, right) => graph.lines.ids.compare(left, right));
    return { roots, origins: new Set(origins), root, documentAlone: -1 };
  }

  private linesOfUpper(number: string, batch: number): number[] {
    const { lines, numbers } = this.graph;
    return lines.having('upperNumber', numbers.number(number)).filter((line) => lines.visible(line, batch));
  }

  private linesOfSet(set: LineSet, batch: number): number[] {
    const { graph } = this;
    const { lines } = graph;
    const numbers = (texts: readonly string[] | null, of: (text: string) => number): ReadonlySet<number> | null =>
      texts === null ? null : new Set(texts.map(of).filter((number) => number >= 0));
    const documents = numbers(set.documents, (id) => graph.documents.ids.number(id));
    const carried = documents && new Set([...documents].flatMap((document) => graph.documents.linesOf(document, batch)));
    const tags = numbers(set.tags, (text) => graph.tags.number(text));
    const funds = numbers(set.funds, (text) => graph.fundNames.number(text));
    const projects = numbers(set.projects, (id) => graph.projects.number(id));
    const ofProjects = projects && new Set([...projects].flatMap((project) => lines.ofProject(project, batch)));
    const regions = numbers(set.regions, (code) => graph.regions.number(code));
    const years = set.years && new Set(set.years);
    const found: number[] = [];
    for (let line = 0; line < lines.count; line += 1) {
      if (!lines.visible(line, batch) || (carried && !carried.has(line)) || (ofProjects && !ofProjects.has(line))) continue;
      const values = lines.valuesAt(line, batch);
      if (tags && !tags.has(values.fundTag)) continue;
      if (funds && !funds.has(values.fundName)) continue;
      if (years && !years.has(values.fiscalYear)) continue;
      if (regions && !regions.has(values.recipientRegion >= 0 ? values.recipientRegion : values.region)) continue;
      found.push(line);
    }
    return found.sort((left, right) => lines.ids.compare(left, right));
  }

  /** Of some lines those that the caller may see, and those whose quota has come to lines that the caller may see. */
  private reaching(lines: readonly number[], batch: number, sight: Sight): number[] {
    const { lines: all, allocations } = this.graph;
    const seen = new Set<number>();
    for (let line = 0; line < all.count; line += 1) if (all.visible(line, batch) && sight.line(line)) seen.add(line);
    const open = [...seen];
    for (let line = open.pop(); line !== undefined; line = open.pop()) {
      for (const allocation of listOf(all.into, line)) {
        const source = allocations.source[allocation]!;
        if (seen.has(source) || !allocations.visible(allocation, batch)) continue;
        seen.add(source);
        open.push(source);
      }
    }
    return lines.filter((line) => seen.has(line));
  }
}

/** A payment with which money of a document can have come: it names a line or payout batch and undoes nothing. */
function isArrival(graph: MoneyGraph, payment: number): boolean {
  const { indicator, payout, kind } = graph.payments;
  return (indicator[payment]! >= 0 || payout[payment]! >= 0) && ARRIVALS.has(kind[payment]!);
}

const ARRIVALS: ReadonlySet<number> = new Set(['payment', 'transfer', 'cash'].map((kind) => PAYMENT_KINDS.indexOf(kind as never)));
