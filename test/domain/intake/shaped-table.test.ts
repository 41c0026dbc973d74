import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ControlTotals } from '../../../src/domain/intake/control-totals.js';
import { readMapping, type Mapping } from '../../../src/domain/intake/mapping.js';
import { rejoinedCells } from '../../../src/domain/intake/rejoin-cells.js';
import { openTable, rowOfTable } from '../../../src/domain/intake/table-file.js';
import { temporaryFolder } from './packages.js';

function mapped(yaml: string): Mapping {
  const { mapping, faults } = readMapping('m.yaml', `id: m\ntitle: m\n${yaml}\nnodes: { n: { label: Project, set: { code: { column: -1 } } } }`);
  expect(faults).toEqual([]);
  return mapping!;
}

async function read(
  text: string,
  yaml: string,
  delimiter = ',',
): Promise<{ header: string[]; rows: unknown[][]; reasons: (string | undefined)[]; details: string[] }> {
  const path = join(temporaryFolder(), 'table.csv');
  writeFileSync(path, text);
  const mapping = mapped(yaml);
  const layout = { encoding: 'utf-8', delimiter } as const;
  const table = openTable(path, layout, mapping);
  const header = await table.header();
  const rows = [];
  for await (const chunk of table.chunks(2)) rows.push(...chunk);
  // Opened again by its line, a row reads as it was loaded, apart from what it repeats.
  for (const row of rows) if (!mapping.table?.repeat) expect(await rowOfTable(path, layout, mapping, header, row.line)).toEqual([...row.cells]);
  return {
    header,
    rows: rows.map(({ line, cells }) => [line, ...cells]),
    reasons: rows.map(({ fault }) => fault?.reason),
    details: rows.flatMap(({ fault }) => fault?.detail ?? []),
  };
}

describe('a table that is not plain', () => {
  it('has its header below a title, or none at all', async () => {
    const text = '2021年度资金安排表,,\n单位：万元,,\n村,户主,金额\n甲村,某某,1\n';
    expect(await read(text, 'table: { header: 3 }')).toMatchObject({ header: ['村', '户主', '金额'], rows: [[4, '甲村', '某某', '1']] });
    expect(await read(text, 'table: { header: 3, columns: [a, b, c] }')).toMatchObject({ header: ['a', 'b', 'c'], rows: [[4, '甲村', '某某', '1']] });
    expect(await read('甲村,1\n乙村,2\n', 'table: { header: 0, columns: [a, b] }')).toMatchObject({
      rows: [
        [1, '甲村', '1'],
        [2, '乙村', '2'],
      ],
    });
    await expect(read(text, 'table: { header: 9 }')).rejects.toThrow('no row on line 9');
    await expect(read(text, 'table: { header: 2 }')).rejects.toThrow('column 2 has no name');
  });

  it('takes off what ends every line, and repeats what stands above', async () => {
    expect(await read('a,b;\n1,2;\n,3;\n,;\n', "table: { ending: ';', repeat: [a] }")).toMatchObject({
      header: ['a', 'b'],
      rows: [
        [2, '1', '2'],
        [3, '1', '3'],
        [4, '1', ''],
      ],
    });
  });

  it('joins the cells that a delimiter inside a name tore apart, to the letter', async () => {
    const yaml = 'table: { rejoin: [name, office] }\nrequire: [{ column: kind, in: [x, y] }, { column: sum, readable: amount }]';
    const { rows, reasons, details } = await read(
      'name,kind,office,sum\na,x,b,1\na,x,b,c, d,1\na,b,,x,c,1\na, b,x,x,c,1\na,b,c,d,1\na,x,1\na,x,b,1,, \n',
      yaml,
    );
    expect(rows).toEqual([
      [2, 'a', 'x', 'b', '1'],
      [3, 'a', 'x', 'b,c, d', '1'],
      [4, 'a,b,', 'x', 'c', '1'],
      [5, 'a', 'b', 'x', 'x', 'c', '1'],
      [6, 'a', 'b', 'c', 'd', '1'],
      [7, 'a', 'x', '1'],
      [8, 'a', 'x', 'b', '1'],
    ]);
    expect(reasons).toEqual([undefined, undefined, undefined, 'column-count', 'column-count', 'column-count', undefined]);
    expect(details).toEqual([expect.stringContaining('more than one way'), expect.stringContaining('in no way'), expect.stringContaining('has 3 columns')]);
  });

  it('finds the one way in which a row was torn, whatever the names hold', () => {
    const text = fc.array(fc.constantFrom('a', 'b c', '', '-'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(','));
    fc.assert(
      fc.property(text, text, fc.nat(99), (name, office, sum) => {
        const torn = `${name},KIND,${office},${sum}`.split(',');
        const found = rejoinedCells(torn, ['name', 'kind', 'office', 'sum'], ['name', 'office'], ',', (cells) => cells[1] === 'KIND');
        expect(found).toEqual({ cells: [name.trim(), 'KIND', office.trim(), String(sum)] });
      }),
    );
  });

  it('counts the columns behind a name from the right in a row that stays torn', () => {
    const totals = new ControlTotals(
      {
        path: 'f',
        rows: 2,
        totals: new Map([
          ['sum', 0n],
          ['-2', 0n],
        ]),
      },
      ['name', 'office', 'sum'],
      { rejoin: ['name'] },
    );
    totals.count('loaded', ['a', '3', '5']);
    totals.count('quarantined', ['a', 'b', 'c', '4', '7']);
    expect(totals.controlColumns().map(({ column, loaded, quarantined }) => [column, loaded, quarantined])).toEqual([
      ['-2', '3', '4'],
      ['sum', '5', '7'],
    ]);
  });

  it('reads tab-separated values like any other', async () => {
    expect(await read('a\tb\n1,5\t“x”\n', 'text: nfkc', '\t')).toMatchObject({ header: ['a', 'b'], rows: [[2, '1,5', '“x”']] });
  });
});
