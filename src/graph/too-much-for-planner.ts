import type { TextMatch } from './query-text.js';

/**
 * What the planner of the database cannot be given: it goes into a statement by recursion, and past some depth it neither ends nor fails, at the cost
 * of everyone else on the server. Measured on the pinned version: 500 nested CASE, 500 NOT in a row, a sum of 1,000 texts or 500 dots do not come
 * back, 200 of each take about a second; none of ours has thirty.
 */
const NESTED_MOST = 100;
/** A subquery as an expression costs the planner more with each around it: ten take three seconds, twenty do not come back. */
const SUBQUERIES: ReadonlySet<string> = new Set(['EXISTS', 'COUNT', 'COLLECT']);
const OF_SUBQUERY = 10;

/** What makes the planner slow by its number: a word of the group may stand so often in a statement. */
const OFTEN_MOST: readonly { readonly words: readonly string[]; readonly most: number }[] = [
  // The work doubles with each: 20 in a row take 17 seconds.
  { words: ['XOR'], most: 10 },
  // 500 take three seconds, 2,000 twenty. The most of ours are 192.
  { words: ['AND', 'OR'], most: 500 },
  // 200 UNION or 300 WITH take two to three seconds, 1,000 fifteen. The most of ours are 104.
  { words: ['MATCH', 'WITH', 'UNWIND', 'CALL', 'UNION', 'RETURN'], most: 300 },
];
/** Longer than this only lists would be, which are parameters. The longest of ours has 13,400. */
const LETTERS_MOST = 20_000;

/** Comments, texts, quoted names, words and numbers, arrows, and every other sign. */
const PARTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|[\p{L}\p{N}_$]+|<-|->|\S/gu;
const OPERATORS: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '^', '!', '<-', '->']);

/** The first place at which a statement is more than the planner can be given, and why. */
export function tooMuchForPlanner(text: string): (TextMatch & { readonly reason: string }) | undefined {
  const nesting = new Nesting();
  const times = OFTEN_MOST.map(() => 0);
  let letters = 0;
  for (const { 0: part, index: offset } of text.matchAll(PARTS)) {
    if (part.startsWith('/*') || part.startsWith('//')) continue;
    const word = part.toUpperCase();
    const told = (reason: string): TextMatch & { readonly reason: string } => ({ word: part, offset, reason });
    if (nesting.after(part, word) > NESTED_MOST)
      return told(`${shown(part)} stands within more than ${NESTED_MOST} others: brackets, CASE, NOT and operators; split the statement with WITH`);
    for (const [group, { words, most }] of OFTEN_MOST.entries())
      if (words.includes(word) && (times[group]! += 1) > most)
        return told(`more than ${most} ${words.join(', ')}: split the statement, or give a list as a parameter`);
    letters += part.length;
    if (letters > LETTERS_MOST)
      return told(`the statement has more than ${LETTERS_MOST} letters without its comments; split it, or give a list as a parameter`);
  }
  return undefined;
}

/** How deep the parts of a statement stand one in the other, told from words and signs alone: rather too deep than not deep enough. */
class Nesting {
  /** What stands around each open bracket. */
  private readonly around: { readonly depth: number; readonly operators: number; readonly steps: number }[] = [];
  private depth = 0;
  /** Operators of the expression at hand: each takes what is before it, or comes before what is in it. */
  private operators = 0;
  /** `.a`, `[0]` in a row. */
  private steps = 0;
  private isAfterValue = false;
  /** The word before, where nothing stands between. */
  private before = '';

  /** The depth after a further part. */
  after(part: string, word: string): number {
    const isStep = part === '.' || (part === '[' && this.isAfterValue);
    if (isStep) this.steps += 1;
    else if (this.isAfterValue && part !== ']') this.steps = 0;
    if ('([{'.includes(part)) this.open(part === '{' && SUBQUERIES.has(this.before) ? OF_SUBQUERY : 1);
    else if (')]}'.includes(part)) {
      Object.assign(this, this.around.pop() ?? { depth: 0, operators: 0, steps: 0 });
      this.isAfterValue = true;
    } else if (word === 'CASE') {
      // END is a name as well, behind which depth could be hidden: a CASE counts until the bracket around it ends.
      this.open(1);
      this.around.pop();
    } else if (word === 'NOT' || OPERATORS.has(part)) {
      this.operators += 1;
      this.isAfterValue = false;
    } else if (/^[\p{L}\p{N}_$'"`]/u.test(part)) {
      // Two values side by side: what came before is over.
      if (this.isAfterValue) this.operators = 0;
      this.isAfterValue = true;
    } else {
      if (part !== '.') this.operators = 0;
      this.isAfterValue = false;
    }
    this.before = word;
    return this.depth + this.operators + this.steps;
  }

  private open(weight: number): void {
    const { depth, operators, steps } = this;
    this.around.push({ depth, operators, steps });
    [this.depth, this.operators, this.steps, this.isAfterValue] = [depth + operators + steps + weight, 0, 0, false];
  }
}

const shown = (part: string): string => (part.length > 20 ? `${part.slice(0, 20)}…` : part);
