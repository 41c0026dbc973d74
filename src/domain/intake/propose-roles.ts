import { pinyinInitials } from '../search/pinyin.js';
import type { ColumnLook } from './look-at-file.js';
import { shanghaiDate } from './parse-date.js';

/** What a column is taken for. */
export type Role = keyof typeof WORDS | 'payerBank' | 'payeeBank';
export type Roles = ReadonlyMap<Role, ColumnLook>;

/**
 * Words of headers by what the column is taken for, in the order in which columns are given away: the particular before the general. Of
 * several patterns the first that any column has wins.
 */
const WORDS = {
  payerNumber: [/(?:付款|付方|支付|拨款|本方).*[账帐]号|payer.*(?:account|acct|number|no\b)|debit.?account/iu],
  payeeNumber: [/(?:收款|收方|对方|领款).*[账帐卡]号|payee.*(?:account|acct|number)/iu, /[账帐卡]号|account.?(?:no|number)|iban/iu],
  idNumber: [/身份证|证件号|id.?card/iu],
  payerName: [
    /付款(?:人|方|单位|户名)|付方|支付单位|拨付单位|拨款单位|预算单位|主管(?:单位|部门)|department|payer|paying|body.?name|authority|agency|buyer|entity/iu,
  ],
  payeeName: [
    /收款(?:人|方|单位|户名|企业|公司|农户)|收方|领款|对方户名|受益|补助对象|供应商|中标|承建|施工单位|实施单位|实施主体|姓名|户主|农户(?!数)|户名|企业名称|合作社|payee|supplier|vendor|recipient|beneficiary|implement|contractor|grantee/iu,
  ],
  document: [/文号|document.?(?:no|number)/iu],
  region: [/区划(?:代码|编码)|行政区(?:代码|编码)|region.?code/iu],
  year: [/(?:预算|会计|财政)年度|^年度$|fiscal.?year/iu],
  date: [/(?:支付|付款|发放|拨付|交易).*(?:日期|时间)/u, /日期|时间|date|\bday\b/iu],
  number: [/凭证号|流水号|交易号|单号|transaction|reference|voucher|invoice|\bref\b/iu, /编号|编码|序号|number|^no\.?$|\bid\b/iu],
  amount: [/(?:实发|实际|支付|付款|发放|拨付|补助|交易).*金额|^金额|amount/iu, /金额|资金|发放|补助|支付|拨付|total|value|spend|paid|sum/iu],
  purpose: [/用途|摘要|purpose/iu, /附言|事由|description|expense.?(?:type|area)|narrative/iu, /项目名称|建设内容|project/iu, /备注|remark/iu],
} as const;
const TYPES: Partial<Record<Role, ReadonlySet<ColumnLook['type']>>> = {
  date: new Set(['date']),
  amount: new Set(['amount', 'number']),
};

const BANK = /开户|银行|行名|bank/iu;
/** What has the word of a bank in its name, and is none. */
const NO_BANK = /[账帐卡]号|户名|流水|日期|时间|金额|余额|行号|account|acct|number|no\.?$|date|amount|ref/iu;
const PAYER = /付款|付方|支付|拨款|本方|payer|debit/iu;
const PAYEE = /收款|收方|对方|领款|payee|credit/iu;

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  payerNumber: "payer's account",
  payerBank: "payer's bank",
  payerName: 'payer',
  payeeNumber: "payee's account",
  payeeBank: "payee's bank",
  payeeName: 'payee',
  idNumber: "person's id number",
  document: 'document number',
  region: 'region',
  year: 'fiscal year',
  date: 'date',
  number: 'number',
  amount: 'amount',
  purpose: 'purpose',
};

/** Gives each role the column that fits it best; no column has two. */
export function rolesOf(columns: readonly ColumnLook[]): Roles {
  const roles = new Map<Role, ColumnLook>();
  const taken = new Set<ColumnLook>();
  const take = (role: Role, column: ColumnLook): void => {
    roles.set(role, column);
    taken.add(column);
  };
  const banks = columns.filter(({ name, type, filled }) => filled > 0 && type === 'text' && BANK.test(name) && !NO_BANK.test(name));
  for (const role of Object.keys(WORDS) as (keyof typeof WORDS)[]) {
    const types = TYPES[role];
    const fitting = columns.filter(
      (column) =>
        !taken.has(column) && !banks.includes(column) && (types?.has(column.type) ?? true) && column.filled > 0 && (role !== 'number' || !column.personal),
    );
    const found = WORDS[role].flatMap((words) => fitting.filter(({ name }) => words.test(name))).at(0);
    // A date without a telling name is still a date.
    const column = found ?? (role === 'date' ? fitting[0] : undefined);
    if (column) take(role, column);
  }
  for (const bank of banks) {
    const role = bankRole(bank, columns, roles);
    if (!roles.has(role)) take(role, bank);
  }
  return roles;
}

/** Whose bank it is: by its own name, else that of the account or holder beside it, the one before it first. */
function bankRole(bank: ColumnLook, columns: readonly ColumnLook[], roles: Roles): 'payerBank' | 'payeeBank' {
  if (PAYEE.test(bank.name)) return 'payeeBank';
  if (PAYER.test(bank.name)) return 'payerBank';
  const place = columns.indexOf(bank);
  const distance = (role: Role): number => {
    const column = roles.get(role);
    const apart = column ? place - columns.indexOf(column) : Infinity;
    return apart < 0 ? 0.5 - apart : apart;
  };
  return Math.min(distance('payerNumber'), distance('payerName')) < Math.min(distance('payeeNumber'), distance('payeeName')) ? 'payerBank' : 'payeeBank';
}

/** The id of a mapping for a file of this name: its letters, of Chinese its initials; a name that has neither says only when it was proposed. */
export function proposedId(fileName: string, now: Date): string {
  const plain = fileName
    .replace(/\.[^.]*$/u, '')
    .normalize('NFKC')
    .replace(/\p{Script=Han}+/gu, (words) => pinyinInitials(words))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return /[a-z]/u.test(plain) ? plain : `list-${plain === '' ? shanghaiDate(now.getTime()) : plain}`;
}
