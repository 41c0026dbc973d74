import { deserialize, serialize } from 'node:v8';
import type { FlowAnswer } from './flow-answers.js';

/** Answers kept; each holds what one picture shows, some hundred kilobytes at most. */
const KEPT_MAX = 300;

/** An answer in V8's own form: what thousands of objects would cost at each collection of garbage, bytes do not. */
export type PackedAnswer = Uint8Array<ArrayBuffer>;

export function packed(answer: FlowAnswer): PackedAnswer {
  return new Uint8Array(serialize(answer));
}

export function unpacked(bytes: PackedAnswer): FlowAnswer {
  return deserialize(bytes) as FlowAnswer;
}

/** First answers about documents with many payments, worked out before anybody asks, while the data stay as they are. */
export class PreparedAnswers {
  private readonly byQuestion = new Map<string, PackedAnswer>();
  private readonly documents = new Set<number>();

  get count(): number {
    return this.documents.size;
  }

  get isFull(): boolean {
    return this.documents.size >= KEPT_MAX;
  }

  of(question: string): PackedAnswer | undefined {
    return this.byQuestion.get(question);
  }

  keep(document: number, answers: Iterable<readonly [question: string, answer: FlowAnswer]>): void {
    this.documents.add(document);
    for (const [question, answer] of answers) this.byQuestion.set(question, packed(answer));
  }

  clear(): void {
    this.byQuestion.clear();
    this.documents.clear();
  }
}

/** Somebody asks, and what is worked out for nobody yet is given up. */
export class GaveWay extends Error {}
