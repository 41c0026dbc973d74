import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { compileMapping, personalColumns, type MappedRow } from '../../../src/domain/intake/compile-mapping.js';
import { readMapping } from '../../../src/domain/intake/mapping.js';
import { Identity } from '../../../src/domain/model/identity.js';

const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
const days = { today: day('2024-01-01'), from: day('2017-01-01'), to: day('2017-12-31') };
const identity = new Identity(Buffer.alloc(32, 7));

/** Maps one row, given as column → cell, with a mapping whose `nodes` and `edges` are given as YAML. */
function mapRow(yaml: string, row: Record<string, string>): MappedRow | 'skipped' {
  const { mapping, faults } = readMapping('m.yaml', `id: m\ntitle: test\n${yaml}`);
  expect(faults).toEqual([]);
  return compileMapping(mapping!, Object.keys(row), { identity, sourceSystem: 'test', days })(Object.values(row));
}

function valueOf(value: string, row: Record<string, string>, property = 'name'): unknown {
  const mapped = mapRow(`tables: { t: { '1': one, '2': two } }\nnodes: { n: { label: Project, set: { code: { constant: P }, ${property}: ${value} } } }`, row);
  return (mapped as MappedRow).nodes[0]!.values[property];
}

describe('a value', () => {
  it.each([
    ['A', { A: 'x' }, 'x'],
    ['A', { A: '' }, undefined],
    ['{ constant: fixed }', { A: '' }, 'fixed'],
    ["{ join: [A, B], with: '|' }", { A: 'x', B: 'y' }, 'x|y'],
    ["{ join: [A, B], with: '|' }", { A: 'x', B: '' }, undefined],
    ["{ join: [A, B], with: '|', skipBlank: true }", { A: 'x', B: '' }, 'x'],
    ['{ first: [A, B] }', { A: '', B: 'y' }, 'y'],
    ['{ if: { column: A, is: 1 }, then: B, else: { constant: no } }', { A: '1', B: 'y' }, 'y'],
    ['{ if: { column: A, is: 1 }, then: B, else: { constant: no } }', { A: '2', B: 'y' }, 'no'],
    ['{ column: A, map: t }', { A: '2' }, 'two'],
    ['{ column: A, map: { x: y }, default: z }', { A: 'other' }, 'z'],
    ['{ column: A, default: { column: B } }', { A: '', B: 'b' }, 'b'],
    ["{ column: A, split: '-', take: 2 }", { A: 'a-b-c' }, 'b'],
    ["{ column: A, split: '-', take: -1 }", { A: 'a-b-c' }, 'c'],
    ['{ column: A, start: 1, length: 2 }', { A: '卢氏县' }, '卢氏'],
    ['{ edgeId: PAID, of: A }', { A: 's|1' }, 'paid:s|1'],
    ['{ column: -1 }', { A: 'x', B: 'y', C: 'z' }, 'z'],
    ["{ join: [{ column: -2 }, { column: -3 }], with: '/' }", { A: 'x', B: 'y', C: 'z' }, 'y/x'],
  ] as [string, Record<string, string>, unknown][])('%s of %j is %j', (value, row, expected) => {
    expect(valueOf(value, row)).toBe(expected);
  });

  it.each([
    ['{ column: A, unit: wan-yuan }', '0.8', 800_000],
    ['{ column: A, sign: negate }', '3.50', -350],
    ['{ column: A, sign: absolute }', '-3.50', 350],
  ])('%s of an amount %s is %s fen', (value, text, fen) => {
    expect(valueOf(value, { A: text }, 'approvedBudget')).toBe(fen);
  });

  it('splits a column into a list, each part by its own rule', () => {
    const yaml = `
nodes:
  a: { label: Account, set: { number: A } }
edges:
  - type: PAID
    from: a
    to: a
    set: { id: B, amount: C, at: { constant: 2017-05-01 }, settles: { column: S, split: ';', each: { edgeId: PAID, of: { join: [{ constant: p }, { item: true }], with: '|' } } }, settledAmounts: { column: T, split: ';' } }`;
    const { edges } = mapRow(yaml, { A: '1', B: 'x', C: '3.00', S: '7; 8', T: '1.00;2.00' }) as MappedRow;
    expect(edges[0]!.values).toMatchObject({ settles: ['paid:p|7', 'paid:p|8'], settledAmounts: [100, 200] });
  });
});

