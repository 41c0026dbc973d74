import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BadQuestion } from '../failures.js';

/**
 * Writes a stream to a file that only its owner reads. Written beside it first, so that a table that broke off never looks like a whole one.
 * Throws `BadQuestion` naming `option`.
 */
export async function saveFile(option: string, file: string, rows: Readable): Promise<void> {
  const cannot = (code: string): BadQuestion =>
    new BadQuestion(option, `${file} cannot be written (${code}).`, 'Give a file in a folder that exists and may be written to.');
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw cannot('EISDIR');
  const part = `${file}.part`;
  try {
    await pipeline(rows, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOSPC') throw cannot(code);
    throw error;
  }
}
