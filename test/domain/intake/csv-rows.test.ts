import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { CsvFile, rowAtLine, type CsvRow } from '../../../src/domain/intake/csv-rows.js';
import type { Encoding } from '../../../src/domain/intake/words.js';
import { temporaryFolder } from './packages.js';

async function read(bytes: Buffer | string, encoding: Encoding = 'utf-8', delimiter = ','): Promise<{ header: string[]; rows: CsvRow[]; path: string }> {
  const path = join(temporaryFolder(), 'table.csv');
  writeFileSync(path, bytes);
  const file = new CsvFile(path, { encoding, delimiter });
  const header = await file.header();
  const rows: CsvRow[] = [];
  for await (const chunk of file.chunks(2)) rows.push(...chunk);
  return { header, rows, path };
}

describe('CsvFile', () => {
  it.each(['gb18030', 'utf-8', 'utf-8-bom'] as const)('reads Chinese text in %s as declared', async (encoding) => {
    const text = '单位,金额\n洛宁县财政局,1.00\n㐂𠮷,2.00\n';
    const bytes = encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(`${encoding === 'utf-8-bom' ? '\uFEFF' : ''}${text}`);
    const { header, rows } = await read(bytes, encoding);
    expect(header).toEqual(['单位', '金额']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['洛宁县财政局', '1.00'],
      ['㐂𠮷', '2.00'],
    ]);
  });

  it('reads windows-1252 as declared', async () => {
    const { rows } = await read(Buffer.from('name\nM\xe4ki \x80\n', 'latin1'), 'windows-1252');
    expect(rows[0]!.cells).toEqual(['Mäki €']);
  });

  it('marks a row whose bytes the declared encoding does not know, and only that row', async () => {
    const { rows } = await read(Buffer.concat([Buffer.from('a,b\n1,好\n2,'), Buffer.from([0xff, 0xfe]), Buffer.from('\n3,好\n')]));
    expect(rows.map(({ fault }) => fault?.reason)).toEqual([undefined, 'invalid-bytes', undefined]);
    expect(rows[1]!.fault!.column).toBe('b');
  });

  it.each([
    ['\uFEFFa,b\n', 'utf-8', 'byte order mark'],
    ['a,b\n', 'utf-8-bom', 'no byte order mark'],
    ['a,a\n', 'utf-8', 'occurs twice'],
    ['a,,b\n', 'utf-8', 'has no name'],
    ['', 'utf-8', 'is empty'],
  ] as [string, Encoding, string][])('refuses the header %j declared as %s: %s', async (text, encoding, reason) => {
    await expect(read(text, encoding)).rejects.toThrow(reason);
  });

  it('refuses a header in an encoding other than the declared one', async () => {
    await expect(read(iconv.encode('单位,金额\n', 'gb18030'), 'utf-8')).rejects.toThrow('not utf-8');
  });

  it('counts lines as an editor does, also after quoted line breaks and blank lines', async () => {
    const { rows, path } = await read('a,b\r\n1,"two\r\nlines"\r\n\r\n3,"x ""y"""\r\n4,z\r\n');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '1', 'two\r\nlines'],
      [5, '3', 'x "y"'],
      [6, '4', 'z'],
    ]);
    const layout = { encoding: 'utf-8', delimiter: ',' } as const;
    for (const { line, cells } of rows) expect(await rowAtLine(path, layout, line)).toEqual(cells);
    expect(await rowAtLine(path, layout, 99)).toBeUndefined();
  });

  it('opens a row of a gb18030 file by its line', async () => {
    const { rows, path } = await read(iconv.encode('名称\n第一\n第二\n第三\n', 'gb18030'), 'gb18030');
    for (const { line, cells } of rows) expect(await rowAtLine(path, { encoding: 'gb18030', delimiter: ',' }, line)).toEqual(cells);
  });

  it('marks rows with too few and too many columns, and goes on', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n1,2\n');
    expect(rows.map(({ fault }) => fault?.reason)).toEqual(['column-count', 'column-count', undefined]);
  });

  it('takes a quotation mark inside a cell as part of its text', async () => {
    const { rows } = await read('a,b\n1,x"y\n2,"q"z\n3,ok\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', 'x"y'],
      ['2', '"q"z'],
      ['3', 'ok'],
    ]);
  });

  it('refuses a file in which a quotation mark is never closed, with its line', async () => {
    await expect(read('a,b\n1,x\n2,"y\n3,z\n')).rejects.toMatchObject({ line: 3, message: expect.stringContaining('never closed') });
  });

  it('reads other delimiters and trims cells', async () => {
    const { header, rows } = await read(' a ;b\n 1 ;\u3000二\u3000\n', 'utf-8', ';');
    expect(header).toEqual(['a', 'b']);
    expect(rows[0]!.cells).toEqual(['1', '二']);
  });

  it('takes records apart as csv-parse does, wherever quotation marks and line breaks stand', async () => {
    const piece = fc.constantFrom('"', '""', '","', ',', '\n', '\r\n', ' ', 'x', '金额', '1.50', '"a"', '"a,b"', '"a\r\nb"');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf-8', 'gb18030'),
        async (pieces, end, encoding) => {
          const text = `h1,h2${end}${pieces.join('')}`;
          const expected = (): string[][] =>
            parse(text, { relax_quotes: true, relax_column_count: true, skip_empty_lines: true, from: 2 }).map((cells: string[]) =>
              cells.map((cell) => cell.trim()),
            );
          let cells: string[][];
          try {
            cells = expected();
          } catch {
            await expect(read(iconv.encode(text, encoding), encoding as Encoding)).rejects.toThrow('never closed');
            return;
          }
          const { rows, path } = await read(iconv.encode(text, encoding), encoding as Encoding);
          expect(rows.map((row) => row.cells)).toEqual(cells);
          for (const row of rows) expect(await rowAtLine(path, { encoding: encoding as Encoding, delimiter: ',' }, row.line)).toEqual(row.cells);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['utf-8', 'gb18030'] as const)('finds rows and their lines in a file of many blocks in %s', async (encoding) => {
    const text = `${Array.from({ length: 40_000 }, (_, index) => (index % 1000 === 7 ? `${index},"第\n${index}"` : `${index},洛宁县财政局第${index}号`)).join('\n')}\n`;
    const { rows, path } = await read(iconv.encode(`a,b\n${text}`, encoding), encoding);
    expect(rows).toHaveLength(40_000);
    expect(rows.every(({ cells, fault }, index) => cells[0] === String(index) && fault === undefined)).toBe(true);
    expect(rows.at(-1)!.line).toBe(40_001 + 40);
    expect(await rowAtLine(path, { encoding, delimiter: ',' }, rows[39_007]!.line)).toEqual(['39007', '第\n39007']);
  });

  it('does not let a character that a line end cuts off spoil the next row', async () => {
    const { rows } = await read(Buffer.concat([iconv.encode('名,称\n一,二', 'gb18030'), Buffer.from([0xd2]), iconv.encode('\n三,四\n', 'gb18030')]), 'gb18030');
    expect(rows.map(({ fault, cells }) => fault?.reason ?? cells)).toEqual(['invalid-bytes', ['三', '四']]);
  });

  it('refuses a row longer than any row of a table', async () => {
    await expect(read(`a,b\n1,2\n3,${'x'.repeat(1_000_001)}\n`)).rejects.toMatchObject({ line: 3 });
  });
});
