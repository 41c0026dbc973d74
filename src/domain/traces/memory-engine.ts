import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Graph } from '../../graph/graph.js';
import type { Beside } from '../attribution/beside.js';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../flow/flow-answers.js';
import type { PackedAnswer } from '../flow/prepared-answers.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import type { Projection, ProjectionState } from '../projection/projection.js';
import type { OutlineView } from '../flow/outline-view.js';
import type { FlowEngine } from './flow-engine.js';
import { HUB_CAP, NODES_DRAWN_MAX } from './words.js';

/** What is asked first about a document: its picture as the viewer opens it, and its totals. */
const FIRST_VIEWS: readonly OutlineView[] = [{ view: 'aggregate', limit: NODES_DRAWN_MAX, hubCap: HUB_CAP, amountMin: 0 }, { view: 'totals' }];
/** First answers are worked out once the data have been as they are for so long, and at least for as long as it took the last time. */
const QUIET_MS = 5_000;
/** After somebody asked, so long. */
const PAUSE_MS = 250;

interface NamedProject {
  readonly [column: string]: unknown;
  readonly id: string;
  /** null: it has ended. */
  readonly name: string | null;
}

/** What there is in memory, and how many documents are answered before anybody asks. */
export interface MemoryState extends ProjectionState {
  readonly prepared: number;
  /** More of them are being worked out, or will be once it is quiet. */
  readonly isPreparing: boolean;
}

/** How answers are worked out before anybody asks. */
export interface AheadOptions {
  /** Somebody waits for an answer, so that what nobody asked for yet has to wait. */
  readonly isWanted?: () => boolean;
  /** So long the data have to be as they are. */
  readonly quietMs?: number;
  /** Documents with fewer payments are left to whoever asks. */
  readonly preparedFrom?: number;
  /** Replays some of the methods while this thread decides the order of events. */
  readonly beside?: Beside;
}

/** Answers traces on the money graph in memory, in the thread that keeps it. */
export class MemoryEngine implements FlowEngine {
  private answers: FlowAnswers | undefined;
  private namesOf = '';
  /** The names of a graph, and up to which batch they are read. */
  private names: { readonly graph: MoneyGraph; readonly batch: number; readonly byId: Map<string, string> } | undefined;
  private preparing = false;
  private preparedInMs = 0;
  private isRehearsed = false;
  /** The names that are being read, and of which data. */
  private naming: { readonly stamp: string; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly record: Graph,
    private readonly projection: Projection,
    private readonly options: AheadOptions = {},
  ) {}

  /** Project id → name, as far as they are read. */
  get projectNames(): ReadonlyMap<string, string> {
    return this.names?.byId ?? new Map();
  }

  /** How far the answers are that are worked out before anybody asks. */
  ahead(): Pick<MemoryState, 'prepared' | 'isPreparing'> {
    return { prepared: this.answers?.prepared ?? 0, isPreparing: this.preparing };
  }

  state(): ProjectionState | undefined {
    const state = this.projection.state();
    return state.ready ? state : undefined;
  }

  answer(question: AnswerQuestion): Promise<FlowAnswer> {
    return new Promise((resolve) => resolve(this.answerNow(question)));
  }

  private answerNow(question: AnswerQuestion): FlowAnswer {
    const { graph } = this.projection;
    if (!graph || graph.version < question.batch) return { outcome: 'not-ready', roots: [] };
    if (this.answers?.graph !== graph) this.answers = new FlowAnswers(graph, this.answers?.projectNames, this.options.beside);
    return this.answers.answer(question);
  }

  /** The answer where it was worked out before anybody asked, for whoever hands it on. */
  packed(question: AnswerQuestion): PackedAnswer | undefined {
    const { graph } = this.projection;
    return graph && this.answers?.graph === graph && graph.version >= question.batch ? this.answers.packed(question) : undefined;
  }

  /** Comes to the newest batch, and to its names of projects. */
  async follow(): Promise<void> {
    await this.projection.follow();
    const { graph } = this.projection;
    if (!graph) return;
    if (this.answers?.graph !== graph) this.answers = new FlowAnswers(graph, this.answers?.projectNames, this.options.beside);
    if (this.namesOf === graph.stamp) return;
    // Many may have waited for the same batch, and its names are read once.
    if (this.naming?.stamp !== graph.stamp) this.naming = { stamp: graph.stamp, done: this.readNames(this.answers, graph.stamp, graph.version) };
    await this.naming.done;
  }

  private async readNames(answers: FlowAnswers, stamp: string, batch: number): Promise<void> {
    try {
      const { graph } = answers;
      // Of a graph that has followed only what the batches since have touched is read: there can be hundreds of thousands of names.
      const after = this.names?.graph === graph ? this.names.batch : undefined;
      const rows =
        after === undefined
          ? await this.record.read<NamedProject>('project-names', { batch })
          : await this.record.read<NamedProject>('project-names-since', { after, batch });
      const byId = after === undefined ? new Map<string, string>() : this.names!.byId;
      for (const { id, name } of rows) {
        if (name === null) byId.delete(id);
        else byId.set(id, name);
      }
      this.names = { graph, batch, byId };
      answers.projectNames = byId;
      // A name that was not known before may give a step another grade.
      answers.forget();
      this.namesOf = stamp;
      // What goes wrong here is told to whoever asks for it.
      void this.lookAhead(answers, stamp).catch(() => (this.preparing = false));
    } finally {
      if (this.naming?.stamp === stamp) this.naming = undefined;
    }
  }

  /** What the next questions will need, while nobody asks. */
  private async lookAhead(answers: FlowAnswers, stamp: string): Promise<void> {
    const isCurrent = (): boolean => this.answers === answers && this.namesOf === stamp;
    this.preparing = true;
    for (const _pause of answers.ahead()) {
      await setImmediate();
      if (!isCurrent()) return;
    }
    if (!this.isRehearsed) await this.rehearse();
    await wait(Math.max(this.options.quietMs ?? QUIET_MS, this.preparedInMs), undefined, { ref: false });
    if (!isCurrent()) return;
    const from = performance.now();
    const { isWanted = () => false, preparedFrom } = this.options;
    for (const _pause of answers.prepare(FIRST_VIEWS, isWanted, preparedFrom)) {
      await setImmediate();
      while (isWanted()) await wait(PAUSE_MS, undefined, { ref: false });
      if (!isCurrent()) return;
    }
    this.preparedInMs = performance.now() - from;
    this.preparing = false;
  }

  private async rehearse(): Promise<void> {
    this.isRehearsed = true;
    const { names } = this;
    await this.projection.rehearse();
    if (names) await this.record.read<NamedProject>('project-names-since', { after: names.batch, batch: names.batch });
  }
}
