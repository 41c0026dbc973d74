import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Readable } from 'node:stream';
import { BadPackage, TooLarge } from '../../failures.js';
import { neededColumns } from './compile-mapping.js';
import { ControlTotals } from './control-totals.js';
import { UnreadableFile } from './csv-rows.js';
import type { MappableFile } from './file-mapper.js';
import { MANIFEST, readManifest, type Manifest, type ManifestFile } from './manifest.js';
import { placeOf, readMapping, type Mapping } from './mapping.js';
import type { PackageSource } from './package-source.js';
import type { PackageStore } from './package-store.js';
import { openTable } from './table-file.js';
import type { Fault, YamlFile } from './yaml-file.js';

/** A package whose bytes are in the store and whose announcements have been found to hold. */
export interface ReceivedPackage {
  readonly manifest: Manifest;
  /** SHA-256 over manifest, files and mappings. */
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly files: readonly ReceivedFile[];
}

export interface ReceivedFile extends MappableFile {
  readonly announced: ManifestFile;
  /** Where its bytes are kept. */
  readonly storedAt: string;
  readonly mappingSha256: string;
}

/** A package read so far that it can be told whether it is worth receiving. */
export interface OpenedPackage {
  readonly manifest: Manifest;
  readonly manifestFile: YamlFile;
  readonly manifestText: string;
  readonly mappings: ReadonlyMap<string, { readonly mapping: Mapping; readonly text: string }>;
  /** SHA-256 over the manifest (which holds that of every file) and the mappings. */
  readonly sha256: string;
}

const TEXT_BYTES_MAX = 5_000_000;
const CHUNK_ROWS = 5_000;
/** Beyond this share of rows with invalid bytes the declared encoding is wrong, not the rows. */
const SPOILT_SHARE_MAX = 0.1;
const READY_MAPPINGS = new URL('../../../seeds/mappings/', import.meta.url);

/** Reads and checks manifest and mappings. Throws `BadPackage` with all faults. */
export async function openManifest(source: PackageSource): Promise<OpenedPackage> {
  if (!(await source.has(MANIFEST))) refuse([{ file: MANIFEST, line: null, reason: 'the package has no manifest.yaml' }]);
  const manifestText = await textOf(await source.open(MANIFEST), MANIFEST);
  const { manifest, file, faults } = readManifest(manifestText);
  if (!manifest) return refuse(faults);
  const mappings = new Map<string, { mapping: Mapping; text: string }>();
  for (const [index, { mapping: name }] of manifest.files.entries()) {
    if (mappings.has(name)) continue;
    const text = await mappingText(source, name);
    if (text === undefined) {
      faults.push(file.fault(['files', index, 'mapping'], `${name} is neither a file of the package nor a ready mapping of this version`));
      continue;
    }
    const read = readMapping(isPath(name) ? name : `${name}.yaml`, text);
    faults.push(...read.faults);
    if (read.mapping) mappings.set(name, { mapping: read.mapping, text });
  }
  if (faults.length > 0) refuse(faults);
  const hash = createHash('sha256').update(`manifest ${sha256Of(manifestText)}\n`);
  for (const [name, { text }] of [...mappings].sort(([left], [right]) => (left < right ? -1 : 1))) hash.update(`mapping ${name} ${sha256Of(text)}\n`);
  return { manifest, manifestFile: file, manifestText, mappings, sha256: hash.digest('hex') };
}

/**
 * Takes the files into the store and checks digest, header, rows and control totals, before anything is written to the
 * graph. Throws `BadPackage` with all faults.
 */
