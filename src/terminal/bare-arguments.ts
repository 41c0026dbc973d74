import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BareLoad } from '../domain/intake/bare-package.js';
import { parseDecimal } from '../domain/intake/parse-money.js';
import { ENCODINGS, LOAD_MODES, type Encoding, type LoadMode } from '../domain/intake/words.js';
import { BadQuestion } from '../failures.js';
import type { Values } from './arguments.js';

/** The options that make a bare file loadable. */
export const BARE_OPTIONS = {
  mapping: { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  sheet: { type: 'string' },
  period: { type: 'string' },
  covers: { type: 'string', multiple: true },
  currency: { type: 'string' },
  system: { type: 'string' },
  expect: { type: 'string', multiple: true },
  mode: { type: 'string' },
  id: { type: 'string' },
  title: { type: 'string' },
} as const;

const DELIMITERS = [',', ';', '|', 'tab'];

/** What the command line says about a bare file; undefined without `--mapping`. Throws `BadQuestion` for what cannot be meant. */
export function bareLoadOf(path: string, values: Values): BareLoad | undefined {
  const text = (name: string): string | undefined => values[name] as string | undefined;
  const mapping = text('mapping');
  if (mapping === undefined) {
    const idle = Object.keys(BARE_OPTIONS).find((name) => values[name] !== undefined);
    if (idle !== undefined)
      throw new BadQuestion(idle, `--${idle} is for a bare file, which needs a mapping.`, 'Add --mapping, or leave the option out for a package.');
    return undefined;
  }
  const period = text('period') === undefined ? undefined : spanOf(text('period')!);
  return {
    path,
    mapping: /\.ya?ml$/iu.test(mapping) ? { file: basename(mapping), text: read(mapping) } : mapping,
    encoding: among('encoding', text('encoding'), ENCODINGS) as Encoding | undefined,
    delimiter: among('delimiter', delimiterOf(text('delimiter')), DELIMITERS),
    sheet: text('sheet'),
    period,
    covers: (values['covers'] as string[] | undefined)?.map((cover) => coverOf(cover, period)),
    currency: text('currency'),
    sourceSystem: text('system'),
    expect: expectOf(values['expect'] as string[] | undefined),
    mode: among('mode', text('mode'), LOAD_MODES) as LoadMode | undefined,
    id: text('id'),
    title: text('title'),
  };
}

/** `rows=120,AMOUNT=1234.50`, in one text or several; the name of a column may hold commas where it stands alone. */
export function expectOf(given: readonly string[] | undefined): BareLoad['expect'] {
  if (given === undefined) return undefined;
  let rows: number | undefined;
  const totals: Record<string, string> = {};
  for (const part of given.flatMap((text) => (/^[^=]+=[^=,]+$/u.test(text) ? [text] : text.split(/,(?=[^,=]+=)/u)))) {
    const { name, value } = (/^(?<name>.+)=(?<value>[^=]+)$/u.exec(part)?.groups ?? {}) as { name?: string; value?: string };
    if (name === undefined || value === undefined || parseDecimal(value.trim()) === undefined)
      throw new BadQuestion('expect', `--expect ${part} says no total.`, 'Write rows=120, or the name of a column and its total: AMOUNT=1234.50.');
    if (name.trim() === 'rows') rows = Number(value);
    else totals[name.trim()] = value.trim().replaceAll(',', '');
  }
  if (rows !== undefined && !Number.isSafeInteger(rows))
    throw new BadQuestion('expect', `rows=${rows} is no number of rows.`, 'Give a whole number: rows=120.');
  return { rows, totals };
}

function spanOf(text: string): { from: string; to: string } {
  const { from, to } = (/^(?<from>\d{4}-\d{2}-\d{2})\.\.(?<to>\d{4}-\d{2}-\d{2})$/u.exec(text)?.groups ?? {}) as { from?: string; to?: string };
  if (from === undefined || to === undefined)
    throw new BadQuestion('period', `${text} is no period.`, 'Write the first and the last day: --period 2017-01-01..2017-12-31.');
  return { from, to };
}

/** `PAY:410000`, with days of its own as `PAY:410000:2017-01-01..2017-06-30`. */
function coverOf(text: string, period: { from: string; to: string } | undefined): { source: string; region: string; from: string; to: string } {
  const { source, region, days } = (/^(?<source>[A-Z][A-Z-]*):(?<region>\d{6,12})(?::(?<days>.+))?$/u.exec(text)?.groups ?? {}) as Record<
    string,
    string | undefined
  >;
  const span = days === undefined ? period : spanOf(days);
  if (source === undefined || region === undefined || span === undefined)
    throw new BadQuestion(
      'covers',
      `--covers ${text} says not what is covered.`,
      'Write source and region, and give --period: --covers PAY:410000 --period 2017-01-01..2017-12-31.',
    );
  return { source, region, ...span };
}

function delimiterOf(text: string | undefined): string | undefined {
  return text === '\t' || text === '\\t' ? 'tab' : text;
}

function among(name: string, text: string | undefined, allowed: readonly string[]): string | undefined {
  if (text === undefined || allowed.includes(text)) return text;
  throw new BadQuestion(name, `--${name} ${text} is not known.`, `It is one of ${allowed.join(' ')}.`);
}

function read(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new BadQuestion(
      'mapping',
      `The mapping ${path} cannot be read: ${(error as Error).message}.`,
      'Give the path of a mapping in UTF-8, or the id of a ready one.',
    );
  }
}
