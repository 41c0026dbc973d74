import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import yazl from 'yazl';
import type { FastifyReply } from 'fastify';
import { begun, type CsvCell, type CsvTable } from './streams.js';

/** A sheet holds no more rows; what comes after goes onto a further one. */
const ROWS_MAX = 1_048_576;
/** Excel keeps fifteen digits of a number. */
const DIGITS_MAX = 15;
/** Rows handed on at once. */
const AT_ONCE = 200;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/**
 * A table as an Excel workbook, row by row as they come: a ledger of a province has more events than fit into memory as a workbook. Text is
 * text in every cell, so that nothing runs as a formula and no code loses its zeros.
 */
export async function xlsxOf<T>(items: AsyncIterable<T>, table: CsvTable<T>, rowsMax = ROWS_MAX): Promise<Readable> {
  const rows = await begun(items);
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as unknown as Readable;
  void filled(zip, rows, table, rowsMax).catch((error: unknown) => output.destroy(error as Error));
  // Also when the caller hangs up: the rows are read no further.
  output.on('close', () => void rows.return(undefined));
  return output;
}

/** A failure on the way breaks the connection off. */
export async function sendXlsx<T>(reply: FastifyReply, items: AsyncIterable<T>, table: CsvTable<T>): Promise<void> {
  const workbook = await xlsxOf(items, table);
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent(`${table.name}.xlsx`)}`);
  void reply.send(workbook);
}

async function filled<T>(zip: yazl.ZipFile, rows: AsyncGenerator<T>, table: CsvTable<T>, rowsMax: number): Promise<void> {
  let sheets = 0;
  let next = await rows.next();
  do {
    sheets += 1;
    const sheet = new PassThrough();
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`);
    const write = async (text: string): Promise<void> => {
      if (!sheet.write(text)) await once(sheet, 'drain');
    };
    await write(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>`,
    );
    await write(rowText(1, table.headings));
    let waiting = '';
    for (let count = 1; !next.done && count < rowsMax; count += 1) {
      waiting += rowText(count + 1, table.cells(next.value));
      next = await rows.next();
      if (count % AT_ONCE !== 0) continue;
      await write(waiting);
      waiting = '';
    }
    await write(waiting);
    sheet.end('</sheetData></worksheet>');
  } while (!next.done);
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(HEAD + text), path);
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbers.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  const part = (path: string, type: string): string =>
    `<Override PartName="/xl/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  add(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `${part('workbook.xml', 'sheet.main')}${numbers.map((n) => part(`worksheets/sheet${n}.xml`, 'worksheet')).join('')}</Types>`,
  );
  zip.end();
}

function rowText(row: number, cells: readonly CsvCell[]): string {
  return `<row r="${row}">${cells.map((cell, column) => cellXml(`${columnName(column)}${row}`, cell)).join('')}</row>`;
}

/** 0 → A, 26 → AA. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

function cellXml(place: string, cell: CsvCell): string {
  if (cell === null || cell === '') return '';
  const isNumber = typeof cell === 'object';
  const plain = isNumber ? cell.number : cell;
  if (isNumber && plain.replace(/\D/gu, '').length <= DIGITS_MAX) return `<c r="${place}"><v>${plain}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(plain)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Without what no XML may hold. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>]/gu, (character) => ENTITIES[character]!);
}