describe('a row', () => {
  it('is skipped where the mapping says so', () => {
    expect(
      mapRow("skip: { any: [{ column: A, is: '1' }, { column: B, present: false }] }\nnodes: { n: { label: Project, set: { code: A } } }", { A: '1', B: 'x' }),
    ).toBe('skipped');
  });

  it.each([
    ["{ column: A, in: ['1', '2'] }", '2', true],
    ["{ column: A, not: ['1', '2'] }", '2', false],
    ["{ column: A, not: '1' }", '', true],
    ['{ column: A, sign: negative }', '-1', true],
    ['{ column: A, sign: zero }', '', false],
    ['{ no: { column: A, present: true } }', 'x', false],
    ['{ column: A, readable: date }', '2017-02-29', false],
    ['{ column: A, readable: date }', '2017-02-28', true],
    ['{ column: A, readable: amount }', '1,234.50', true],
    ['{ column: A, readable: amount }', '', false],
    ['{ column: A, readable: number }', '0.12345', true],
    ['{ column: -2, is: x }', 'x', true],
    ['{ column: A, same: -1 }', 'b', true],
    ['{ all: [{ column: A, present: true }, { column: A, same: B }] }', 'b', true],
  ])('has a node under the condition %s with the cell %j: %s', (when, text, made) => {
    const mapped = mapRow(
      `nodes: { p: { label: Project, set: { code: { constant: P } } }, n: { label: Tender, when: ${when}, set: { code: { constant: T } } } }`,
      { A: text, B: 'b' },
    ) as MappedRow;
    expect(mapped.nodes.some(({ label }) => label === 'Tender')).toBe(made);
  });

  it.each([
    ['missing-key', { CODE: '' }],
    ['unparseable-date', { AT: '2017/5/1' }],
    ['unparseable-amount', { AMOUNT: 'ten' }],
    ['missing-value', { AMOUNT: '' }],
    ['unknown-value', { KIND: 'gift' }],
    ['after-load', { AT: '2024-01-02' }],
    ['unparseable-flag', { FINAL: 'perhaps' }],
    ['unparseable-number', { SEQ: '1.5' }],
    ['amount-out-of-range', { AMOUNT: '99999999999999999' }],
  ])('is set aside as %s with %j', (reason, change) => {
    const yaml = `
nodes: { i: { label: Indicator, refers: true, set: { region: { constant: '410000' }, fiscalYear: { constant: 2017 }, code: CODE } }, a: { label: Account, set: { number: { constant: '1' } } } }
edges: [{ type: PAID, from: a, to: a, set: { id: CODE, amount: AMOUNT, at: AT, kind: KIND, final: FINAL, seq: SEQ } }]`;
    expect(() => mapRow(yaml, { CODE: 'C', AT: '2017-05-01', AMOUNT: '1.00', KIND: 'payment', FINAL: '1', SEQ: '1', ...change })).toThrow(
      expect.objectContaining({ reason }),
    );
  });

  it('is set aside where it is not as the mapping requires, with the column and what stands there', () => {
    const yaml = 'require: [{ column: K, in: [a, b] }, { column: D, readable: date }]\nnodes: { n: { label: Project, set: { code: A } } }';
    expect(mapRow(yaml, { A: '1', K: 'a', D: '2017-01-01' })).toMatchObject({ nodes: [{ id: 'project:1' }] });
    expect(() => mapRow(yaml, { A: '1', K: 'a', D: 'soon' })).toThrow(
      expect.objectContaining({ reason: 'not-as-required', column: 'D', message: expect.stringContaining('"soon"') }),
    );
  });

  it('has its text in one form where the mapping says so: tables, conditions and keys see that form', () => {
    const yaml = `
text: nfkc
tables: { t: { 'A 1': one } }
nodes: { n: { label: Project, when: { column: B, is: (x) }, set: { code: { column: A, map: t }, name: B } } }`;
    expect(mapRow(yaml, { A: 'Ａ  \u00a0１', B: '（x）' })).toMatchObject({ nodes: [{ id: 'project:one', values: { name: '(x)' } }] });
  });

  it('turns a negative payment around and says so', () => {
    const yaml = `
nodes: { a: { label: Account, set: { number: A } }, b: { label: Account, set: { number: B } } }
edges: [{ type: PAID, from: a, to: b, set: { id: ID, amount: AMOUNT, at: { constant: 2017-05-01 } } }]`;
    const { nodes, edges } = mapRow(yaml, { A: '1', B: '2', ID: 'x', AMOUNT: '-5.00' }) as MappedRow;
    expect(edges[0]).toMatchObject({ source: nodes[1]!.id, target: nodes[0]!.id, values: { amount: 500, kind: 'reversal' }, codes: ['negative'] });
  });

  it('marks what is implausible and loads it as stated', () => {
    const yaml = `
nodes:
  a: { label: Account, set: { number: A } }
  b: { label: Account, set: { number: B, name: NAME } }
  e: { label: Enterprise, set: { uscc: USCC, name: NAME, establishedAt: SINCE } }
edges: [{ type: PAID, from: a, to: b, set: { id: ID, amount: AMOUNT, at: AT, mode: { constant: direct } } }]`;
    const { nodes, edges } = mapRow(yaml, {
      A: '1',
      B: '',
      NAME: '某公司',
      USCC: '91410100MA3X00001X',
      SINCE: '2030-01-01',
      ID: 'x',
      AMOUNT: '0',
      AT: '2018-02-01',
    }) as MappedRow;
    expect([...edges[0]!.codes].sort()).toEqual(['no-indicator', 'no-payee-account', 'outside-period', 'zero-amount']);
    expect(nodes.find(({ label }) => label === 'Enterprise')!.codes).toEqual(expect.arrayContaining(['bad-check-digit', 'future-date']));
  });

  it('gives one account one id, however its number and bank are written', () => {
    const yaml = 'nodes: { a: { label: Account, set: { number: A, institution: B } } }';
    const id = (number: string, bank: string): string => (mapRow(yaml, { A: number, B: bank }) as MappedRow).nodes[0]!.id;
    expect(id('6228 4800-1234', '中国农业银行卢氏县支行')).toBe(id('６２２８４８００１２３４', '农行卢氏支行'));
    expect(id('622848001234', '中国农业银行')).not.toBe(id('622848001234', '中国工商银行'));
    expect(id('622848001234', '农行')).toMatch(/^account:[0-9a-f]{32}$/u);
  });

  it('identifies an enterprise without a credit code by name and region, and marks it', () => {
    const { nodes } = mapRow('nodes: { e: { label: Enterprise, set: { uscc: U, name: N, region: R } } }', { U: '', N: '示例合作社', R: '410328' }) as MappedRow;
    expect(nodes[0]).toMatchObject({ id: 'enterprise:weak|示例合作社|410328', values: { weakIdentity: true } });
  });
});

