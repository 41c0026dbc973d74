import type { KeyObject } from 'node:crypto';
import type { Mapping } from '../domain/intake/mapping.js';
import type { LoadDays } from '../domain/intake/quality.js';
import type { TableLayout } from '../domain/intake/table-rows.js';
import type { ToldFailure } from '../told-failure.js';

/** What the thread is started with. */
export interface MappingData {
  readonly files: readonly FileToMap[];
  readonly secret: KeyObject;
  readonly sourceSystem: string;
  readonly days: LoadDays;
  readonly chunkRows: number;
  /** Of one integer: how many chunks of rows have been taken out of its hands. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

export interface FileToMap {
  /** Its path in the package, and where its bytes are kept. */
  readonly path: string;
  readonly storedAt: string;
  readonly layout: TableLayout;
  readonly mapping: Mapping;
  readonly header: readonly string[];
}

export type FromMapping =
  | { readonly kind: 'rows'; readonly rows: string }
  | { readonly kind: 'alive'; readonly path: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'failure'; readonly failure: ToldFailure };
