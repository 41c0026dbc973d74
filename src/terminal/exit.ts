import { Failure } from '../failures.js';

/**
 * Runs an entry point and ends the process with its exit code: what `run` gives, or 0. A failure is told in two lines,
 * what went wrong and what to do; anything else is a fault of the program and shows its stack.
 * Exit codes of all commands: 0 done, 1 failed, 2 the command line or the question is malformed.
 */
export async function exitWith(run: () => Promise<number | void>): Promise<void> {
  try {
    await endWith((await run()) ?? 0);
  } catch (error) {
    console.error(failureText(error));
    await endWith(error instanceof Failure && error.code === 'bad-question' ? 2 : 1);
  }
}

/** Ends only when all that was written has been taken: a pipe takes 64 KiB at a time, and what waits would be lost. */
async function endWith(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
  process.exit(code);
}

/** A failure as a person at a terminal reads it, with its facts where they are lists. */
export function failureText(error: unknown): string {
  if (!(error instanceof Failure)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lists = Object.values(error.facts)
    .filter((fact) => Array.isArray(fact))
    .flat()
    .map(factText)
    // What the message tells already is not told again.
    .filter((text) => !error.message.includes(text));
  return [error.message, ...lists.slice(0, 50).map((text) => `  · ${text}`), error.hint].join('\n');
}

function factText(item: unknown): string {
  if (item === null || typeof item !== 'object') return String(item);
  const { file, line, reason, number, issuer, title, ...others } = item as Record<string, unknown>;
  if (reason !== undefined) return `${String(file ?? '')}${line === undefined || line === null ? '' : `:${String(line)}`} ${String(reason)}`.trim();
  if (number !== undefined) return [number, issuer, title].filter(Boolean).join('  ');
  return Object.values({ file, line, ...others })
    .filter((value) => value !== undefined)
    .join('  ');
}
