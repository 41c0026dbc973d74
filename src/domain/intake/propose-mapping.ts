import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { neededColumns } from './compile-mapping.js';
import type { ColumnLook, FileLook } from './look-at-file.js';
import { readMapping } from './mapping.js';
import { ROLE_NAMES, rolesOf, type Role, type Roles } from './propose-roles.js';
import type { TableLayout } from './table-rows.js';

/** A mapping as a start: it loads, and its comments say what a person has to decide. */
export interface Proposal {
  readonly text: string;
  /** Which columns were taken for what, in words. */
  readonly roles: readonly string[];
}

/** A ready mapping whose columns a file has, all or most of them. */
export interface ReadyMatch {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly columns: number;
  readonly lacking: readonly string[];
}

const READY = new URL('../../../seeds/mappings/', import.meta.url);
/** A table is told by many columns, not by an AMOUNT and a DATE. */
const COLUMNS_MIN = 4;
const NEAR = 0.75;

/** The ready mapping that fits a header best; undefined where none comes near. */
export function readyMatch(header: readonly string[]): ReadyMatch | undefined {
  const matches = readdirSync(fileURLToPath(READY))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name): ReadyMatch[] => {
      const text = readFileSync(new URL(name, READY), 'utf8');
      const { mapping } = readMapping(name, text);
      if (!mapping) return [];
      const needed = neededColumns(mapping);
      const lacking = needed.filter((column) => !header.includes(column));
      const isNear = needed.length >= COLUMNS_MIN && lacking.length <= needed.length * (1 - NEAR);
      return isNear ? [{ id: mapping.id, title: mapping.title, text, columns: needed.length, lacking }] : [];
    });
  return matches.sort((left, right) => left.lacking.length - right.lacking.length || right.columns - left.columns)[0];
}

/** Guesses a mapping from the names and contents of the columns. It is valid, and marks every guess a person has to look at. */
export function proposeMapping(id: string, name: string, look: FileLook, layout: TableLayout, shape: { header: number }): Proposal {
  const roles = rolesOf(look.columns);
  const lacking = [
    ...(roles.has('payeeName') || roles.has('payeeNumber') ? [] : ['payee']),
    ...(roles.has('amount') ? [] : ['amount']),
    ...(roles.has('date') ? [] : ['day']),
  ];
  const [date, amount] = [roles.get('date'), roles.get('amount')];
  const lines = [
    `# Proposed from ${name}. Look at every line marked "decide" before loading.`,
    ...(lacking.length > 0
      ? [`# NO MONEY WOULD BE LOADED with this as it stands: no column was recognised as ${lacking.join(', ')}, so the rows become records, not payments.`]
      : []),
    '# yaml-language-server: $schema=mapping.schema.json',
    `id: ${id}`,
    `title: ${quoted(name)} # decide: what the table is`,
    ...(shape.header === 1 ? [] : [`table: { header: ${shape.header} }`]),
    `bare: { ${bareOf(layout, date, id).join(', ')} } # decide: who sends it, and the period it speaks about`,
    ...(date && date.formats.length > 1 ? [`# The dates also fit ${date.formats.slice(1).join(' and ')}: decide.`] : []),
    ...misfitsOf(date, 'date'),
    ...(date ? [`dates: ${quoted(date.formats[0]!)}`] : []),
    ...misfitsOf(amount, 'amount'),
    ...(amount ? [`money: ${moneyOf(look.columns, amount, name)}`] : []),
    ...(lacking.length === 0 ? paymentsOf(id, roles, look) : recordsOf(id, roles, look)),
  ];
  return { text: `${lines.join('\n')}\n`, roles: [...roles].map(([role, { name: taken }]) => `${taken} → ${ROLE_NAMES[role]}`) };
}

function misfitsOf(column: ColumnLook | undefined, what: string): string[] {
  if (!column || column.misfits === 0) return [];
  const { misfits, misfitLines, filled } = column;
  const lines = `${misfitLines.length === 1 ? 'line' : 'lines'} ${misfitLines.join(', ')}${misfits > misfitLines.length ? ' …' : ''}`;
  return [`# ${misfits} of ${filled} cells of ${column.name} are no ${what} (${lines}): their rows would be set aside, to be corrected.`];
}

function bareOf(layout: TableLayout, date: ColumnLook | undefined, id: string): string[] {
  const [from, to] = date?.days ?? ['2017-01-01', '2017-12-31'];
  return [
    `encoding: ${layout.encoding}`,
    ...(layout.encoding === 'xlsx' || layout.delimiter === ',' ? [] : [`delimiter: ${layout.delimiter === '\t' ? 'tab' : `'${layout.delimiter}'`}`]),
    ...(layout.sheet === undefined ? [] : [`sheet: ${quoted(layout.sheet)}`]),
    `sourceSystem: ${id}`,
    'currency: CNY',
    `period: { from: ${from}, to: ${to} }`,
  ];
}

