import type { LoadProgress } from './intake.shapes.js';
import type { ProgressPhase } from './words.js';

/** The ways in which a batch tells how far it is. Each of them may throw: that ends the batch. */
export interface Teller {
  /** A phase begins. */
  readonly at: (phase: ProgressPhase, file: string | null, rows: number) => void;
  /** So many more rows of a file have been checked, written, or read again. */
  readonly checking: (file: string, rows: number) => void;
  readonly writing: (file: string, rows: number) => void;
  readonly comparing: (file: string, rows: number) => void;
}

export function tellerOf(rowsTotal: number, tell: (progress: LoadProgress) => void): Teller {
  const counting = (phase: ProgressPhase): ((file: string, rows: number) => void) => {
    let done = 0;
    return (file, rows) => {
      done += rows;
      tell({ phase, file, rows: done, rowsTotal });
    };
  };
  return {
    at: (phase, file, rows) => tell({ phase, file, rows: phase === 'activating' ? rowsTotal : rows, rowsTotal }),
    checking: counting('checking'),
    writing: counting('writing'),
    comparing: counting('comparing'),
  };
}
