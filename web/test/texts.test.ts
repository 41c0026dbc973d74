import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../src/actions/actions.js';
import { sidesOf } from '../src/data/words.js';
import { PROBLEM_CODES } from '../src/parts/problem-words.js';
import { startTexts } from '../src/text/i18n.js';

const web = join(import.meta.dirname, '..', 'src');
type Texts = { [key: string]: string | Texts };
const read = (name: string): Texts => JSON.parse(readFileSync(join(web, 'text', name), 'utf8')) as Texts;
const flat = (texts: Texts, before = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[before + key, value]] : flat(value, `${before + key}.`)));
const zh = new Map(flat(read('zh-CN.json')));
const en = new Map(flat(read('en.json')));

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/u.test(name) && !name.endsWith('.d.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('UX-36 texts', () => {
  it('exist in both languages', () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    // English tells one from many where Chinese does not.
    expect([...en.keys()].filter((key) => !zh.has(key.replace(/_one$/u, '')))).toEqual([]);
    for (const [key, text] of [...zh, ...en]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('speak of the same values in both languages', () => {
    const values = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name!).sort();
    for (const [key, text] of en) expect([key, values(text)]).toEqual([key, values(zh.get(key.replace(/_one$/u, ''))!)]);
  });

  it('name both sides of every comparison', () => {
    for (const [key, text] of [...zh, ...en].filter(([name]) => name.startsWith('check.'))) {
      const { left, right } = sidesOf(text);
      expect([key, left !== '' && right !== '' && left !== right]).toEqual([key, true]);
    }
  });

  it('say one and many apart in English, and group what is counted', () => {
    const texts = startTexts('en');
    expect([1, 2, 12345].map((count) => texts.t('data.total', { count }))).toEqual(['1 row', '2 rows', '12,345 rows']);
  });

  it('hold every key that a page asks for', () => {
    const asked = sources(web).flatMap((source) => [...source.matchAll(/(?:\bt|\bsay)\(\s*'([\w.-]+)'/gu)].map(([, key]) => key!));
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !zh.has(key))).toEqual([]);
  });

  it('hold the keys that are put together from names', () => {
    const names = [
      ...ACTIONS.map(({ label }) => `actions.${label}`),
      ...['document', 'region', 'unit', 'project', 'item', 'enterprise', 'household', 'person', 'account'].map((kind) => `search.groups.${kind}`),
      ...PROBLEM_CODES.flatMap((code) => [`problem.titles.${code}`, `problem.hints.${code}`]),
    ];
    expect(names.filter((key) => !zh.has(key))).toEqual([]);
  });

  it('name every problem of the service, without parameters or addresses of its API', () => {
    const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', '..', 'src', path), 'utf8');
    const sent = [...read('failures.ts').matchAll(/readonly code = '([\w-]+)'/gu), ...read('http/problem.ts').matchAll(/code: '([\w-]+)'/gu)].map(
      ([, code]) => code!,
    );
    // Query files are read before the service listens: their faults end it and are never an answer.
    expect([...new Set(sent)].filter((code) => code !== 'faulty-queries' && !PROBLEM_CODES.some((one) => one === code))).toEqual([]);
    const shown = [...zh, ...en].filter(([key]) => key.startsWith('problem.'));
    expect(shown.filter(([, text]) => /\/api|\bGET\b|\bPOST\b|\?\w+=/u.test(text))).toEqual([]);
  });

  it('stand nowhere in the pages themselves', () => {
    const chinese = sources(web).flatMap((source) => source.split('\n').filter((line) => /[\u4e00-\u9fff]/u.test(line.replace(/\/\*.*|\*.*|\/\/.*/u, ''))));
    // The names of the units and the button of the language are words of the language itself.
    expect(chinese.filter((line) => !/元|中<|\\u|〔/u.test(line))).toEqual([]);
  });
});
