import type { FlowAnswer } from './flow-answers.js';

/** Answers kept; each holds what one picture shows, some hundred kilobytes at most. */
const KEPT_MAX = 300;

/** First answers about documents with many payments, worked out before anybody asks, while the data stay as they are. */
export class PreparedAnswers {
  private readonly byQuestion = new Map<string, FlowAnswer>();
  private readonly documents = new Set<number>();

  get count(): number {
    return this.documents.size;
  }

  get isFull(): boolean {
    return this.documents.size >= KEPT_MAX;
  }

  of(question: string): FlowAnswer | undefined {
    return this.byQuestion.get(question);
  }

  keep(document: number, answers: Iterable<readonly [question: string, answer: FlowAnswer]>): void {
    this.documents.add(document);
    for (const [question, answer] of answers) this.byQuestion.set(question, answer);
  }

  clear(): void {
    this.byQuestion.clear();
    this.documents.clear();
  }
}

/** Somebody asks, and what is worked out for nobody yet is given up. */
export class GaveWay extends Error {}
