import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import yazl from 'yazl';
import { openTable, rowOfTable } from '../../../src/domain/intake/table-file.js';
import type { Mapping } from '../../../src/domain/intake/mapping.js';
import { dateText, numberText } from '../../../src/domain/intake/xlsx-parts.js';
import { XlsxFile } from '../../../src/domain/intake/xlsx-rows.js';
import { temporaryFolder } from './packages.js';

const layout = { encoding: 'xlsx', delimiter: ',' } as const;

/** A mapping that reads the columns named. */
function reading(columns: readonly string[], table?: Mapping['table']): Mapping {
  return {
    id: 'm',
    title: 'm',
    ...(table ? { table } : {}),
    nodes: { n: { label: 'Project', set: Object.fromEntries(columns.map((column, index) => [['code', 'name', 'category'][index]!, column])) } },
  };
}

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(temporaryFolder(), 'book.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

async function read(
  path: string,
  mapping: Mapping = reading([]),
  sheet?: string,
): Promise<{ header: string[]; rows: { line: number; cells: readonly string[]; reason: string | undefined; detail: string | undefined }[] }> {
  const table = openTable(path, { ...layout, sheet }, mapping);
  const header = await table.header();
  const rows = [];
  for await (const chunk of table.chunks(2))
    for (const { line, cells, fault } of chunk) rows.push({ line, cells, reason: fault?.reason, detail: fault?.detail });
  return { header, rows };
}

/** A workbook from the parts of its archive, for what no program writes. */
async function archive(parts: Record<string, string>): Promise<string> {
  const zip = new yazl.ZipFile();
  const whole = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="i1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="i1" Target="worksheets/sheet1.xml"/></Relationships>',
    ...parts,
  };
  for (const [name, text] of Object.entries(whole)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const path = join(temporaryFolder(), 'made.xlsx');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

describe('a workbook', () => {
  it('gives every cell as the text that stands in it', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('表');
      sheet.addRow(['文字', '数', '日期', '时刻', '公式', '是否', '富文本']);
      const row = sheet.addRow([
        ' 卢氏县 ',
        0.1 + 0.2,
        new Date(Date.UTC(2017, 4, 1)),
        new Date(Date.UTC(2017, 4, 1, 13, 5, 9)),
        { formula: 'B2*10', result: 3 },
        true,
        { richText: [{ text: '某' }, { font: { bold: true }, text: '公司' }] },
      ]);
      row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"';
      row.getCell(4).numFmt = 'yyyy-mm-dd hh:mm:ss';
      const second = sheet.addRow(['6228480000000000017', -1234567.5, null, null, { formula: 'A2&""', result: 'x' }, false, '“a,b”\n二']);
      second.getCell(2).numFmt = '#,##0.00"元";[Red]-#,##0.00';
    });
    const { header, rows } = await read(path);
    expect(header).toEqual(['文字', '数', '日期', '时刻', '公式', '是否', '富文本']);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '卢氏县', '0.3', '2017-05-01', '2017-05-01 13:05:09', '3', 'true', '某公司'],
      [3, '6228480000000000017', '-1234567.5', '', '', 'x', 'false', '“a,b”\n二'],
    ]);
    expect(await rowOfTable(path, layout, reading([]), header, 3)).toEqual(rows[1]!.cells);
    expect(await rowOfTable(path, layout, reading([]), header, 9)).toBeUndefined();
  });

  it('reads the sheet named, else the first, and names those there are', async () => {
    const path = await workbook((book) => {
      book.addWorksheet('一').addRow(['A']);
      book.addWorksheet('二').addRows([['B'], ['x']]);
    });
    expect((await read(path)).header).toEqual(['A']);
    expect((await read(path, reading([]), '二')).rows[0]!.cells).toEqual(['x']);
    await expect(read(path, reading([]), '三')).rejects.toThrow('it has "一", "二"');
    expect(await new XlsxFile(path).sheets()).toEqual(['一', '二']);
  });

  it('has its header below a title, and repeats a merged cell where the mapping says so', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      sheet.addRow(['2021年补助资金名单']);
      sheet.mergeCells('A1:C1');
      sheet.addRow(['项目', '户主', '金额']);
      sheet.addRows([['道路', '甲', 1], ['', '乙', 2], [], ['水渠', '丙', 3]]);
      sheet.mergeCells('A3:A4');
    });
    const { header, rows } = await read(path, reading([], { header: 2, repeat: ['项目'] }));
    expect(header).toEqual(['项目', '户主', '金额']);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, '道路', '甲', '1'],
      [4, '道路', '乙', '2'],
      [6, '水渠', '丙', '3'],
    ]);
    // Without that the title is taken for the header, and no row fits it.
    expect(new Set((await read(path)).rows.map(({ reason }) => reason))).toEqual(new Set(['column-count']));
  });

  it('sets a row aside whose cell is not known, where the mapping reads it', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('S');
      sheet.addRow(['账号', '公式', '备注']);
      sheet.addRow([6228480000000000000, 'x', 'y']);
      sheet.addRow(['1', { error: '#N/A' } as ExcelJS.CellErrorValue, 'y']);
      sheet.addRow(['2', 'x', { error: '#REF!' } as ExcelJS.CellErrorValue]);
    });
    const { rows } = await read(path, reading(['账号', '公式']));
    expect(rows.map(({ reason }) => reason)).toEqual(['unparseable-number', 'missing-value', undefined]);
    expect(rows[0]!.detail).toContain('账号 holds 6228480000000000000 as a number: of numbers of more than 15 digits');
  });

  it('reads what other programs write: inline texts with runs, pinyin left out, cells without places, prefixed names', async () => {
    const path = await archive({
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t>乙</x:t></x:r></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c><x:f>1+1</x:f></x:c><x:c><x:v>1.5E-7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/sharedStrings.xml': '<sst><si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>',
    });
    const { header, rows } = await read(path, reading(['甲乙']));
    expect(header).toEqual(['甲乙', '东京']);
    expect(rows).toEqual([expect.objectContaining({ line: 2, cells: ['', '0.00000015'], reason: 'missing-value' })]);
    expect(rows[0]!.detail).toContain('without its result');
  });

  it.each([
    ['numbers', 'xl/worksheets/sheet1.xml', '<worksheet><sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>', 'more than 1000 columns'],
    ['entities', 'xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>', 'document type'],
    ['broken XML', 'xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>', 'damaged'],
  ])('is refused with %s of a kind that no workbook has', async (_, part, text, reason) => {
    await expect(read(await archive({ 'xl/worksheets/sheet1.xml': '<worksheet/>', [part]: text }))).rejects.toThrow(reason);
  });

  it('is refused where it is something else, or too large, with what to do', async () => {
    const path = join(temporaryFolder(), 'not.xlsx');
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(read(path)).rejects.toThrow(/no workbook .* saved as .xlsx or CSV/u);
    writeFileSync(path, Buffer.alloc(51 * 1024 ** 2));
    await expect(read(path)).rejects.toThrow(/at most 52428800 are read: save the sheet as CSV/u);
  });
});

describe('the text of a number', () => {
  it.each([
    ['1', '1'],
    ['0.30000000000000004', '0.3'],
    ['1234567.8900000001', '1234567.89'],
    ['-3.5', '-3.5'],
    ['1E+2', '100'],
    ['1.2345E-10', '0.00000000012345'],
    ['123456789012345', '123456789012345'],
  ])('%s is %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it.each([
    ['42856', 'day', false, '2017-05-01'],
    ['42856.545243055554', 'day', false, '2017-05-01 13:05:09'],
    ['0.5', 'time', false, '12:00:00'],
    ['59', 'day', false, '1900-02-28'],
    ['61', 'day', false, '1900-03-01'],
    ['41394', 'day', true, '2017-05-01'],
  ] as const)('%s as a %s (1904: %s) is %s', (value, kind, date1904, text) => {
    expect(dateText(value, kind, date1904)).toBe(text);
  });
});
