import type { Book } from './book.ts';
import { cardNumber } from './identifiers.ts';
import type { Place } from './places.ts';

export interface Account {
  readonly number: string;
  readonly bank: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
}
export interface Holder {
  readonly type: 'unit' | 'enterprise' | 'household' | 'person';
  readonly code: string;
  readonly name: string;
  /** Region of a unit. */
  readonly region?: string;
}
export interface Unit {
  readonly region: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** Public units and all accounts; both are written to their registers when they first appear. */
export class Accounts {
  private readonly units = new Map<string, Unit>();
  private readonly zero = new Map<string, Account>();
  private readonly treasuries = new Map<string, Account>();
  private readonly agents = new Map<string, Account>();
  private order = 0;
  private cards = 0;
  private readonly book: Book;

  constructor(book: Book) {
    this.book = book;
  }

  open(
    region: string,
    kind: string,
    name: string,
    holder: Holder | undefined,
    options: { bank?: string; number?: string; opened?: string; closed?: string; status?: string; approval?: string; whitelisted?: boolean } = {},
  ): Account {
    this.order += 1;
    const number = options.number ?? `9900${region}${String(this.order).padStart(7, '0')}`;
    const bank = options.bank ?? '豫源示例农商银行';
    this.book.add('ACCOUNT', {
      ACCT_NO: number,
      BANK: bank,
      BRANCH: `${bank}${region.slice(0, 6)}支行`,
      ACCT_NAME: name,
      ACCT_KIND: kind,
      MOF_DIV_CODE: region,
      OPEN_DATE: options.opened ?? '2014-01-01',
      CLOSE_DATE: options.closed ?? '',
      STATUS: options.status ?? (options.closed ? '销户' : '正常'),
      APPROVAL_NO: options.approval ?? '',
      WHITELIST: options.whitelisted ? '1' : '',
      HOLDER_TYPE: holder?.type ?? '',
      HOLDER_DIV_CODE: holder?.region ?? '',
      HOLDER_CODE: holder?.code ?? '',
      HOLDER_NAME: holder?.name ?? '',
      HOLD_FROM: holder ? (options.opened ?? '2014-01-01') : '',
      HOLD_TO: options.closed ?? '',
    });
    return { number, bank, name, kind, region };
  }

  card(
    county: Place,
    name: string,
    holder: Holder,
    options: { kind?: 'household' | 'person'; opened?: string; closed?: string; status?: string } = {},
  ): Account {
    this.cards += 1;
    return this.open(county.code, options.kind ?? 'household', name, holder, {
      ...options,
      bank: '豫源示例农信社',
      number: cardNumber(county.code, this.cards),
      opened: options.opened ?? '2015-06-01',
    });
  }

  unit(place: Place, code: string, name: string, kind: string, superior?: Unit): Unit {
    const key = `${place.code}|${code}`;
    const known = this.units.get(key);
    if (known) return known;
    const unit = { region: place.code, code, name, kind };
    this.units.set(key, unit);
    this.book.add('AGENCY', {
      MOF_DIV_CODE: place.code,
      AGENCY_CODE: code,
      AGENCY_NAME: name,
      KIND_CODE: kind,
      SUP_DIV_CODE: superior?.region ?? '',
      SUP_AGENCY_CODE: superior?.code ?? '',
    });
    return unit;
  }

  /** The finance department or bureau, which issues and registers documents. */
  finance(place: Place): Unit {
    const name = place.level === 'central' ? '财政部' : place.level === 'province' ? '河南省财政厅' : `${place.name}财政局`;
    return this.unit(place, '101001', name, 'finance');
  }

  /** A spending unit of the county; all are subordinate to nobody but township offices. */
  office(place: Place, which: keyof typeof OFFICES): Unit {
    const office = OFFICES[which];
    return this.unit(place, office.code, place.level === 'province' ? `河南省${office.province}` : `${place.name}${office.name}`, 'budget-unit');
  }

  township(county: Place, index: number): Unit {
    const town = county.towns[index];
    if (!town) throw new Error(`${county.name} has no township ${index}.`);
    return this.unit(county, `90100${index + 1}`, `${county.name}${town.name}人民政府`, 'township');
  }

  treasury(place: Place): Account {
    const known = this.treasuries.get(place.code);
    if (known) return known;
    const finance = this.finance(place);
    const account = this.open(
      place.code,
      'treasury',
      `${finance.name}国库单一账户`,
      { type: 'unit', region: place.code, code: finance.code, name: finance.name },
      { bank: `国家金库${place.name}示例支库`, number: `2700${place.code}0001` },
    );
    this.treasuries.set(place.code, account);
    return account;
  }

  zeroBalance(unit: Unit): Account {
    const key = `${unit.region}|${unit.code}`;
    const known = this.zero.get(key);
    if (known) return known;
    const account = this.open(
      unit.region,
      'zero-balance',
      `${unit.name}零余额账户`,
      { type: 'unit', region: unit.region, code: unit.code, name: unit.name },
      { bank: '豫源示例工商银行', approval: `财库批${unit.region}${unit.code}` },
    );
    this.zero.set(key, account);
    return account;
  }

  /** The account from which the bank pays card batches for the county. */
  agent(place: Place): Account {
    const known = this.agents.get(place.code);
    if (known) return known;
    const finance = this.finance(place);
    const account = this.open(
      place.code,
      'agent-batch',
      `${place.name}惠农惠民补贴资金一卡通代发专户`,
      { type: 'unit', region: place.code, code: finance.code, name: finance.name },
      { bank: '豫源示例农信社', whitelisted: true, approval: `财库批${place.code}代发` },
    );
    this.agents.set(place.code, account);
    return account;
  }
}

export const OFFICES = {
  poverty: { code: '305001', name: '扶贫开发办公室（乡村振兴局）', province: '扶贫开发办公室（乡村振兴局）' },
  agriculture: { code: '303001', name: '农业农村局', province: '农业农村厅' },
  transport: { code: '311001', name: '交通运输局', province: '交通运输厅' },
  water: { code: '315001', name: '水利局', province: '水利厅' },
  education: { code: '205001', name: '教育体育局', province: '教育厅' },
  housing: { code: '317001', name: '住房和城乡建设局', province: '住房和城乡建设厅' },
  forestry: { code: '307001', name: '林业局', province: '林业局' },
  security: { code: '204001', name: '公安局', province: '公安厅' },
} as const;
