import { BadPackage, TooLarge, TookTooLong } from './failures.js';

/** A failure as it crosses from thread to thread, which keeps no classes. */
export interface ToldFailure {
  readonly name: string;
  readonly message: string;
  readonly hint: string;
  readonly facts: Record<string, unknown>;
}

const KNOWN = { BadPackage, TookTooLong, TooLarge } as const;

export function toldFailure(error: unknown): ToldFailure {
  for (const [name, Failure] of Object.entries(KNOWN))
    if (error instanceof Failure) return { name, message: error.message, hint: error.hint, facts: { ...error.facts } };
  return { name: 'Error', message: error instanceof Error ? (error.stack ?? error.message) : String(error), hint: '', facts: {} };
}

export function failureOf({ name, message, hint, facts }: ToldFailure): Error {
  const Failure = KNOWN[name as keyof typeof KNOWN];
  return Failure ? new Failure(message, hint, facts) : new Error(message);
}
