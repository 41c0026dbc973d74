import type { AnswerQuestion, FlowAnswer } from '../domain/flow/flow-answers.js';
import type { PackedAnswer } from '../domain/flow/prepared-answers.js';
import type { MemoryState } from '../domain/traces/memory-engine.js';
import type { Narrowed, NarrowQuestion } from '../domain/warnings/narrowing/narrowing.js';
import type { GraphAddress } from '../graph/graph.js';
import type { ToldFailure } from '../told-failure.js';

/** What the thread is started with. */
export interface ThreadData {
  readonly address: GraphAddress;
  readonly cypherFolder: string;
  readonly dataDir: string;
  readonly paymentsMax: number | undefined;
  /** Of one integer: how many questions the thread has not answered yet. It reads this while it computes, when no message reaches it. */
  readonly asked: Int32Array<SharedArrayBuffer>;
}

export type ToThread =
  | { readonly kind: 'answer'; readonly id: number; readonly question: AnswerQuestion }
  | { readonly kind: 'narrow'; readonly id: number; readonly question: NarrowQuestion }
  | { readonly kind: 'follow'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: FlowAnswer }
  | { readonly kind: 'packed'; readonly id: number; readonly answer: PackedAnswer }
  | { readonly kind: 'narrowed'; readonly id: number; readonly narrowed: Narrowed | undefined }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: ToldFailure }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'state'; readonly state: MemoryState }
  | { readonly kind: 'tell'; readonly text: string };
