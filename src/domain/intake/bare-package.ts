import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { stringify } from 'yaml';
import { BadPackage, BadQuestion } from '../../failures.js';
import { EDGES, NODES } from '../model/model.js';
import { columnsIn } from './compile-value.js';
import { ControlTotals } from './control-totals.js';
import { UnreadableFile } from './csv-rows.js';
import { MANIFEST } from './manifest.js';
import { groupingOf, placeOf, readMapping, type BareDefaults, type Mapping, type Value } from './mapping.js';
import type { PackageSource } from './package-source.js';
import { readyMapping, refuse } from './receive-package.js';
import { openTable } from './table-file.js';
import type { TableLayout } from './table-rows.js';
import type { LoadMode } from './words.js';

/** What is asked for when a file comes without a manifest; what is left out is taken from the mapping's `bare`. */
export interface BareLoad extends BareDefaults {
  readonly path: string;
  /** Id of a ready mapping, or the text of one with the name of its file. */
  readonly mapping: string | { readonly file: string; readonly text: string };
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly mode?: LoadMode | undefined;
  /** What the sender announces: rows and control totals. Without any they are counted, and the package says so. */
  readonly expect?: { readonly rows?: number | undefined; readonly totals: Readonly<Record<string, string>> } | undefined;
}

/** A package built around one file: what a folder with its manifest would hold, nothing of it written anywhere. */
export interface BarePackage extends PackageSource {
  readonly name: string;
  readonly manifest: string;
  readonly mapping: { readonly path: string; readonly text: string } | undefined;
  readonly file: { readonly path: string; readonly at: string };
}

const CHUNK_ROWS = 5_000;

/**
 * Builds a package around a bare file, so that it is loaded as every other: with digest, rows and control totals. The file is read once
 * for them. The same file with the same answers gives the same package.
 */
export async function barePackage(asked: BareLoad): Promise<BarePackage> {
  const given = typeof asked.mapping === 'string' ? readyText(asked.mapping) : asked.mapping;
  const { mapping, faults } = readMapping(given.file, given.text);
  if (!mapping) return refuse(faults);
  const answers = { ...mapping.bare, ...withoutBlank(asked) };
  const layout = layoutOf(asked.path, answers);
  const period = answers.period ?? needed('period', 'the first and last day that the file speaks about', '--period 2017-01-01..2017-12-31');
  const currency = answers.currency ?? 'CNY';
  const name = basename(asked.path);
  const counted = await count(asked, mapping, layout, name);
  const mappingPath = typeof asked.mapping === 'string' ? undefined : `mappings/${mapping.id}.yaml`;
  const facts = {
    title: asked.title ?? name,
    sourceSystem: answers.sourceSystem ?? mapping.id,
    currency,
    mode: asked.mode ?? 'append',
    period: { from: period.from, to: period.to },
    covers: answers.covers ?? [],
    files: [
      {
        path: name,
        sha256: counted.sha256,
        encoding: layout.encoding,
        ...(layout.encoding === 'xlsx'
          ? layout.sheet === undefined
            ? {}
            : { sheet: layout.sheet }
          : { delimiter: layout.delimiter === '\t' ? 'tab' : layout.delimiter }),
        ...(asked.expect ? {} : { counted: true }),
        mapping: mappingPath ?? mapping.id,
        rows: asked.expect?.rows ?? counted.rows,
        totals: asked.expect && Object.keys(asked.expect.totals).length > 0 ? { ...asked.expect.totals } : counted.totals,
      },
    ],
  };
  const digest = createHash('sha256').update(JSON.stringify(facts)).update(given.text).digest('hex');
  const manifest = stringify({ id: asked.id ?? idOf(name, digest), ...facts });
  const texts = new Map([[MANIFEST, manifest], ...(mappingPath === undefined ? [] : [[mappingPath, given.text] as const])]);
  return {
    name,
    manifest,
    mapping: mappingPath === undefined ? undefined : { path: mappingPath, text: given.text },
    file: { path: name, at: asked.path },
    has: async (path) => texts.has(path) || path === name,
    open: async (path) => {
      const text = texts.get(path);
      return text === undefined ? createReadStream(asked.path, { highWaterMark: 256 * 1024 }) : Readable.from([Buffer.from(text)]);
    },
    close: async () => undefined,
  };
}

