import type { TextMatch } from './query-text.js';

/**
 * What the planner of the database cannot be given: it goes into a statement by recursion, and past some depth it neither ends nor fails, at the cost
 * of everyone else on the server. Measured on the pinned version: 500 nested CASE, 500 NOT in a row, a sum of 1,000 texts or 500 dots do not come
 * back, 200 of each take about a second; none of ours has thirty.
 */
const NESTED_MOST = 100;
/** XOR doubles the work with each: 20 in a row take 17 seconds. */
const XOR_MOST = 10;
/** 1,000 conditions in a row, some 15,000 letters, take the planner seconds, twice as many four times as long. The longest of ours has 13,400. */
const LETTERS_MOST = 20_000;

/** Comments, texts, quoted names, words and numbers, arrows, and every other sign. */
const PARTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`|[\p{L}\p{N}_$]+|<-|->|\S/gu;
const OPERATORS: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '^', '!', '<-', '->']);

/** The first place at which a statement is more than the planner can be given, and why. */
export function tooMuchForPlanner(text: string): (TextMatch & { readonly reason: string }) | undefined {
  // What stands around each open bracket: how deep, and what was begun before it.
  const around: { readonly depth: number; readonly here: number }[] = [];
  let [depth, here, dots, letters, xors] = [0, 0, 0, 0, 0];
  let isAfterValue = false;
  for (const { 0: part, index: offset } of text.matchAll(PARTS)) {
    if (part.startsWith('/*') || part.startsWith('//')) continue;
    const word = part.toUpperCase();
    letters += part.length;
    dots = part === '.' ? dots + 1 : isAfterValue || OPERATORS.has(part) ? 0 : dots;
    if ('([{'.includes(part)) {
      around.push({ depth, here });
      [depth, here, isAfterValue] = [depth + here + 1, 0, false];
    } else if (')]}'.includes(part)) {
      ({ depth, here } = around.pop() ?? { depth: 0, here: 0 });
      isAfterValue = true;
    } else if (word === 'CASE') {
      // END is a name as well, behind which depth could be hidden: a CASE counts until the bracket around it ends.
      [depth, here, isAfterValue] = [depth + here + 1, 0, false];
    } else if (word === 'NOT' || OPERATORS.has(part)) {
      [here, isAfterValue] = [here + 1, false];
    } else if (/^[\p{L}\p{N}_$'"`]/u.test(part)) {
      // Two values side by side: what came before is over.
      if (isAfterValue) here = 0;
      isAfterValue = true;
    } else if (part === '.') isAfterValue = false;
    else [here, isAfterValue] = [0, false];
    if (word === 'XOR') xors += 1;
    if (depth + here + dots > NESTED_MOST)
      return {
        word: part,
        offset,
        reason: `${shown(part)} stands within more than ${NESTED_MOST} others: brackets, CASE, NOT and operators; split the statement with WITH`,
      };
    if (xors > XOR_MOST) return { word: part, offset, reason: `more than ${XOR_MOST} XOR: the planner's work doubles with each` };
    if (letters > LETTERS_MOST)
      return {
        word: part,
        offset,
        reason: `the statement has more than ${LETTERS_MOST} letters without its comments; make it several, or give a list as a parameter`,
      };
  }
  return undefined;
}

const shown = (part: string): string => (part.length > 20 ? `${part.slice(0, 20)}…` : part);
