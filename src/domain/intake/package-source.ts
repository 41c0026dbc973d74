import { createReadStream } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { BadPackage, NotFound } from '../../failures.js';
import { pathFault } from './manifest.js';
import { ZipSource } from './zip-source.js';

/** Where the files of a package come from: a folder or a `.zip`. Paths are those of the manifest, with `/`. */
export interface PackageSource {
  has(path: string): Promise<boolean>;
  /** Bytes of a file, as a stream that fails past the limits. */
  open(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** `made`: a package that exists only here, built around a bare file. */
export type LoadSource = { readonly folder: string } | { readonly zip: string } | { readonly made: PackageSource & { readonly name: string } };

export async function openPackage(source: LoadSource): Promise<PackageSource> {
  if ('made' in source) return source.made;
  if ('zip' in source) return ZipSource.open(source.zip);
  const found = await stat(source.folder).catch(() => undefined);
  if (!found) throw new NotFound(`There is no folder ${source.folder}.`, 'Give the folder that holds manifest.yaml, or a .zip of it.');
  return found.isDirectory() ? new FolderSource(await realpath(source.folder)) : ZipSource.open(source.folder);
}

class FolderSource implements PackageSource {
  constructor(private readonly folder: string) {}

  async has(path: string): Promise<boolean> {
    const found = await lstat(join(this.folder, path)).catch(() => undefined);
    return found !== undefined;
  }

  async open(path: string): Promise<Readable> {
    const reason = pathFault(path);
    if (reason) throw fault(path, reason);
    const real = await realpath(join(this.folder, path)).catch(() => undefined);
    if (real === undefined) throw fault(path, 'the file is not in the package');
    // A link could show any file of the machine as a source row.
    if (!real.startsWith(this.folder + sep) || (await lstat(join(this.folder, path))).isSymbolicLink()) throw fault(path, 'links are not followed');
    if (!(await stat(real)).isFile()) throw fault(path, 'this is no file');
    return createReadStream(real, { highWaterMark: 256 * 1024 });
  }

  async close(): Promise<void> {
    // A folder holds nothing open.
  }
}

function fault(file: string, reason: string): BadPackage {
  return new BadPackage(`${file}: ${reason}.`, 'Mend the package and load it again; nothing was changed.', { faults: [{ file, line: null, reason }] });
}
