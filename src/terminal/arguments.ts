import { parseArgs, type ParseArgsConfig } from 'node:util';
import { BadQuestion } from '../failures.js';

type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | string[] | undefined>;

/**
 * Reads a command line with so many arguments, with one and more (`any`), or also with none (`optional`). `--help` prints the usage (exit code 0); an unknown option or another number of arguments
 * prints what is wrong and the usage (exit code 2).
 * @returns the exit code when the command has nothing to do
 */
export function readArguments(usage: string, options: Options, count: number | 'any' | 'optional'): number | { values: Values; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
    if (values['help']) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    if (positionals.length === count || count === 'optional' || (count === 'any' && positionals.length > 0)) return { values: values as Values, positionals };
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

/** The region a question is about: `--region`; `--scope`, as it is called over HTTP, says the same. */
export const REGION_OPTIONS = { region: { type: 'string' }, scope: { type: 'string' } } as const;

/** The code given with one of them; throws `BadQuestion` where it is none. */
export function regionOption({ region, scope }: Values): string | undefined {
  if (region !== undefined && scope !== undefined && region !== scope)
    throw new BadQuestion('region', '--region and --scope say the same, and here not the same region.', 'Give --region alone.');
  const [name, code] = (region === undefined ? ['scope', scope] : ['region', region]) as [string, string | undefined];
  if (code !== undefined) requireRegionCode(name, code, '410300');
  return code;
}

/** Throws `BadQuestion` naming the option where the code is none. */
export function requireRegionCode(name: string, code: string, example: string): void {
  if (!/^\d{6}(?:\d{3}){0,2}$/u.test(code))
    throw new BadQuestion(name, `--${name} ${code} is not a region code.`, `Give a code of 6, 9 or 12 digits, such as --${name} ${example}.`);
}

/** The language of headings and words. Faults and hints of commands are English, as those over HTTP. */
export const LANGUAGE_OPTION = { lang: { type: 'string', default: 'zh' } } as const;

/** Throws `BadQuestion` for a language that there is not. */
export function languageOption({ lang }: Values): 'zh' | 'en' {
  if (lang !== 'zh' && lang !== 'en') throw new BadQuestion('lang', `There are no headings in “${String(lang)}”.`, 'Give --lang zh or --lang en.');
  return lang;
}
