import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadQuestion } from '../failures.js';

type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | string[] | undefined>;

/**
 * Reads a command line with so many arguments, or with one and more. `--help` prints the usage (exit code 0); an unknown option or another number of arguments
 * prints what is wrong and the usage (exit code 2).
 * @returns the exit code when the command has nothing to do
 */
export function readArguments(usage: string, options: Options, count: number | 'any'): number | { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
    if (values['help']) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    if (positionals.length === count || (count === 'any' && positionals.length > 0)) return { values: values as Values, positionals };
    console.error(
      `${positionals.length === 0 ? 'Something is missing.' : `One argument is expected, not ${positionals.length}: put it in quotes.`}\n\n${usage}`,
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
  }
  return 2;
}

/** A day given as an option; throws `BadQuestion` where it is none. */
export function dayOption(name: string, day: string | undefined): string | undefined {
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(day))
    throw new BadQuestion(name, `--${name} ${day} is not a day.`, `Write year-month-day, such as --${name} 2019-06-30.`);
  return day;
}