export async function receivePackage(
  source: PackageSource,
  opened: OpenedPackage,
  store: PackageStore,
  onRows: (file: string, rows: number) => void,
): Promise<ReceivedPackage> {
  const { manifest, manifestFile } = opened;
  const faults: Fault[] = [];
  const files: ReceivedFile[] = [];
  for (const [index, announced] of manifest.files.entries()) {
    if (!(await source.has(announced.path))) {
      faults.push(manifestFile.fault(['files', index, 'path'], `${announced.path} is not in the package`));
      continue;
    }
    const sha256 = await store.put(await source.open(announced.path));
    if (sha256 !== announced.sha256) {
      faults.push(
        manifestFile.fault(
          ['files', index, 'sha256'],
          `${announced.path} has the SHA-256 ${sha256}, the manifest announces ${announced.sha256}: the file was changed or damaged on its way`,
        ),
      );
      continue;
    }
    const { mapping, text } = opened.mappings.get(announced.mapping)!;
    const storedAt = store.path(sha256);
    const { path } = announced;
    const csv = openTable(storedAt, announced, mapping);
    try {
      const header = await csv.header();
      const missing = missingColumns(mapping, header, announced);
      if (missing.length > 0) faults.push({ file: announced.path, line: 1, reason: `the header lacks ${missing.join(', ')}` });
      else {
        faults.push(...(await checkRows({ announced, mapping, header, csv }, manifestFile, index, onRows)));
        files.push({ announced, path, storedAt, mapping, mappingSha256: store.putText(text), header, csv });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      faults.push({ file: announced.path, line: error.line, reason: error.message });
    }
  }
  if (faults.length > 0) refuse(faults);
  return { manifest, sha256: opened.sha256, manifestSha256: store.putText(opened.manifestText), files };
}

async function checkRows(
  { announced, mapping, header, csv }: Pick<ReceivedFile, 'announced' | 'mapping' | 'header' | 'csv'>,
  manifestFile: YamlFile,
  index: number,
  onRows: (file: string, rows: number) => void,
): Promise<Fault[]> {
  const totals = new ControlTotals(announced, header, mapping.table);
  let rows = 0;
  let spoilt = 0;
  for await (const chunk of csv.chunks(CHUNK_ROWS)) {
    for (const row of chunk) {
      if (row.fault?.reason === 'invalid-bytes') spoilt += 1;
      totals.count('loaded', row.cells);
    }
    rows += chunk.length;
    onRows(announced.path, chunk.length);
  }
  if (spoilt > Math.max(1, rows * SPOILT_SHARE_MAX)) {
    return [
      manifestFile.fault(
        ['files', index, 'encoding'],
        `${spoilt} of ${rows} rows of ${announced.path} hold bytes that are not ${announced.encoding}: declare the encoding in which the file was saved`,
      ),
    ];
  }
  return totals
    .faults()
    .map(({ column, reason }) => manifestFile.fault(column === null ? ['files', index, 'rows'] : ['files', index, 'totals', column], reason));
}

function missingColumns(mapping: Mapping, header: readonly string[], announced: ManifestFile): string[] {
  return [...new Set([...neededColumns(mapping), ...announced.totals.keys()])].filter((column) => placeOf(header, column) < 0).sort();
}

async function mappingText(source: PackageSource, name: string): Promise<string | undefined> {
  if (isPath(name)) return (await source.has(name)) ? textOf(await source.open(name), name) : undefined;
  return readyMapping(name);
}

/** The text of a mapping in `seeds/mappings`, by its id. */
export function readyMapping(name: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]*$/u.test(name)) return undefined;
  const path = fileURLToPath(new URL(`${name}.yaml`, READY_MAPPINGS));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function isPath(name: string): boolean {
  return name.includes('/') || /\.ya?ml$/u.test(name);
}

async function textOf(stream: Readable, name: string): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > TEXT_BYTES_MAX) {
      stream.destroy();
      throw new TooLarge(`${name} is larger than ${TEXT_BYTES_MAX} bytes.`, 'A manifest or mapping is a small text; check what the package holds.', {
        limit: TEXT_BYTES_MAX,
      });
    }
    parts.push(part);
  }
  const bytesRead = Buffer.concat(parts);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesRead);
  } catch {
    return refuse([{ file: name, line: null, reason: 'the file is not UTF-8' }]);
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Faults listed in the message; beyond that their number is enough, all are in the facts. */
const LISTED_MAX = 20;

export function refuse(faults: readonly Fault[]): never {
  const listed = faults.slice(0, LISTED_MAX).map(({ file, line, reason }) => `${file}${line === null ? '' : `:${line}`} ${reason}`);
  const more = faults.length > LISTED_MAX ? `\n… and ${faults.length - LISTED_MAX} more` : '';
  throw new BadPackage(
    `The package has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}; nothing was changed.\n${listed.join('\n')}${more}`,
    'Mend the places named and load the package again.',
    {
      faults: faults.slice(0, 1000),
    },
  );
}