function readyText(id: string): { file: string; text: string } {
  const text = readyMapping(id);
  if (text === undefined)
    throw new BadQuestion('mapping', `There is no ready mapping ${id}.`, 'Give the id of a mapping in seeds/mappings, or the path of a mapping file (.yaml).');
  return { file: `${id}.yaml`, text };
}

function layoutOf(path: string, answers: BareDefaults): TableLayout {
  const isWorkbook = /\.xlsx$/iu.test(path);
  const encoding = isWorkbook ? 'xlsx' : answers.encoding;
  if (encoding === undefined || (encoding === 'xlsx') !== isWorkbook)
    return needed(
      'encoding',
      'the encoding in which the file was saved',
      '--encoding utf-8 (or utf-8-bom, gb18030, windows-1252); npm run map -- FILE says which fit',
    );
  const delimiter = answers.delimiter ?? (/\.tsv$/iu.test(path) ? 'tab' : ',');
  return { encoding, delimiter: delimiter === 'tab' ? '\t' : delimiter, sheet: answers.sheet };
}

function needed(what: string, words: string, how: string): never {
  throw new BadQuestion(what, `Neither the command nor the mapping says ${words}.`, `Give it with ${how}, or write it into the mapping under bare.${what}.`);
}

/** One reading of the file: digest, rows, and sums of the columns that are announced, or else of those with money in them. */
async function count(
  asked: BareLoad,
  mapping: Mapping,
  layout: TableLayout,
  name: string,
): Promise<{ sha256: string; rows: number; totals: Record<string, string> }> {
  if (!statSync(asked.path, { throwIfNoEntry: false })?.isFile())
    throw new BadQuestion('file', `There is no file ${asked.path}.`, 'Give the path of the file to load.');
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(asked.path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) hash.update(bytes);
  const sha256 = hash.digest('hex');
  // What is announced is checked when the package is received: there is nothing to count beforehand.
  if (asked.expect?.rows !== undefined && Object.keys(asked.expect.totals).length > 0) return { sha256, rows: asked.expect.rows, totals: {} };
  const table = openTable(asked.path, layout, mapping);
  try {
    const header = await table.header();
    const columns = [...new Set(moneyColumns(mapping).flatMap((column) => header[placeOf(header, column)] ?? []))];
    // Counted as it will be checked, also where rows are torn.
    const totals = new ControlTotals({ path: name, rows: 0, totals: new Map(columns.map((column) => [column, 0n])) }, header, mapping.table);
    let rows = 0;
    for await (const chunk of table.chunks(CHUNK_ROWS)) {
      rows += chunk.length;
      for (const { cells } of chunk) totals.count('loaded', cells);
    }
    return { sha256, rows, totals: Object.fromEntries(totals.controlColumns().map(({ column, loaded }) => [column, loaded])) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new BadPackage(`${name} cannot be read.`, 'Mend the file, or say how it is written, and load it again.', {
      faults: [{ file: name, line: error.line, reason: error.message }],
    });
  }
}

/** Columns from which amounts are read. */
function moneyColumns(mapping: Mapping): string[] {
  const named: string[] = [];
  const note = (set: Readonly<Record<string, Value>> | undefined, types: Readonly<Record<string, string>>): void => {
    for (const [property, value] of Object.entries(set ?? {})) {
      const inner = groupingOf(value)?.value ?? value;
      // Only a column as it stands: parts of split cells and alternatives have no sum of their own.
      if (types[property] === 'fen' && (typeof inner === 'string' || ('column' in inner && inner.split === undefined)))
        named.push(...columnsIn(inner).slice(0, 1));
    }
  };
  for (const rule of Object.values(mapping.nodes ?? {})) note(rule.set, NODES[rule.label].properties);
  for (const rule of mapping.edges ?? []) note(rule.set, EDGES[rule.type].properties);
  return named;
}

/** `projects-2007.csv` → `projects-2007-1a2b3c4d`: another content is another package. */
function idOf(name: string, digest: string): string {
  const plain = name
    .replace(/\.[^.]*$/u, '')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/gu, '')
    .slice(0, 80);
  return `${plain === '' ? 'file' : plain}-${digest.slice(0, 8)}`;
}

function withoutBlank<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
