import type { Graph } from '../../graph/graph.js';
import { FlowAnswers, type AnswerQuestion, type FlowAnswer } from '../flow/flow-answers.js';
import type { Projection, ProjectionState } from '../projection/projection.js';
import type { FlowEngine } from './flow-engine.js';

/** Answers traces on the money graph in memory, in the thread that keeps it. */
export class MemoryEngine implements FlowEngine {
  private answers: FlowAnswers | undefined;
  private namesOf = '';

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
    const { stamp, version } = graph;
    const rows = await this.record.read<{ id: string; name: string }>('project-names', { batch: version });
    this.answers.projectNames = new Map(rows.map((row) => [row.id, row.name]));
    // A name that was not known before may give a step another grade.
    this.answers.forget();
    this.namesOf = stamp;
  }
}
