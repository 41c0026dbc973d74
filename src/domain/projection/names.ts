import { Ids } from './ids.js';
import type { Section } from './columns.js';

/** Texts that many things share (region codes, purposes, document numbers), each once, by number. */
export class Names {
  private readonly ids = new Ids();
  private readonly texts: (string | undefined)[] = [];

  get count(): number {
    return this.ids.count;
  }

  /** The text of a number. */
  name(number: number): string {
    return (this.texts[number] ??= this.ids.id(number));
  }

  /** The number of a text; -1 where it does not occur. */
  number(name: string): number {
    return this.ids.number(name);
  }

  /** The number of a text, a new one where it has none; -1 of no text. */
  intern(name: string | null | undefined): number {
    return name == null ? -1 : this.ids.intern(name);
  }

  compare(left: number, right: number): number {
    return this.ids.compare(left, right);
  }

  sections(): Section[] {
    return this.ids.sections();
  }
}
