import type { Found } from './floor.js';

/** What is asked of one document. */
export type Ask =
  /** `ready`: the first drawable answer as the viewer asks for it, so that one that is kept ready is given. */
  | { readonly kind: 'number' | 'tree' | 'payments' | 'sums' | 'drawable' | 'ready' }
  | { readonly kind: 'reach' | 'attribution' | 'drawable-onward'; readonly hops: number };

/** A document of a class, and the lines it carries. */
export interface Subject {
  readonly id: string;
  readonly number: string;
  readonly lines: readonly number[];
  /** Its documented payments, by the floor. */
  readonly payments: number;
}

/** Somebody who answers; what it gives is compared with what the others give. */
export interface Engine {
  readonly name: string;
  /** What a user waits for: it is timed for longer than what is only compared, which would be most of the run. */
  readonly isWaitedFor?: boolean;
  /** Undefined where it has no way to answer such a question. */
  answers(ask: Ask): boolean;
  /** `round` is another one each time: an engine that keeps answers has to compute anew. */
  ask(ask: Ask, subject: Subject, round: number): Promise<Found> | Found;
  /** Gives up what it is computing. */
  interrupt?(): void;
  close?(): Promise<void>;
}
