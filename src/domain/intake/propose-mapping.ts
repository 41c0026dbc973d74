import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { neededColumns } from './compile-mapping.js';
import type { ColumnLook, FileLook } from './look-at-file.js';
import { readMapping } from './mapping.js';
import type { TableLayout } from './table-file.js';

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

type Role = keyof typeof WORDS;

/** Words of headers by what the column is taken for, in the order in which columns are given away: the particular before the general. */
const WORDS = {
  payerNumber: /(?:付款|付方|支付|拨款).*[账帐]号|payer.*(?:account|acct|number|no\b)|debit.?account/iu,
  payerBank: /(?:付款|付方).*(?:开户|银行|行名)|payer.*bank/iu,
  payeeNumber: /(?:收款|收方|对方|领款).*[账帐]号|[账帐卡]号|payee.*(?:account|acct|number)|account.?(?:no|number)|iban/iu,
  payeeBank: /(?:收款|收方|对方)?.*(?:开户行|开户银行|银行名称|行名)|payee.*bank|bank.?name/iu,
  payerName:
    /付款(?:人|方|单位|户名)|付方|支付单位|拨付单位|拨款单位|预算单位|主管(?:单位|部门)|department|payer|paying|body.?name|authority|agency|buyer|entity/iu,
  payeeName:
    /收款(?:人|方|单位|户名)|收方|领款|对方户名|受益|补助对象|供应商|中标|承建|施工单位|实施单位|实施主体|姓名|户主|payee|supplier|vendor|recipient|beneficiary|implement|contractor|grantee/iu,
  document: /文号|document.?(?:no|number)/iu,
  region: /区划(?:代码|编码)|行政区(?:代码|编码)|region.?code/iu,
  date: /日期|时间|date|\bday\b/iu,
  number: /凭证号|流水号|交易号|单号|编号|编码|项目代码|序号|transaction|reference|voucher|invoice|number|^no\.?$|\bid\b|\bref\b/iu,
  amount: /金额|资金|发放|补助|支付|拨付|amount|total|value|spend|paid|sum/iu,
  purpose: /用途|摘要|附言|事由|备注|项目名称|建设内容|purpose|description|expense.?(?:type|area)|narrative|remark|project/iu,
} as const;
const TYPES: Partial<Record<Role, ReadonlySet<ColumnLook['type']>>> = {
  date: new Set(['date']),
  amount: new Set(['amount', 'number']),
};

/** Guesses a mapping from the names and contents of the columns. It is valid, and marks every guess a person has to look at. */
export function proposeMapping(id: string, name: string, look: FileLook, layout: TableLayout, shape: { header: number }): Proposal {
  const roles = rolesOf(look.columns);
  const column = (role: Role): ColumnLook | undefined => roles.get(role);
  const { payeeName, payeeNumber } = { payeeName: column('payeeName'), payeeNumber: column('payeeNumber') };
  const [date, amount] = [column('date'), column('amount')];
  const isPayments = date !== undefined && amount !== undefined && (payeeName ?? payeeNumber) !== undefined;
  const lines = [
    `# Proposed from ${name}. Look at every line marked "decide" before loading.`,
    '# yaml-language-server: $schema=mapping.schema.json',
    `id: ${id}`,
    `title: ${quoted(name)} # decide: what the table is`,
    ...(shape.header === 1 ? [] : [`table: { header: ${shape.header} }`]),
    `bare: { ${bareOf(layout, date, id).join(', ')} } # decide: who sends it, and the period it speaks about`,
    ...(date && date.formats.length > 1 ? [`# The dates also fit ${date.formats.slice(1).join(' and ')}: decide.`] : []),
    ...(date ? [`dates: ${quoted(date.formats[0]!)}`] : []),
    ...(amount ? [`money: ${moneyOf(look.columns, amount, name)}`] : []),
    ...(isPayments ? paymentsOf(id, column, look) : recordsOf(id, column, look)),
  ];
  return { text: `${lines.join('\n')}\n`, roles: [...roles].map(([role, { name: taken }]) => `${taken} → ${ROLE_NAMES[role]}`) };
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  payerNumber: "payer's account",
  payerBank: "payer's bank",
  payerName: 'payer',
  payeeNumber: "payee's account",
  payeeBank: "payee's bank",
  payeeName: 'payee',
  document: 'document number',
  region: 'region',
  date: 'date',
  number: 'number',
  amount: 'amount',
  purpose: 'purpose',
};