/** The header says the unit, or a person has to. */
function moneyOf(columns: readonly ColumnLook[], amount: ColumnLook, name: string): string {
  const stated = /[（(［[]\s*(?:单位[:：]?\s*)?(?:人民币)?(万元|元|分)\s*[)）］\]]|(万元)/u.exec(amount.name);
  const unit = stated?.[1] ?? stated?.[2];
  if (unit !== undefined) return { 万元: 'wan-yuan', 元: 'yuan', 分: 'fen' }[unit]!;
  if (/万元/u.test(name)) return 'wan-yuan';
  const chinese = columns.some((column) => /\p{Script=Han}/u.test(column.name));
  return chinese ? 'yuan # decide: yuan or wan-yuan (万元)?' : 'major # decide: the unit, and the currency above';
}

function paymentsOf(id: string, roles: Roles, look: FileLook): string[] {
  const of = (role: Role): string | undefined => (roles.has(role) ? quoted(roles.get(role)!.name) : undefined);
  const set = (property: string, value: string | undefined): string[] => (value === undefined ? [] : [`      ${property}: ${value}`]);
  const hasPayer = roles.has('payerName') || roles.has('payerNumber');
  const key = rowKey(roles, look);
  const kind = payeeKind(roles);
  return [
    'nodes:',
    ...documentOf(roles),
    ...(hasPayer
      ? []
      : [
          '  # decide: which account pays. Nothing in the list says it; until then the payments come from an account of this list alone. When you know it:',
          "  # payer: { label: Account, refers: true, set: { number: { constant: '…' }, institution: { constant: 中国农业银行 }, name: { constant: … } } }",
        ]),
    `  payer: ${account(of('payerNumber'), of('payerBank'), of('payerName') ?? (hasPayer ? undefined : `{ constant: ${quoted(`付款账户未注明 ${id}`)} }`))}`,
    ...(kind.comment ? [`  # ${kind.comment}`] : []),
    `  payee: ${account(of('payeeNumber'), of('payeeBank'), of('payeeName'), `{ constant: ${kind.kind} }`)} # decide: the kind`,
    'edges:',
    ...(roles.has('document') ? ['  - { type: CARRIES, from: document, to: line }'] : []),
    '  - type: PAID',
    '    from: payer',
    '    to: payee',
    '    set:',
    ...(key.sure ? [] : ['      # decide: these columns together must tell every row from all others']),
    `      id: { join: [{ constant: ${id} }, ${key.parts.join(', ')}], with: '|', skipBlank: true }`,
    ...set('amount', of('amount')),
    ...set('at', of('date')),
    ...set('document', of('document')),
    ...set('indicator', roles.has('document') ? '{ id: line }' : undefined),
    ...set('region', of('region')),
    ...set('payingUnit', of('payerName')),
    ...set('purpose', of('purpose')),
  ];
}

/** Stands where the list does not say its region; no division has this code. */
const NO_REGION = '999999';

/** The document whose number the list names, with a line of the budget under it, so that the number can be traced. */
function documentOf(roles: Roles): string[] {
  const document = roles.get('document');
  if (!document) return [];
  const number = quoted(document.name);
  const [regionColumn, yearColumn, date] = [roles.get('region'), roles.get('year'), roles.get('date')];
  const region = regionColumn ? quoted(regionColumn.name) : `{ constant: '${NO_REGION}' }`;
  const dayHasYear = date?.formats[0]?.startsWith('yyyy') === true;
  const year = yearColumn
    ? quoted(yearColumn.name)
    : dayHasYear
      ? `{ column: ${quoted(date!.name)}, start: 1, length: 4 }`
      : `{ constant: ${date?.days?.[0].slice(0, 4) ?? '2017'} }`;
  return [
    ...(regionColumn ? [] : [`  # decide: ${NO_REGION} stands for the division of the list: put its code, here and below ('410325').`]),
    ...(yearColumn ? [] : ['  # decide: the fiscal year of the money, here taken from the day of the payment.']),
    '  # decide: who issued the document (region and code of the office, mof for the finance office), as other sources name it.',
    '  document:',
    '    label: Document',
    '    refers: true',
    `    when: { column: ${number}, present: true }`,
    `    set: { issuer: { join: [${region}, { constant: mof }], with: '|' }, numberAsWritten: ${number}, region: ${region} }`,
    '  # decide: the list says what was paid, not what was allocated. Until a source of documents states the amount, the sum of what this list',
    '  # pays under the number stands for it, so that the number can be traced; without it a trace has nothing to follow.',
    `  line: { label: Indicator, refers: true, optional: true, set: { region: ${region}, fiscalYear: ${year}, code: ${number}, ownNumber: ${number}, amount: { sum: ${quoted(roles.get('amount')!.name)} } } }`,
  ];
}

function account(number: string | undefined, bank: string | undefined, name: string | undefined, kind?: string): string {
  const parts = [number && `number: ${number}`, bank && `institution: ${bank}`, name && `name: ${name}`, kind && `kind: ${kind}`].filter(Boolean);
  return `{ label: Account, refers: true, set: { ${parts.join(', ')} } }`;
}