describe('readMapping', () => {
  it.each([
    ['nodes: { n: { label: Dokument, set: { code: A } } }', /m\.yaml:3 Dokument is no label/u],
    ['nodes: { n: { label: Project, set: { code: A, colour: B } } }', /has no property colour/u],
    ['nodes: { n: { label: Indicator, set: { code: A } } }', /region, fiscalYear is not set/u],
    ['nodes: { n: { label: Project, set: { code: A } } }\nedges:\n  - { type: FOR, from: n, to: n }', /m\.yaml:5 FOR goes from Indicator, not Project/u],
    ['nodes: { n: { label: Project, set: { code: A } } }\nedges: [{ type: FOR, from: n, to: elsewhere }]', /elsewhere is no alias/u],
    ['nodes: { n: { label: Account, set: { number: A } } }\nedges: [{ type: PAID, from: n, to: n, set: { amount: B, at: C } }]', /PAID needs an id/u],
    ['nodes: { n: { label: Project, set: { code: { column: A, map: none } } } }', /no table none/u],
    ['nodes: { n: { label: Project, set: { code: { id: n } } } }', /its own id/u],
    ['nodes: { n: { label: Project, set: { code: { collumn: A } } } }', /unknown key collumn/u],
    ['dates: yyyy-MM\nnodes: { n: { label: Project, set: { code: A } } }', /says nothing about the day/u],
    ['table: { header: 0 }\nnodes: { n: { label: Project, set: { code: A } } }', /has to name the columns/u],
    ['table: { rejoin: [A, B] }\nnodes: { n: { label: Project, set: { code: A } } }', /require has to say/u],
    ['table: { columns: [A, B], repeat: [C] }\nnodes: { n: { label: Project, set: { code: A } } }', /C is no column/u],
    ['nodes: { n: { label: Project, set: { code: { min: A } } } }', /cannot be counted over the rows/u],
    ['nodes: { n: { label: Project, set: { code: A, name: { sum: B } } } }', /sum gives fen or integer, name is string/u],
    ['nodes: { n: { label: Project, set: { code: A, name: { first: [{ count: true }] } } } }', /directly at a property/u],
    ['nodes: { n: { label: Project, set: { code: { column: 1 } } } }', /m\.yaml:3 /u],
    ['nodes: [', /m\.yaml:\d+ /u],
  ])('refuses %j, with file and line', (yaml, expected) => {
    const { mapping, faults } = readMapping('m.yaml', `id: m\ntitle: test\n${yaml}`);
    expect(mapping).toBeUndefined();
    expect(faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n')).toMatch(expected);
  });

  it.each(['seeds/mappings', 'seeds/finland', 'test/domain/intake/mappings', 'test/domain/intake/public-tables'])('accepts every mapping of %s', (path) => {
    const folder = join(projectFolder, path);
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(names.length).toBeGreaterThan(1);
    expect(names.flatMap((name) => readMapping(name, readFileSync(join(folder, name), 'utf8')).faults)).toEqual([]);
  });

  const ACCOUNTS = 'a: { label: Account, set: { number: A, name: N } }';
  it.each([
    [
      `nodes: { ${ACCOUNTS} }\nedges:\n  - { type: PAID, from: a, to: a, set: { id: { join: [D, A] }, amount: B, at: D } }`,
      /m\.yaml:5 .*PAID.* text of A.*account number/u,
    ],
    [`nodes: { ${ACCOUNTS}, r: { label: Record, set: { kind: { constant: k }, code: { first: [D, { column: A, start: 3 }] } } } }`, /id of r .* text of A/u],
    ['nodes: { p: { label: Person, set: { idNumber: I, name: N } }, r: { label: Record, set: { kind: { constant: k }, code: N } } }', /person's name/u],
    ['nodes: { p: { label: Person, set: { idNumber: I } }, r: { label: Project, set: { code: I } } }', /an id number/u],
    ['nodes: { e: { label: Enterprise, set: { uscc: U, phone: T } }, r: { label: Project, set: { code: T } } }', /a phone number/u],
  ])('refuses an id that would give away what is personal: %j', (yaml, expected) => {
    const written = `id: m\ntitle: test\n${yaml}`;
    const reasons = readMapping('m.yaml', written).faults.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
    expect(reasons).toEqual([expect.stringMatching(expected)]);
    expect(reasons[0]).toContain('{ id: alias }');
    // What was loaded before stays readable.
    expect(readMapping('m.yaml', written, { loaded: true }).faults).toEqual([]);
  });

  it.each([
    `nodes: { ${ACCOUNTS} }\nedges: [{ type: PAID, from: a, to: a, set: { id: { join: [N, D, { id: a }] }, amount: B, at: D } }]`,
    `nodes: { ${ACCOUNTS}, r: { label: Record, set: { kind: { constant: k }, code: { column: A, map: { '1': x } } } } }`,
    'nodes: { p: { label: Person, when: { column: K, is: p }, set: { idNumber: I } }, u: { label: Unit, when: { column: K, is: u }, set: { region: R, code: I } } }',
  ])('lets an id be made of what is opaque, an office, looked up, or read otherwise under another condition: %j', (yaml) => {
    expect(readMapping('m.yaml', `id: m\ntitle: test\n${yaml}`).faults).toEqual([]);
  });

  it('knows which columns are personal', () => {
    const { mapping } = readMapping('m.yaml', 'id: m\ntitle: test\nnodes: { p: { label: Person, set: { idNumber: ID, name: { first: [N, M] }, region: R } } }');
    expect(Object.fromEntries(personalColumns(mapping!))).toEqual({ ID: 'id-number', N: 'name', M: 'name' });
  });
});
