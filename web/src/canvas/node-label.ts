/** Width of a text in units of one Chinese character. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide(character) ? 1 : 0.56;
  return width;
}

/** Characters that take a full square: Chinese, full-width forms and the brackets of document numbers. */
function wide(character: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u.test(character);
}

/**
 * Breaks a name into at most `lines` lines of `width` characters, the last cut with an ellipsis. Latin text breaks at
 * spaces where it can, and an opening bracket never ends a line.
 */
export function nameLines(name: string, width = 10.5, lines = 2): string[] {
  const result: string[] = [];
  let line = '';
  let used = 0;
  const parts = name.match(/[A-Za-z0-9.,'&-]+\s*|\s+|./gu) ?? [];
  for (const part of parts) {
    const needs = textWidth(part);
    if (used + needs > width && line !== '') {
      if (result.length === lines - 1) return [...result, `${cut(line, width - 1)}…`];
      const hanging = /[（(〔「【]$/u.exec(line);
      result.push((hanging ? line.slice(0, -1) : line).trim());
      line = hanging ? hanging[0] : '';
      used = textWidth(line);
    }
    line += part;
    used += needs;
  }
  if (line.trim()) result.push(textWidth(line) > width ? `${cut(line, width - 1)}…` : line.trim());
  return result;
}

/** The name of an account and, on a line of its own, its masked number: without its last digits it is no account a person could find again. */
export function accountLines(name: string, width = 10.5): string[] {
  const [, holder, number] = /^(.*\S)\s+([\d*]*\*[\d*]*)$/u.exec(name) ?? [];
  return holder === undefined ? nameLines(name, width) : [...nameLines(holder, width), number!.replace(/\*{4,}/u, '***')];
}

function cut(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (textWidth(kept + character) > width) break;
    kept += character;
  }
  return kept;
}
