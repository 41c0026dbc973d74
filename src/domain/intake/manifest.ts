import type { Encoding, LoadMode } from './words.js';
import { DAY, dateReader, shanghaiDate } from './parse-date.js';
import { parseDecimal } from './parse-money.js';
import { YamlFile, type Fault } from './yaml-file.js';

/** What a package says about itself, checked. Days are 00:00 in Shanghai, epoch ms. */
export interface Manifest {
  readonly id: string;
  readonly title: string;
  readonly sourceSystem: string;
  readonly currency: string;
  readonly mode: LoadMode;
  readonly demo: boolean;
  readonly period: { readonly from: number; readonly to: number };
  readonly covers: readonly { readonly source: string; readonly region: string; readonly from: number; readonly to: number }[];
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** Inside the package, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Of a workbook: the sheet that is read. Without it the first. */
  readonly sheet?: string | undefined;
  /** The file is a plain table, even where its mapping says otherwise of those it was made for. */
  readonly plain?: boolean | undefined;
  /** Rows and totals were counted from the file by whoever loads it, not announced by who sent it. */
  readonly counted?: boolean | undefined;
  /** Path inside the package, or the bare id of a ready mapping. */
  readonly mapping: string;
  readonly rows: number;
  /** Control columns with their announced totals, as exact decimals. */
  readonly totals: ReadonlyMap<string, bigint>;
}

export const MANIFEST = 'manifest.yaml';

interface Written {
  id: string;
  title?: string;
  sourceSystem: string;
  currency: string;
  mode?: LoadMode;
  demo?: boolean;
  period: { from: string; to: string };
  covers: { source: string; region: string; from: string; to: string }[];
  files: {
    path: string;
    sha256: string;
    encoding: Encoding;
    delimiter?: string;
    sheet?: string;
    plain?: boolean;
    counted?: boolean;
    mapping: string;
    rows: number;
    totals?: Record<string, string | number>;
  }[];
}

/** Reads the manifest; every fault with its line. `file` places later faults (wrong totals) on the lines of the manifest. */
export function readManifest(text: string): { manifest?: Manifest; file: YamlFile; faults: Fault[] } {
  const file = YamlFile.parse(MANIFEST, text);
  const faults = file.checked('manifest');
  if (faults.length > 0) return { file, faults };
  const written = file.content() as Written;
  const period = span(written.period, ['period']);
  const covers = written.covers.map((cover, index) => ({ source: cover.source, region: cover.region, ...span(cover, ['covers', index]) }));
  const paths = new Set<string>();
  const files = written.files.map((entry, index): ManifestFile => {
    const path = ['files', index];
    const reason = pathFault(entry.path);
    if (reason) faults.push(file.fault([...path, 'path'], reason));
    if (paths.has(entry.path)) faults.push(file.fault([...path, 'path'], `${entry.path} is listed twice`));
    paths.add(entry.path);
    if (entry.mapping.includes('/') || /\.ya?ml$/u.test(entry.mapping)) {
      const mappingReason = pathFault(entry.mapping);
      if (mappingReason) faults.push(file.fault([...path, 'mapping'], mappingReason));
    }
    const totals = new Map<string, bigint>();
    for (const [column, total] of Object.entries(entry.totals ?? {})) {
      const value = parseDecimal(String(total));
      if (value === undefined) faults.push(file.fault([...path, 'totals', column], `${String(total)} is no number`));
      else totals.set(column, value);
    }
    return {
      path: entry.path,
      sha256: entry.sha256,
      encoding: entry.encoding,
      delimiter: entry.delimiter === 'tab' ? '\t' : (entry.delimiter ?? ','),
      sheet: entry.sheet,
      plain: entry.plain,
      counted: entry.counted,
      mapping: entry.mapping,
      rows: entry.rows,
      totals,
    };
  });
  if (faults.length > 0) return { file, faults };
  const { id, sourceSystem, currency } = written;
  return {
    manifest: { id, title: written.title ?? id, sourceSystem, currency, mode: written.mode ?? 'append', demo: written.demo ?? false, period, covers, files },
    file,
    faults,
  };

  function span(value: { from: string; to: string }, path: (string | number)[]): { from: number; to: number } {
    const from = day(value.from, [...path, 'from']);
    const to = day(value.to, [...path, 'to']);
    if (to < from) faults.push(file.fault([...path, 'to'], `${shanghaiDate(to)} lies before ${shanghaiDate(from)}`));
    return { from, to };
  }

  function day(value: string, path: (string | number)[]): number {
    const at = DAYS(value)?.at;
    if (at === undefined) faults.push(file.fault(path, `${value} is no day of the calendar`));
    return at ?? DAY;
  }
}

const DAYS = dateReader(['yyyy-MM-dd']);

/** Why a path cannot name a file of the package; undefined where it can. */
export function pathFault(path: string): string | undefined {
  if (path.includes('\\')) return `${path}: write paths with /`;
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path)) return `${path}: paths are relative to the package`;
  if (path.split('/').some((part) => part === '..' || part === '.' || part === '')) return `${path}: a path may not leave the package`;
  if ([...path].some((character) => character < ' ' || character === '\u007f')) return 'a path may not hold control characters';
  return undefined;
}
