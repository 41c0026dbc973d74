import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { cypherFolder, projectFolder } from '../src/config.js';
import { faultsOfFile } from '../src/domain/patterns/faults-of-file.js';
import type { QueryHeader } from '../src/graph/query-header.js';
import { QueryLibrary } from '../src/graph/query-library.js';
import { codeOf, limits, unboundedPatterns, writingWords } from '../src/graph/query-text.js';

/** One `it` per property of the tree; each message names the files, and the name of the test says what to do. */

const NOT_OURS = /^(?:node_modules|dist|coverage|\.git|\.data|\.cache|web\/dist|web\/node_modules)$/u;
const GENERATED = /^(?:openapi\.json|package-lock\.json|web\/src\/api\/schema\.d\.ts|seeds\/demo\/package\/.*|test\/plans\/.*\.plan)$/u;

const files = treeOf(projectFolder).filter((file) => !GENERATED.test(file));
const code = files.filter((file) => /\.(?:tsx?|m?js|cjs)$/u.test(file));
const textOf = (file: string): string => readFileSync(join(projectFolder, file), 'utf8');
const inFolder = (...folders: string[]): string[] => code.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));

/** `file:line text` of every line that matches. */
function linesWith(pattern: RegExp, among: string[]): string[] {
  return among.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 80)}`] : [])),
  );
}

describe('query files', () => {
  const library = QueryLibrary.load(cypherFolder, faultsOfFile);
  const reads = library.all().filter(({ access }) => access === 'read');

  it('have headers that parse, and keep to cypher/README.md', () => expect(library.all().length).toBeGreaterThan(0));

  it('that read contain no writing word', () => {
    const writing = reads.filter(({ text }) => writingWords(codeOf(text)).length > 0);
    expect(writing.map(({ file }) => file)).toEqual([]);
  });

  it('ask for a seek where they name an index: a mere hint is also met by scanning it, which an empty graph makes look free', () => {
    const scanning = library.all().filter(({ text }) => /\bUSING\s+(?:(?:RANGE|TEXT|POINT)\s+)?INDEX\s+(?!SEEK\b)/u.test(codeOf(text)));
    expect(scanning.map(({ file }) => file)).toEqual([]);
  });

  it('give every variable-length pattern an upper bound', () => {
    const unbounded = library.all().filter(({ text }) => unboundedPatterns(codeOf(text)).length > 0);
    expect(unbounded.map(({ file }) => file)).toEqual([]);
  });

  it('that read end with a LIMIT, or say in @limit why the rows are few', () => {
    const endless = reads.filter(({ text, limit }) => limits(codeOf(text)).length === 0 && !/^1[\s,:(]+\S/u.test(limit) && limit.split(/\s+/u).length < 3);
    expect(endless.map(({ file }) => file)).toEqual([]);
  });

  it('that read sort their rows, unless there is one row or @order says "none:" and why', () => {
    const unsorted = reads.filter(({ text, limit, order }) => !/\bORDER\s+BY\b/iu.test(codeOf(text)) && !/^1\b/u.test(limit) && !/^none: \S+ \S+/u.test(order));
    expect(unsorted.map(({ file }) => file)).toEqual([]);
  });

  // Kinds of file that are found by their room: to add one is to add a file and no TypeScript.
  const FOUND_BY_ROOM = ['warnings', 'patterns', 'questions'];

  it('are asked for by name somewhere in src; one that is not is to be removed', () => {
    const source = inFolder('src').map(textOf).join('\n');
    const unused = library
      .all()
      .filter(({ id, access, room }) => access !== 'schema' && !FOUND_BY_ROOM.includes(room) && !new RegExp(`['"\`]${id}['"\`]`, 'u').test(source));
    expect(unused.map(({ file }) => file)).toEqual([]);
  });

  it('are short: two questions are two files', () => {
    // The header of a rule or question says a lot beside what the statement does.
    const lines = ({ text, room }: QueryHeader): number => (FOUND_BY_ROOM.includes(room) ? text.slice(text.indexOf('*/')) : text).split('\n').length;
    const long = library.all().filter((query) => query.access !== 'schema' && lines(query) > 100);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});

