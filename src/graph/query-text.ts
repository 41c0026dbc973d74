/** What can be said of a statement from its text alone. Nothing here understands Cypher; it looks for words where code stands. */

/**
 * The text with comments, strings and quoted names blanked out, so that a word found in it is code. Length and line
 * breaks stay, hence offsets and line numbers hold for the original as well. `name`: what stands in the place of each letter of a quoted name.
 */
export function codeOf(text: string, name = ' '): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|`[^`]*`/gu, (match) =>
    match.replace(/[^\n]/gu, match.startsWith('`') ? name : ' '),
  );
}

/** Line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A finding at a place in the code. */
export interface TextMatch {
  readonly word: string;
  readonly offset: number;
}

/** Parameters used, each at its first place. */
export function parametersUsed(code: string): TextMatch[] {
  return firstOfEach(code, /\$([A-Za-z_][A-Za-z0-9_]*)/gu);
}

/** Words that write. `SET` and the like stand free in Cypher; as a property or a function they follow a dot or precede `(`. */
export function writingWords(code: string): TextMatch[] {
  return firstOfEach(
    code,
    /(?<![.\w$:])(CREATE|MERGE|INSERT|DELETE|DETACH|SET|REMOVE|FOREACH|DROP|LOAD\s+CSV|IN\s+(?:\S+\s+){0,2}TRANSACTIONS)\b(?!\s*[.:])/giu,
  );
}

/** What a statement that only reads may begin with; anything else is a command to the server, such as to end what others are doing. */
const BEGINNINGS = /^(?:MATCH|OPTIONAL|UNWIND|WITH|CALL|RETURN|SHOW)\b/iu;
/** The one kind of procedures that questions need, and who the server is. Others change its settings, end transactions, or read what lies outside. */
const READING_PROCEDURES = ['db.index.fulltext.queryNodes', 'db.index.fulltext.queryRelationships', 'dbms.components'];

/**
 * What lets a statement leave its database or its reading without a word that writes. A `\uXXXX` is turned into its character before the
 * statement is read, also in strings and comments: what stands behind one is not what it seems.
 */
export function waysOut(text: string): TextMatch[] {
  const found: TextMatch[] = [];
  const add = (word: string, offset: number): void => void found.push({ word: word.replace(/\s+/gu, ' '), offset });
  for (const match of text.matchAll(/\\u+[0-9A-Fa-f]{4}/gu)) add(match[0], match.index);
  const code = codeOf(text, 'x');
  const start = /\S/u.exec(code)?.index ?? 0;
  if (!BEGINNINGS.test(code.slice(start))) add(/^\S+/u.exec(code.slice(start))?.[0] ?? '', start);
  for (const match of code.matchAll(/(?<![.\w$:])USE\s+(?=\w)/giu)) add(match[0].trim(), match.index);
  for (const match of code.matchAll(/(?<![.\w$:])CALL\s+(\w+(?:\s*\.\s*\w+)*)/giu)) {
    const name = match[1]!.replace(/\s+/gu, '');
    if (!READING_PROCEDURES.includes(name))
      add(`CALL ${text.slice(match.index + match[0].length - match[1]!.length, match.index + match[0].length)}`, match.index);
  }
  return found.sort((left, right) => left.offset - right.offset);
}

/**
 * Variable-length patterns without an upper bound: `[:T*]`, `[:T*2..]`, `->+`, `->*`, `->{2,}` and the same after a group in
 * parentheses. Such a walk over payments does not end: paths of up to ten steps from one account number some 10^10.
 */
export function unboundedPatterns(code: string): TextMatch[] {
  const found: TextMatch[] = [];
  const add = (match: RegExpExecArray): void => void found.push({ word: match[0].replace(/\s+/gu, ' '), offset: match.index });
  for (const match of code.matchAll(/\[[^\][{]*\*\s*(?:\d*\s*\.\.)?\s*(?:\{[^}]*\})?\s*(?:WHERE\b[^\]]*)?\]/giu)) add(match);
  for (const match of code.matchAll(/(?:->|\]-|--)\s*(?:[*+]|\{\s*\d*\s*,\s*\})/gu)) add(match);
  for (const match of code.matchAll(/\)\s*(?:[*+]|\{\s*\d*\s*,\s*\})/gu)) {
    if (isPathGroup(code, match.index)) add(match);
  }
  return found.sort((left, right) => left.offset - right.offset);
}

/** Whether the `)` at this place closes a group that holds a path, as opposed to arithmetic such as `(a + b) * 2`. */
function isPathGroup(code: string, end: number): boolean {
  let depth = 0;
  for (let at = end; at >= 0; at -= 1) {
    if (code[at] === ')') depth += 1;
    else if (code[at] === '(') depth -= 1;
    if (depth === 0) {
      const isCall = /\w\s*$/u.test(code.slice(0, at)) && !/\b(?:MATCH|WHERE|AND|OR|NOT|EXISTS)\s*$/iu.test(code.slice(0, at));
      return !isCall && /->|<-|\]-|--/u.test(code.slice(at, end)) && /^\(\s*(?:\w+\s*=\s*)?\(/u.test(code.slice(at, end));
    }
  }
  return false;
}

/** What each LIMIT counts to: a literal or `$name`. */
export function limits(code: string): string[] {
  return [...code.matchAll(/\bLIMIT\s+(?:toInteger\(\s*)?(\$?\w+)/giu)].map((match) => match[1]!);
}

function firstOfEach(code: string, pattern: RegExp): TextMatch[] {
  const found = new Map<string, TextMatch>();
  for (const match of code.matchAll(pattern)) {
    const word = match[1]!.replace(/\s+/gu, ' ');
    if (!found.has(word)) found.set(word, { word, offset: match.index });
  }
  return [...found.values()];
}
