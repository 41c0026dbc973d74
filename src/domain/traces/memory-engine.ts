import { setImmediate } from 'node:timers/promises';
import type { Graph } from '../../graph/graph.js';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../flow/flow-answers.js';
import type { Projection, ProjectionState } from '../projection/projection.js';
import type { FlowEngine } from './flow-engine.js';

/** Answers traces on the money graph in memory, in the thread that keeps it. */
export class MemoryEngine implements FlowEngine {
  private answers: FlowAnswers | undefined;
  private namesOf = '';
  /** The names that are being read, and of which data. */
  private naming: { readonly stamp: string; readonly done: Promise<void> } | undefined;

  constructor(
    private readonly record: Graph,
    private readonly projection: Projection,
  ) {}

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
    if (this.answers?.graph !== graph) this.answers = new FlowAnswers(graph, this.answers?.projectNames);
    return this.answers.answer(question);
  }

  /** Comes to the newest batch, and to its names of projects. */
  async follow(): Promise<void> {
    await this.projection.follow();
    const { graph } = this.projection;
    if (!graph) return;
    if (this.answers?.graph !== graph) this.answers = new FlowAnswers(graph, this.answers?.projectNames);
    if (this.namesOf === graph.stamp) return;
    // Many may have waited for the same batch, and its names are read once.
    if (this.naming?.stamp !== graph.stamp) this.naming = { stamp: graph.stamp, done: this.readNames(this.answers, graph.stamp, graph.version) };
    await this.naming.done;
  }

  private async readNames(answers: FlowAnswers, stamp: string, batch: number): Promise<void> {
    try {
      const rows = await this.record.read<{ id: string; name: string }>('project-names', { batch });
      answers.projectNames = new Map(rows.map((row) => [row.id, row.name]));
      // A name that was not known before may give a step another grade.
      answers.forget();
      this.namesOf = stamp;
      void this.lookAhead(answers);
    } finally {
      if (this.naming?.stamp === stamp) this.naming = undefined;
    }
  }

  /** What the next questions will need, while nobody asks. */
  private async lookAhead(answers: FlowAnswers): Promise<void> {
    for (const _pause of answers.ahead()) {
      await setImmediate();
      if (this.answers !== answers) return;
    }
  }
}
