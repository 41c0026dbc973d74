import { compileMapping, type RowMapper } from '../../../src/domain/intake/compile-mapping.js';
import { RowFault, type RowReading } from '../../../src/domain/intake/compile-value.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { remembering, textReader } from '../../../src/domain/intake/remembered-parts.js';
import { Identity } from '../../../src/domain/model/identity.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const days = { today: day('2024-01-01'), from: day('2017-01-01'), to: day('2017-12-31') };
const identity = new Identity(Buffer.alloc(32, 7));
const HEADER = ['UNIT', 'NAME', 'KIND', 'PAYER', 'PAYEE', 'NO', 'AMOUNT'];
const YAML = `
id: m
title: test
nodes:
  unit: { label: Unit, set: { region: { constant: '410328' }, code: UNIT, name: NAME } }
  project: { label: Project, refers: true, when: { column: KIND, is: p }, set: { code: { join: [UNIT, KIND] } } }
  payer: { label: Account, refers: true, set: { number: PAYER } }
  payee: { label: Account, refers: true, optional: true, set: { number: PAYEE } }
edges:
  - { type: PAID, from: payer, to: payee, set: { id: NO, amount: AMOUNT, at: { constant: '2017-03-01' }, project: { id: project } } }
  - { type: HELD_BY, from: payer, to: unit }
`;

function mapper(): RowMapper {
  const { mapping, faults } = readMapping('m.yaml', YAML);
  expect(faults).toEqual([]);
  return compileMapping(mapping!, HEADER, { identity, sourceSystem: 'test', days });
}

const mapped = (map: RowMapper, cells: readonly string[]): unknown => {
  try {
    return map(cells);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    return { reason: error.reason, column: error.column, detail: error.message };
  }
};

describe('a mapping', () => {
  it('reads a row after many others as it reads it alone, faults and what is left out included', () => {
    const together = mapper();
    for (let index = 0; index < 300; index += 1) {
      const unit = index % 11 === 0 ? '' : `u${index % 5}`;
      const cells = [unit, `name ${index % 7}`, index % 3 === 0 ? 'p' : 'x', `a${index % 4}`, index % 6 === 0 ? '' : `b${index}`, `n${index}`, '1.00'];
      expect(mapped(together, cells)).toEqual(mapped(mapper(), cells));
    }
  });
});

describe('remembering', () => {
  const rowOf = (...cells: string[]): RowReading => ({ cells, ids: [], item: undefined, precision: 'day' });

  it('makes a part once for the rows with the same texts, and tells texts apart that are cut elsewhere', () => {
    let made = 0;
    const part = remembering(textReader([0, 1], []), () => (made += 1));
    expect([part(rowOf('ab', 'c')), part(rowOf('a', 'bc')), part(rowOf('ab', 'c'))]).toEqual([1, 2, 1]);
  });

  it('stops keeping parts that do not come back', () => {
    let made = 0;
    const part = remembering(textReader([0], []), () => (made += 1));
    for (let index = 0; index < 10_000; index += 1) part(rowOf(String(index)));
    part(rowOf('again'));
    expect(part(rowOf('again'))).toBe(10_002);
  });
});
