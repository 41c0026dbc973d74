import fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PropertyValue } from '../../../../src/domain/intake/compile-value.js';
import { ImportFiles } from '../../../../src/domain/intake/bulk/import-files.js';
import { cellOf, cellsOf, isOneLine, typeIn, valuesFrom } from '../../../../src/domain/intake/bulk/import-line.js';
import { temporaryFolder } from '../packages.js';

const seed = 20261128;
beforeAll(() => void process.stdout.write(`lines of an import: seed ${seed}\n`));

const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', '"', '""', ',', '","', 'a "b" c', '\\', '\\"', '资金', '\u001f', 'a\nb', 'c\r'));
const value: fc.Arbitrary<PropertyValue> = fc.oneof(
  text,
  fc.boolean(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.array(text),
  fc.array(fc.maxSafeInteger()),
);

describe('a line of a file for the import', () => {
  it('gives back what was written, or says beforehand that it cannot', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const held = values.filter((each) => typeIn(each) !== undefined && isOneLine(cellOf(each)));
        const columns = held.map((each, place) => ({ property: `p${place}`, type: typeIn(each)! }));
        const cells = held.length === 0 ? [] : cellsOf(held.map(cellOf).join());
        expect(cells).toHaveLength(held.length);
        expect(Object.values(valuesFrom(columns, cells))).toEqual(held);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('takes a whole number for an integer, and no empty list, which would be taken for none', () => {
    expect([typeIn(50), typeIn(12.5), typeIn([]), typeIn(['']), typeIn(['a', '']), typeIn('')]).toEqual([
      'long',
      'double',
      undefined,
      undefined,
      'string[]',
      'string',
    ]);
  });
});

describe('the files of an import', () => {
  const edge = { type: 'PAID', source: 3, target: 4, origin: 'b/f.csv/2', codes: ['negative'], copied: { document: 'D', copied: 'document' } };

  it('give an edge back as its row stated it, from the block that is still in memory and from the disk', () => {
    const folder = join(temporaryFolder(), 'files');
    mkdirSync(folder);
    const files = new ImportFiles(folder, 1);
    const places = Array.from({ length: 20_000 }, (_, index) =>
      files.edge({ ...edge, id: `paid:"${index}"`, values: { amount: index, purpose: '补贴, "一"', settles: ['x'] } })!,
    );
    for (const index of [0, 1, 777, 19_999]) {
      const [file, position] = places[index]!;
      expect(files.edgeAt(file, position, (handle) => `account:${handle}`)).toEqual({
        id: `paid:"${index}"`,
        type: 'PAID',
        source: 'account:3',
        target: 'account:4',
        values: { amount: index, purpose: '补贴, "一"', settles: ['x'] },
        mine: true,
      });
    }
    expect(files.close()).toMatchObject({ nodes: [], edges: [{ name: 'PAID' }] });
  });

  it('keep rows with other properties apart, and leave out what no line can hold', () => {
    const folder = join(temporaryFolder(), 'files');
    mkdirSync(folder);
    const files = new ImportFiles(folder, 1);
    expect(files.edge({ ...edge, id: 'a', values: { purpose: 'two\nlines' } })).toBeUndefined();
    expect(files.node({ label: 'Entity:Unit', number: 0, id: 'unit:1', origin: 'b/f/2', values: { name: 'a\nb', region: '41', tags: [] } })).toEqual({
      name: 'a\nb',
      tags: [],
    });
    expect(files.node({ label: 'Entity:Unit', number: 1, id: 'unit:2', origin: 'b/f/3', values: { region: '41' } })).toBeUndefined();
    expect(files.node({ label: 'Entity:Unit', number: 2, id: 'unit:3', origin: 'b/f/4', values: { name: 'c', region: '41' } })).toBeUndefined();
    expect(files.close().nodes).toHaveLength(2);
  });
});
