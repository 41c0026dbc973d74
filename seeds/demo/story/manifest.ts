import { stringify } from 'yaml';
import type { PackageFile } from './book.ts';
import type { Cover } from './coverage.ts';

export interface ManifestHead {
  readonly id: string;
  readonly title: string;
  readonly sourceSystem: string;
  readonly demo?: boolean;
  readonly period: { readonly from: string; readonly to: string };
}

/** manifest.yaml of a package: what it is, what it covers, and of each file what the intake will hold it to. */
export function manifestOf(head: ManifestHead, covers: readonly Cover[], files: readonly PackageFile[]): Buffer {
  const { id, title, sourceSystem, demo, period } = head;
  const text = stringify(
    {
      id,
      title,
      sourceSystem,
      currency: 'CNY',
      ...(demo ? { demo } : {}),
      period,
      covers,
      files: files.map(({ path, sha256, mapping, rows, totals }) => ({
        path,
        sha256,
        encoding: 'utf-8',
        mapping,
        rows,
        ...(Object.keys(totals).length > 0 ? { totals } : {}),
      })),
    },
    { lineWidth: 0 },
  );
  return Buffer.from(`# Written by seeds/demo/generate.ts. Fictional: no person, enterprise or account in it exists.\n${text}`);
}
