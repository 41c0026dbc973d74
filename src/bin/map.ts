import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UnreadableFile } from '../domain/intake/csv-rows.js';
import { fittingEncodings, likelyDelimiter, lookAtFile } from '../domain/intake/look-at-file.js';
import { readMapping } from '../domain/intake/mapping.js';
import { proposeMapping, readyMatch } from '../domain/intake/propose-mapping.js';
import { openTable } from '../domain/intake/table-file.js';
import type { TableLayout } from '../domain/intake/table-rows.js';
import { proposedId } from '../domain/intake/propose-roles.js';
import { ENCODINGS, type Encoding } from '../domain/intake/words.js';
import { XlsxFile } from '../domain/intake/xlsx-rows.js';
import { BadPackage, BadQuestion } from '../failures.js';
import { readArguments, type Values } from '../terminal/arguments.js';
import { exitWith } from '../terminal/exit.js';
import { checkOut, encodingsText, lookText, readyText } from '../terminal/map-text.js';

const USAGE = `Looks at a file and proposes a mapping for it. Nothing is loaded, no database is needed.

  npm run map -- <file>                 .csv, .tsv or .xlsx
  npm run map -- <file> --out m.yaml    writes the mapping there, to be edited; else it is printed

  --force          with --out: writes over a file that is there
  --encoding e     utf-8, utf-8-bom, gb18030 or windows-1252. Without it the encodings that fit are listed,
                   and it is yours to say which one it is
  --delimiter d    , ; | or tab; without it the likeliest one is taken and named
  --sheet name     of a workbook; without it the first
  --header n       line on which the header stands, where a title stands above it

Exit codes: 0 proposed; 1 the file cannot be read; 2 wrong usage, or something has to be declared.`;

const OPTIONS = {
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  sheet: { type: 'string' },
  header: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

/** @returns the exit code */
async function map(): Promise<number> {
  const read = readArguments(USAGE, OPTIONS, 1);
  if (typeof read === 'number') return read;
  const path = read.positionals[0]!;
  const { values } = read;
  if (!existsSync(path)) throw new BadQuestion('file', `There is no ${path}.`, 'Give the path of a .csv, .tsv or .xlsx file.');
  const header = values['header'] === undefined ? 1 : Number(values['header']);
  if (!Number.isSafeInteger(header) || header < 1)
    throw new BadQuestion('header', `--header ${String(values['header'])} is no line.`, 'Give the number of the line on which the header stands.');
  const { out, force = false } = values as { out?: string; force?: boolean };
  if (out !== undefined) checkOut(out, force);
  const layout = await layoutOf(path, values);
  if (!layout) return 2;
  const id = proposedId(basename(out ?? path), new Date());
  const table = openTable(path, layout, { id, title: id, ...(header === 1 ? {} : { table: { header } }) });
  const [look, sheets] = await unlessUnreadable(path, async () => [
    await lookAtFile(table),
    layout.encoding === 'xlsx' ? await new XlsxFile(path).sheets() : [],
  ]);
  const shown = lookText(basename(path), look, layout, sheets);
  const ready = readyMatch(look.columns.map(({ name }) => name));
  const proposal =
    ready?.lacking.length === 0 ? ready.text.replace(/^id: .*$/mu, `id: ${id}`) : proposeMapping(id, basename(path), look, layout, { header }).text;
  const { faults } = readMapping(`${id}.yaml`, proposal);
  if (faults.length > 0) throw new Error(`The proposed mapping is at fault: ${faults.map(({ reason }) => reason).join('; ')}`);
  const advice = ready ? readyText(ready, path, layout) : undefined;
  if (out === undefined) {
    // One text that is YAML as a whole, so that it can be sent into a file.
    console.log([shown, ...(advice ? ['', advice] : [])].join('\n').replace(/^/gmu, '# ').replace(/ +$/gmu, ''));
    console.log(`\n${proposal}`.trimEnd());
  } else {
    writeFileSync(out, proposal);
    console.log(
      [
        shown,
        ...(advice ? ['', advice] : []),
        '',
        `Written to ${out}. Look at what is marked "decide", then:`,
        `  npm run load -- ${path} --mapping ${out}`,
      ].join('\n'),
    );
  }
  return 0;
}

/** Undefined where the encoding has to be declared first; what fits has then been told. */
async function layoutOf(path: string, values: Values): Promise<TableLayout | undefined> {
  const { encoding, delimiter, sheet } = values as Record<string, string | undefined>;
  if (/\.xlsx$/iu.test(path)) return { encoding: 'xlsx', delimiter: ',', sheet };
  if (encoding !== undefined && (!(ENCODINGS as readonly string[]).includes(encoding) || encoding === 'xlsx'))
    throw new BadQuestion('encoding', `--encoding ${encoding} is not known.`, 'It is utf-8, utf-8-bom, gb18030 or windows-1252.');
  let declared = encoding as Encoding | undefined;
  if (declared === undefined) {
    const found = await fittingEncodings(path);
    console.error(encodingsText(found, path));
    // Where all bytes are ASCII there is nothing to decide.
    if (!found.ascii) return undefined;
    declared = 'utf-8';
  }
  const named = delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter;
  return { encoding: declared, delimiter: named ?? likelyDelimiter(await firstLines(path, declared)) };
}

async function firstLines(path: string, encoding: Encoding): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const bytes of createReadStream(path, { end: 64 * 1024 }) as AsyncIterable<Buffer>) parts.push(bytes);
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  return new TextDecoder(label).decode(Buffer.concat(parts)).split('\n').slice(0, 20);
}

async function unlessUnreadable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new BadPackage(
      `${basename(path)}:${error.line} ${error.message}`,
      'Where a title stands above the header, say on which line the header is: --header 3. Otherwise check --encoding, --delimiter and --sheet.',
    );
  }
}

await exitWith(map);