function rolesOf(columns: readonly ColumnLook[]): Map<Role, ColumnLook> {
  const roles = new Map<Role, ColumnLook>();
  const taken = new Set<ColumnLook>();
  for (const role of Object.keys(WORDS) as Role[]) {
    const types = TYPES[role];
    const fitting = columns.filter((column) => !taken.has(column) && (types?.has(column.type) ?? true) && column.filled > 0);
    // A date without a telling name is still a date.
    const found = fitting.find(({ name }) => WORDS[role].test(name)) ?? (role === 'date' ? fitting[0] : undefined);
    if (!found) continue;
    roles.set(role, found);
    taken.add(found);
  }
  return roles;
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

function moneyOf(columns: readonly ColumnLook[], amount: ColumnLook, name: string): string {
  if (/万元/u.test(amount.name + name)) return 'wan-yuan';
  const chinese = columns.some((column) => /\p{Script=Han}/u.test(column.name));
  return chinese ? 'yuan # decide: yuan or wan-yuan (万元)?' : 'major # decide: the unit, and the currency above';
}

function paymentsOf(id: string, column: (role: Role) => ColumnLook | undefined, look: FileLook): string[] {
  const [date, amount, number] = [column('date')!, column('amount')!, column('number')];
  const isUnique = number !== undefined && number.distinct === look.rows;
  const set = (property: string, value: string | undefined): string[] => (value === undefined ? [] : [`      ${property}: ${value}`]);
  const of = (role: Role): string | undefined => (column(role) ? quoted(column(role)!.name) : undefined);
  const parts = isUnique ? [number] : [number, column('payeeName'), column('payeeNumber'), date, amount].filter((part) => part !== undefined);
  return [
    'nodes:',
    `  payer: ${account(of('payerNumber'), of('payerBank'), of('payerName') ?? '{ constant: payer }')}${column('payerName') ? '' : ' # decide: who pays'}`,
    `  payee: ${account(of('payeeNumber'), of('payeeBank'), of('payeeName'))}`,
    'edges:',
    '  - type: PAID',
    '    from: payer',
    '    to: payee',
    '    set:',
    ...(isUnique ? [] : ['      # decide: these columns together must tell every row from all others']),
    `      id: { join: [{ constant: ${id} }, ${parts.map((part) => quoted(part.name)).join(', ')}], with: '|', skipBlank: true }`,
    ...set('amount', quoted(amount.name)),
    ...set('at', quoted(date.name)),
    ...set('document', of('document')),
    ...set('region', of('region')),
    ...set('payingUnit', of('payerName')),
    ...set('purpose', of('purpose')),
  ];
}

function account(number: string | undefined, bank: string | undefined, name: string | undefined): string {
  const parts = [number && `number: ${number}`, bank && `institution: ${bank}`, name && `name: ${name}`].filter(Boolean);
  return `{ label: Account, refers: true, set: { ${parts.join(', ')} } }`;
}

/** Without payee, amount and day there is no payment: the rows are kept as records, which a person may turn into more. */
function recordsOf(id: string, column: (role: Role) => ColumnLook | undefined, look: FileLook): string[] {
  const number = column('number');
  const isUnique = number !== undefined && number.distinct === look.rows;
  const key = isUnique ? [number] : look.columns.slice(0, 12);
  const value = (column('purpose') ?? column('payeeName') ?? look.columns.find(({ type }) => type === 'text') ?? look.columns[0]!).name;
  const [date, amount, region] = [column('date'), column('amount'), column('region')];
  return [
    '# decide: what a row means. No payee, amount and day were found together, so rows are kept as records of their own.',
    'nodes:',
    '  record:',
    '    label: Record',
    '    set:',
    `      kind: { constant: ${id} }`,
    `      code: { join: [${key.map(({ name }) => quoted(name)).join(', ')}], with: '|', skipBlank: true }`,
    `      value: ${quoted(value)}`,
    ...(amount ? [`      amount: ${quoted(amount.name)}`] : []),
    ...(date ? [`      from: ${quoted(date.name)}`] : []),
    ...(region ? [`      region: ${quoted(region.name)}`] : []),
  ];
}

/** A text as it may stand in YAML, also between braces. */
function quoted(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) ? text : JSON.stringify(text);
}