/** An account of unknown kind counts as an unknown payee: the words of the header, else the names, say what it may be. */
function payeeKind(roles: Roles): { kind: string; comment: string } {
  const [name, number] = [roles.get('payeeName'), roles.get('payeeNumber')];
  const words = `${name?.name ?? ''} ${number?.name ?? ''}`;
  const guess = (): string => {
    if (/村民?委员?会|村集体|村级/u.test(words)) return 'village-collective';
    if (/户主|农户|household/iu.test(words)) return 'household';
    if (/姓名|领款人|person/iu.test(words)) return 'person';
    if (/单位|企业|公司|供应商|中标|承建|施工|合作社|supplier|vendor|contractor|company/iu.test(words)) return 'enterprise';
    if (name?.organisations) return 'enterprise';
    return roles.has('idNumber') || /卡号/u.test(words) ? 'person' : 'enterprise';
  };
  return {
    kind: guess(),
    comment:
      'decide: household, person, enterprise, merchant, village-collective or wages (of a mixed list by a column: { column: …, map: { … } }). ' +
      'Money to an account of unknown kind counts as "payee unknown" in a trace.',
  };
}

/** Columns that say which file it is, or which part of it, so that the numbers of its lines are not taken for those of another. */
const FILE_WIDE = /年度|年份|月份|期次|批次|季度|fiscal.?year|period|batch/iu;

/**
 * What tells a row from all others. It becomes an id, which stands in links and logs: a column that may be personal is never part of it, but
 * the opaque ids of payer and payee may be.
 */
function rowKey(roles: Roles, look: FileLook): { parts: string[]; sure: boolean } {
  const number = roles.get('number');
  const wide = look.columns.filter(
    (column) => column !== number && !column.personal && column.filled === look.rows && (FILE_WIDE.test(column.name) || column === roles.get('region')),
  );
  const isUnique = number !== undefined && !number.personal && number.distinct === look.rows;
  if (isUnique) {
    // 1, 2, 3 … come again in the next list; the number of a voucher does not.
    const isCount = /序号|^no\.?$/iu.test(number.name);
    const day = isCount && !wide.some(({ name }) => FILE_WIDE.test(name)) ? roles.get('date') : undefined;
    return { parts: [...wide, ...(day ? [day] : []), number].map(({ name }) => quoted(name)), sure: true };
  }
  const plain = [...wide, ...[number, roles.get('date'), roles.get('amount')].filter((column) => column !== undefined)];
  return { parts: ['{ id: payer }', '{ id: payee }', ...plain.map(({ name }) => quoted(name))], sure: false };
}

/** Without payee, amount and day there is no payment: the rows are kept as records, which a person may turn into more. */
function recordsOf(id: string, roles: Roles, look: FileLook): string[] {
  const number = roles.get('number');
  const [payeeName, idNumber] = [roles.get('payeeName'), roles.get('idNumber')];
  const hidden = new Set([
    ...look.columns.filter(({ personal }) => personal),
    ...(['payerName', 'payeeName', 'payerNumber', 'payeeNumber'] as const).map((role) => roles.get(role)),
  ]);
  const open = look.columns.filter((column) => !hidden.has(column));
  const isUnique = number !== undefined && number.distinct === look.rows;
  const subject = subjectOf(payeeName, roles.get('payeeNumber'), idNumber);
  const key = (isUnique ? [number] : open.slice(0, 12)).map(({ name }) => quoted(name));
  if (subject !== undefined && !isUnique) key.unshift('{ id: subject }');
  const value = roles.get('purpose') ?? open.find(({ type }) => type === 'text') ?? open[0];
  const [date, amount, region] = [roles.get('date'), roles.get('amount'), roles.get('region')];
  return [
    '# decide: what a row means. No payee, amount and day were found together, so rows are kept as records of their own.',
    'nodes:',
    ...(subject === undefined ? [] : [`  subject: ${subject}`]),
    '  record:',
    '    label: Record',
    '    set:',
    `      kind: { constant: ${id} }`,
    ...(isUnique ? [] : ['      # decide: these columns together must tell every row from all others']),
    `      code: { join: [${key.length === 0 ? `{ constant: ${id} }` : key.join(', ')}], with: '|', skipBlank: true }`,
    `      value: ${value ? quoted(value.name) : `{ constant: ${id} }`}`,
    ...(amount ? [`      amount: ${quoted(amount.name)}`] : []),
    ...(date ? [`      from: ${quoted(date.name)}`] : []),
    ...(region ? [`      region: ${quoted(region.name)}`] : []),
    ...(subject === undefined ? [] : ['edges:', '  - { type: ABOUT, from: record, to: subject }']),
  ];
}

/** Whom a record is about, by an id that gives nothing of it away. */
function subjectOf(name: ColumnLook | undefined, number: ColumnLook | undefined, idNumber: ColumnLook | undefined): string | undefined {
  if (idNumber)
    return `{ label: Person, refers: true, optional: true, set: { idNumber: ${quoted(idNumber.name)}${name ? `, name: ${quoted(name.name)}` : ''} } }`;
  if (!name && !number) return undefined;
  return account(number && quoted(number.name), undefined, name && quoted(name.name));
}

/** A text as it may stand in YAML, also between braces. */
function quoted(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) ? text : JSON.stringify(text);
}
