import { AmountOutOfRange } from '../failures.js';

/** Throws where an answer holds an integer past 2^53−1: a sum of fen that is no longer exact. */
export function assertExact(answer: unknown): void {
  if (typeof answer === 'number') {
    if (Number.isInteger(answer) && !Number.isSafeInteger(answer))
      throw new AmountOutOfRange(
        'A sum in this answer is past 2^53−1, the range in which whole fen are exact.',
        'Ask a narrower question (a region, a year, a document), and look for implausible amounts among the rows it would sum.',
      );
  } else if (Array.isArray(answer)) for (const member of answer) assertExact(member);
  else if (typeof answer === 'object' && answer !== null && Object.getPrototypeOf(answer) !== null && !Buffer.isBuffer(answer) && !('pipe' in answer))
    for (const member of Object.values(answer)) assertExact(member);
}
