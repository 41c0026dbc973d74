import { BadQuestion } from '../../failures.js';
import { shanghaiInstant } from '../intake/parse-date.js';

/** Where a question stands on the two clocks: in what was known, and in what had happened. */
export interface Moment {
  /** Sequence of the newest batch that may be seen; it goes to every query as `batch`. */
  readonly batch: number;
  /** Last millisecond of what had happened; `Infinity` when the question names no day. */
  readonly asOf: number;
}

/** What a question says about it; `asOf` and `asOfBatch` of `fields.shapes.ts`. */
export interface MomentQuestion {
  /** YYYY-MM-DD, a day in Asia/Shanghai; the whole of it counts. */
  readonly asOf?: string | undefined;
  readonly asOfBatch?: number | undefined;
}

/**
 * The moment a question asks about. Without `asOfBatch` it is the newest data version, without `asOf` the end of time.
 *
 * `BadQuestion` names the field: a day that no calendar has, a batch later than `currentBatch`. Batches become active one
 * after the other in the order of their sequence, so that one which is not active (in progress, or undone) is always later.
 */
export function momentOf(question: MomentQuestion, currentBatch: number): Moment {
  const { asOfBatch } = question;
  if (asOfBatch !== undefined && !(Number.isSafeInteger(asOfBatch) && asOfBatch >= 1 && asOfBatch <= currentBatch)) {
    throw new BadQuestion(
      'asOfBatch',
      currentBatch === 0 ? 'No batch has been loaded yet.' : `No batch ${asOfBatch} has been active; the newest is ${currentBatch}.`,
      'GET /api/loads lists the batches with their sequence; leave asOfBatch out to ask for the newest.',
    );
  }
  return { batch: asOfBatch ?? currentBatch, asOf: question.asOf === undefined ? Infinity : endOfDay(question.asOf) };
}

/** `asOf` as a parameter of a query, which knows whole numbers only; undated facts are not held back by it. */
export function latestInstant({ asOf }: Moment): number {
  return Math.min(asOf, Number.MAX_SAFE_INTEGER);
}

function endOfDay(day: string): number {
  const [year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? []).slice(1).map(Number);
  const tomorrow = year === undefined ? undefined : shanghaiInstant(year, month!, date!, 86_400);
  if (tomorrow === undefined) {
    throw new BadQuestion(
      'asOf',
      `${JSON.stringify(day)} is no day of the years 1900 to 2199.`,
      'Write it as year-month-day, for example 2021-12-31; days are those of Asia/Shanghai.',
    );
  }
  return tomorrow - 1;
}