describe('source files', () => {
  it('hold no Cypher text; move it to a file in cypher/', () => {
    const statement = /['"`]\s*(?:MATCH\s*\(|OPTIONAL MATCH|MERGE\s*\(|CREATE\s*\(|UNWIND\s+\$|CALL\s+(?:\{|db\.|gds\.|dbms\.)|RETURN\s+\w)/u;
    expect(linesWith(statement, inFolder('src', 'web/src'))).toEqual([]);
  });

  it('read the environment in src/config.ts only', () => {
    const outside = inFolder('src', 'web/src').filter((file) => file !== 'src/config.ts');
    expect(linesWith(/process\.env|from 'node:process'/u, outside)).toEqual([]);
  });

  it('import the driver in src/graph only', () => {
    const outside = inFolder('src', 'web/src').filter((file) => !file.startsWith('src/graph/'));
    expect(linesWith(/from 'neo4j-driver/u, outside)).toEqual([]);
  });

  it('leave nothing to do later, silence no check and skip no test', () => {
    const marks = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['XX', 'X'].join('')}|${['HA', 'CK'].join('')})\\b`, 'u');
    const silenced = /eslint-disable|@ts-(?:ignore|nocheck|expect-error)|prettier-ignore/u;
    const skipped = /\b(?:it|test|describe)\.(?:skip|only|todo)\b|^\s*(?:xit|xtest|xdescribe|fit|fdescribe)\(/u;
    const own = code.filter((file) => file !== 'test/tidy.test.ts');
    expect([
      ...linesWith(marks, [...own, ...files.filter((file) => /\.(?:cypher|md|ya?ml)$/u.test(file))]),
      ...linesWith(silenced, own),
      ...linesWith(
        skipped,
        own.filter((file) => file.includes('.test.')),
      ),
    ]).toEqual([]);
  });

  it('are no barrels: import a thing from the file it is in', () => {
    const indexes = inFolder('src', 'web/src', 'test').filter((file) => /^index\.tsx?$/u.test(basename(file)));
    expect([...indexes, ...linesWith(/^export \* from/u, inFolder('src', 'web/src'))]).toEqual([]);
  });

  it('have names in kebab-case, in folders named after what they are about', () => {
    const odd = inFolder('src', 'web/src', 'test').filter((file) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:tsx?|m?js|cjs)$/u.test(basename(file)));
    const catchAll = inFolder('src', 'web/src', 'test').filter((file) => /(?:^|\/)(?:common|shared|utils?|helpers?|misc|lib)(?:\/|\.tsx?$)/u.test(file));
    const vague = inFolder('src', 'web/src').filter((file) => /^(?:types|constants|interfaces)\.tsx?$/u.test(basename(file)));
    expect([...odd, ...catchAll, ...vague]).toEqual([]);
  });

  it('are of a size one reads in one go; a longer one holds two ideas', () => {
    const bound = (file: string): number => (file.startsWith('test/') || file.startsWith('seeds/') || file.includes('.test.') ? 600 : 420);
    const long = code.map((file) => [file, textOf(file).split('\n').length] as const).filter(([file, lines]) => lines > bound(file));
    expect(long).toEqual([]);
  });

  it('that export one thing are named after it, and so are services, controllers and filters', () => {
    const misnamed = inFolder('src', 'web/src').flatMap((file) => {
      const exported = [...textOf(file).matchAll(/^export (?:default )?(?:abstract )?(?:async )?(?:function\*?|class|const|let|type|interface) (\w+)/gmu)].map(
        (match) => match[1]!,
      );
      const words = basename(file)
        .replace(/\.tsx?$/u, '')
        .split(/[-.]/u);
      const wanted = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
      if (/\.(?:service|controller|filter)\.ts$/u.test(file)) return exported.includes(wanted) ? [] : [`${file} exports no ${wanted}`];
      // Word stems: `parse-money.ts` may export `parsedMoney`; the folder says the rest: `text/i18n.ts` exports `startTexts`.
      const isNamed = [...words, basename(dirname(file))].some((word) => exported[0]?.toLowerCase().includes(word.slice(0, 4)));
      return exported.length === 1 && !isNamed ? [`${file} exports ${exported[0]}`] : [];
    });
    expect(misnamed).toEqual([]);
  });
});

describe('what people read', () => {
  const markdown = files.filter((file) => file.endsWith('.md'));
  const scripts = (JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts;

  it('links only to files that exist', () => {
    const broken = markdown.flatMap((file) =>
      [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/gu)]
        .filter((match) => !existsSync(join(projectFolder, dirname(file), decodeURIComponent(match[1]!))))
        .map((match) => `${file} → ${match[1]}`),
    );
    expect(broken).toEqual([]);
  });

  it('names only commands that exist', () => {
    const unknown = [...markdown, ...code].flatMap((file) =>
      [...textOf(file).matchAll(/npm run ([a-z][\w:-]*)/gu)].filter((match) => !(match[1]! in scripts)).map((match) => `${file}: npm run ${match[1]}`),
    );
    expect(unknown).toEqual([]);
  });

  it('explains every setting that src/config.ts reads', () => {
    const settings = new Set([...textOf('src/config.ts').matchAll(/'((?:[A-Z][A-Z0-9]*_)*[A-Z][A-Z0-9]{2,})'/gu)].map((match) => match[1]!));
    const ofSystem = new Set(['DISPLAY', 'WAYLAND_DISPLAY', 'SSH_CONNECTION', 'CI', 'KUBERNETES_SERVICE_HOST']);
    const readme = textOf('README.md');
    expect([...settings].filter((name) => !ofSystem.has(name) && !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('has every text of the viewer in both languages, with the same blanks to fill', () => {
    const chinese = textsOf('web/src/text/zh-CN.json');
    const english = textsOf('web/src/text/en.json');
    // English has a form for one thing beside the form for several; Chinese has one form for both.
    const plain = (key: string): string => (key.endsWith('_one') && !chinese.has(key) ? key.slice(0, -'_one'.length) : key);
    expect([...new Set([...english.keys()].map(plain))].sort()).toEqual([...chinese.keys()].sort());
    const unlike = [...english].filter(
      ([key, text]) => blanksOf(text) !== blanksOf(chinese.get(plain(key))!) || text.trim() === '' || chinese.get(plain(key))!.trim() === '',
    );
    expect(unlike).toEqual([]);
  });

  it('has every text that the viewer asks for by its key', () => {
    const source = inFolder('web/src').map(textOf).join('\n');
    const texts = [...textsOf('web/src/text/en.json').keys()];
    const isKey = new Set(texts.map((key) => key.replace(/_(?:zero|one|two|few|many|other)$/u, '')));
    const asked = [...source.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/gu)].map((match) => match[1]!);
    expect([...new Set(asked)].filter((key) => !isKey.has(key))).toEqual([]);
  });
});

/** Paths of all files from the project's root, in order. */
function treeOf(root: string): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (NOT_OURS.test(relative(root, path))) return [];
        if (entry.isDirectory()) return walk(path);
        return entry.isFile() ? [relative(root, path)] : [];
      });
  return walk(root);
}

/** Nested texts as `a.b.c` → text. */
function textsOf(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string[]): void => {
    if (typeof value === 'string') texts.set(path.join('.'), value);
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, [...path, key]);
  };
  walk(JSON.parse(textOf(file)), []);
  return texts;
}

function blanksOf(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1]!))].sort().join();
}
