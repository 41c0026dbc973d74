import type { AnswerQuestion, FlowAnswer } from '../flow/flow-answers.js';

/** The money graph in memory, wherever it is kept. */
export interface FlowEngine {
  /** What it holds now; undefined while it is not ready, or where there is none. */
  state(): { readonly version: number; readonly stamp: string } | undefined;
  answer(question: AnswerQuestion): Promise<FlowAnswer>;
}
