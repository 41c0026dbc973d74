import { readFileSync } from 'node:fs';
import { BadQuestion } from '../failures.js';

/** The text of a file that a command was given; throws `BadQuestion` where there is none. */
export function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadQuestion('file', `${path} cannot be read: ${(error as Error).message}`, 'Give the path of a file.');
  }
}
