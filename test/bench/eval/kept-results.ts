import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rule } from '../../../src/domain/warnings/rule.js';
import { benchFolder } from '../traces/peers.js';
import type { Evaluated } from './compare.js';

interface Kept {
  readonly labels: string;
  readonly rules: Record<string, { readonly digest: string; readonly one: Evaluated }>;
}

/** What was measured on one set of data, by rule: an hour's run that broke off goes on where it was, and a rule that was mended is measured alone. */
export class KeptResults {
  private readonly file: string;
  private readonly kept: Kept;

  /** Of other labels, and so of other data, nothing is taken, nor of another way to compare. */
  constructor(size: string, seed: number, labels: string) {
    this.file = join(benchFolder, 'results', `eval-${size}-${seed}.json`);
    const digest = createHash('sha256')
      .update(labels)
      .update(readFileSync(join(import.meta.dirname, 'compare.ts')))
      .digest('hex');
    const found = existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Kept) : undefined;
    this.kept = found?.labels === digest ? found : { labels: digest, rules: {} };
  }

  of({ code, digest }: Rule): Evaluated | undefined {
    const known = this.kept.rules[code];
    return known?.digest === digest ? known.one : undefined;
  }

  keep({ code, digest }: Rule, one: Evaluated): void {
    this.kept.rules[code] = { digest, one };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.kept));
  }
}
