import type { Unit } from '../../demo/story/accounts.ts';
import type { Place } from '../../demo/story/places.ts';
import type { Random } from '../../demo/story/random.ts';
import { dayOf, dayText, officeDay, yuanText } from './calendar.ts';
import type { Ground, Hub } from './ground.ts';
import { voucherOn, type Ledger, type Voucher } from './ledger.ts';
import { clear, type Onward } from './onward.ts';
import type { Packages } from './packages.ts';
import { title, type LineRef, type Quota } from './quota.ts';
import type { Programme } from './programmes.ts';
import { LAST_YEAR } from './options.ts';
import { villageName } from './villagers.ts';

/** What the works of one county need while they are written. */
export interface WorksDesk {
  readonly ground: Ground;
  readonly quota: Quota;
  readonly ledger: Ledger;
  readonly onward: Onward;
  readonly packages: Packages;
  readonly place: Place;
  /** The place that will act next year, after a change of code. */
  readonly nextPlace: Place | undefined;
  readonly builders: readonly Hub[];
  readonly villages: number;
  /** Running number of the county's projects, so that no village gets the same works twice within years. */
  turn: number;
  /** What each builder was paid from the budget in the year, in fen. */
  readonly paid: Map<Hub, number>;
  readonly counters: Record<string, number>;
  /** The county's log of notices is delivered. */
  readonly discloses: boolean;
}

interface Draft {
  readonly amount: number;
  readonly from: LineRef;
  readonly document: string;
  readonly issued: number;
  readonly programme: Programme;
  readonly year: number;
  readonly advance: boolean;
  /** Two sources flow into one line that names neither: the moves say so. */
  readonly merge?: { readonly other: LineRef; readonly part: number };
  readonly upperNumber: string;
}

/** Log-normal budgets with the median at 160,000 yuan, in whole thousands, clear of the limits of procurement. */
export function worksBudget(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const yuan = Math.min(1_560_000, Math.max(24_000, 160_000 * Math.exp(normal * 0.7)));
  const clearOfTender = yuan >= 780_000 && yuan < 1_000_000 ? yuan * 0.76 : yuan;
  return Math.round(clearOfTender / 1000) * 100_000;
}

/** One project from its line to its last payment. */
export function works(desk: WorksDesk, draft: Draft, random: Random): void {
  const { ground, quota, ledger, place } = desk;
  const { programme, year, amount, document, issued } = draft;
  desk.turn += 1;
  const turn = desk.turn;
  const kind = KINDS[(turn + Math.floor(turn / desk.villages)) % KINDS.length]!;
  const village = villageName(turn % desk.villages);
  const unit = ground.unit(place, kind.office);
  const builder = desk.builders[random.between(0, desk.builders.length - 1)]!;
  const start = officeDay(issued + random.between(16, 26));
  const accept = officeDay(start + random.between(90, 150));
  const code = `${place.code}${year}B${String(turn).padStart(6, '0')}`;
  const name = `${village}${year}年${kind.name}`;
  const late = year < LAST_YEAR && desk.nextPlace !== undefined && random.next() < 0.08;
  const saving = !late && random.next() < 0.06 ? Math.floor((amount * (0.02 + random.next() * 0.03)) / 10_000) * 10_000 : 0;
  const acceptedAt = late ? officeDay(dayOf(year + 1, 2, 10)) : Math.min(accept, dayOf(year, 12, 5));

  writeProject(desk, code, name, kind.category, village, amount, issued, start, acceptedAt);
  const line: LineRef = { region: place.code, year, code: `${programme.key}G${String(turn).padStart(6, '0')}`, document };
  const shared = { programme, place, document, title: title(place, programme, year, draft.advance), toRegion: place.code, unit: unit.code, project: code };
  quota.line({
    ...shared,
    year,
    code: line.code,
    upperNumber: draft.upperNumber,
    day: issued,
    type: '21',
    amount,
    from: draft.merge ? undefined : draft.from,
    order: turn,
  });
  if (draft.merge) {
    quota.adjust(5, place, year, draft.from, line, amount - draft.merge.part, issued, document, shared.title);
    quota.adjust(5, place, year, draft.merge.other, line, draft.merge.part, issued, document, shared.title);
    count(desk, 'merged');
  }
  quota.register(place.code, unit.code, line, officeDay(issued + 2), amount);
  const contract = `${place.code}${year}H${turn}`;
  const price = amount - saving;
  const supplier = builder.firm!;
  desk.packages.first
    .table('CONTRACT')
    .row(
      `${contract},${name}合同,${place.code},${unit.code},${amount > 40_000_000 ? '竞争性磋商' : '询价'},工程,,${yuanText(price)},${dayText(start - 6)},${dayText(start)},${dayText(acceptedAt)},,${code},,${supplier.uscc},${supplier.name}`,
      price,
    );

  const direct = random.next() < 0.5;
  const payer = direct ? ground.accounts.treasury(place) : ground.accounts.zeroBalance(unit);
  const voucher = voucherOn(line, unit.code, programme, code, contract);
  let order = 0;
  const pay = (into: Voucher, from: { number: string; bank: string }, fen: number, day: number, words: string): string => {
    order += 1;
    desk.paid.set(builder, (desk.paid.get(builder) ?? 0) + fen);
    const slip = ledger.pay(into, direct, from, builder, fen, day, `${name}${words}`, { invoice: `FP${code}${order}` });
    desk.onward.fromFirm(builder, fen, day, random, ONWARD);
    return slip;
  };
  const advance = clear(Math.floor(price * 0.28));
  const middle = clear(Math.floor(price * 0.26));
  // In the last year of a code only a retention is left: with a quarter of a line unpaid its office would be behind the calendar on the last day.
  const isRetention = late && desk.nextPlace!.code !== place.code;
  const third = clear(Math.floor(price * (isRetention ? 0.41 : 0.2)));
  const rest = price - advance - middle - third;
  pay(voucher, payer, advance, officeDay(start + 5), '预付款');
  pay(voucher, payer, middle, officeDay(start + random.between(35, 50)), '进度款');
  pay(voucher, payer, third, officeDay(start + random.between(60, 80)), '进度款（二）');
  const lastDay = officeDay(Math.min(Math.max(acceptedAt + 8, dayOf(year, 10, 1) + random.between(0, 86)), dayOf(year, 12, 27)));
  if (late) {
    carryOver(desk, voucher, line, programme, unit, shared.title, rest, code, name, contract, builder, random);
    return;
  }
  const slip = pay(voucher, payer, rest, lastDay, '竣工结算款');
  if (saving > 0) recall(desk, programme, unit, line, saving, year, builder, random);
  else if (random.next() < 0.03 && lastDay < dayOf(year, 11, 25)) {
    // Overpaid by a twentieth, given back in a fortnight, and paid once the account was settled.
    const back = Math.floor(rest / 20);
    ledger.refund(place.code, year, slip, builder, payer, back, officeDay(lastDay + 12), `${name}多付退回`);
    ledger.pay(voucher, direct, payer, builder, back, officeDay(lastDay + 20), `${name}结算尾款`, { invoice: `FP${code}9` });
    count(desk, 'refunded');
  }
}

/** Part of what a firm is paid goes on to its suppliers. */
const ONWARD = 0.4;

function writeProject(
  desk: WorksDesk,
  code: string,
  name: string,
  category: string,
  village: string,
  amount: number,
  issued: number,
  start: number,
  accept: number,
): void {
  const approved = issued - 24;
  desk.packages.first
    .table('PROJECT')
    .row(
      `${code},${name},${category},${desk.place.code},${village},${dayText(approved - 30)},${dayText(approved)},${yuanText(amount)},${dayText(start)},${dayText(accept)},${dayText(start)},${dayText(accept + 10)},100,已完工,,,`,
      amount,
    );
  if (!desk.discloses) return;
  const log = desk.packages.first.table('RECORD');
  const note = (kind: string, day: number, value: string): void =>
    log.row(`${kind},BG${code},${desk.place.code},${dayText(day)},,${value},,,,project,,,${code},,`);
  note('disclosure', approved + 6, '县级公示');
  note('signboard', start + 5, '公示牌');
  note('acceptance', accept, '验收合格');
}

/** 结转: the last part becomes a line of the new year and is paid in its first quarter. */
function carryOver(
  desk: WorksDesk,
  voucher: Voucher,
  old: LineRef,
  programme: Programme,
  unit: Unit,
  text: string,
  rest: number,
  project: string,
  name: string,
  contract: string,
  builder: Hub,
  random: Random,
): void {
  const place = desk.nextPlace!;
  const year = old.year + 1;
  const holder = desk.ground.unit(place, { code: unit.code, name: unit.name.slice(desk.place.name.length) });
  const line: LineRef = { region: place.code, year, code: `${old.code}J`, document: `${place.prefix}〔${year}〕1号` };
  const day = officeDay(dayOf(year, 1, 2));
  desk.quota.line({
    programme,
    place,
    year,
    code: line.code,
    document: line.document,
    title: `${place.name}财政局关于${old.year}年度结转资金的通知`,
    upperNumber: old.document,
    day,
    type: '31',
    amount: rest,
    toRegion: place.code,
    unit: holder.code,
    project,
    originYear: old.year,
    order: desk.turn,
  });
  desk.quota.carryOver(place, year, old, line, rest, day);
  desk.quota.register(place.code, holder.code, line, officeDay(day + 2), rest);
  const payer = desk.ground.accounts.zeroBalance(holder);
  const paidOn = officeDay(dayOf(year, 2, 20) + random.between(0, 30));
  const carried: Voucher = {
    ...voucher,
    region: place.code,
    year,
    agencyCode: holder.code,
    lineRegion: place.code,
    lineYear: year,
    line: line.code,
    document: line.document,
    contract,
  };
  desk.ledger.pay(carried, false, payer, builder, rest, paidOn, `${name}竣工结算款`, { invoice: `FP${project}5` });
  desk.onward.fromFirm(builder, rest, paidOn, random, ONWARD);
  count(desk, 'carried over');
}

/** 收回 and 盘活: what a project saved goes back to the county and pays for something small before the year ends. */
function recall(desk: WorksDesk, programme: Programme, unit: Unit, line: LineRef, saving: number, year: number, builder: Hub, random: Random): void {
  const { place, quota } = desk;
  const day = officeDay(dayOf(year, 11, 3 + (desk.turn % 10)));
  const document = `${place.prefix}〔${year}〕${70 + (desk.turn % 20)}号`;
  const text = `${place.name}财政局关于收回结余资金并重新安排的通知`;
  const shared = { programme, place, year, document, title: text, upperNumber: line.document, day, order: desk.turn };
  const held: LineRef = { region: place.code, year, code: `${line.code}S`, document };
  quota.line({ ...shared, code: held.code, type: '11', amount: 0, toRegion: place.code });
  quota.adjust(2, place, year, line, held, saving, day, document, text);
  const again: LineRef = { region: place.code, year, code: `${line.code}P`, document };
  const project = `${place.code}${year}P${String(desk.turn).padStart(6, '0')}`;
  const name = `${villageName((desk.turn * 7 + 3) % desk.villages)}${year}年结余资金安排道路标牌`;
  writeProject(desk, project, name, '基础设施', villageName((desk.turn * 7 + 3) % desk.villages), saving, day - 5, day + 4, day + 20);
  quota.line({ ...shared, code: again.code, type: '32', amount: saving, from: held, toRegion: place.code, unit: unit.code, project, executable: true });
  quota.register(place.code, unit.code, again, officeDay(day + 2), saving);
  const contract = `${place.code}${year}S${desk.turn}`;
  const supplier = builder.firm!;
  desk.packages.first
    .table('CONTRACT')
    .row(
      `${contract},${name}合同,${place.code},${unit.code},询价,货物,,${yuanText(saving)},${dayText(day + 3)},${dayText(day + 4)},${dayText(day + 20)},,${project},,${supplier.uscc},${supplier.name}`,
      saving,
    );
  const voucher = voucherOn(again, unit.code, programme, project, contract);
  desk.ledger.pay(voucher, false, desk.ground.accounts.zeroBalance(unit), builder, saving, officeDay(day + 24 + random.between(0, 8)), name, {
    invoice: `FP${project}1`,
  });
  desk.paid.set(builder, (desk.paid.get(builder) ?? 0) + saving);
  count(desk, 'recalled and reissued');
}

const TRANSPORT = { code: '311001', name: '交通运输局' };
const WATER = { code: '315001', name: '水利局' };
const AGRICULTURE = { code: '303001', name: '农业农村局' };
const HOUSING = { code: '317001', name: '住房和城乡建设局' };
/** Kinds of works in words that differ, so that two projects of a village never read alike. */
const KINDS = [
  { name: '通组道路硬化', category: '基础设施', office: TRANSPORT },
  { name: '安全饮水管网延伸', category: '农村供水', office: WATER },
  { name: '香菇大棚', category: '产业发展', office: AGRICULTURE },
  { name: '污水处理站', category: '人居环境', office: HOUSING },
  { name: '漫水桥重建', category: '基础设施', office: TRANSPORT },
  { name: '塘坝清淤加固', category: '农田水利', office: WATER },
  { name: '冷藏保鲜库', category: '产业发展', office: AGRICULTURE },
  { name: '公共厕所改造', category: '人居环境', office: HOUSING },
  { name: '田间生产便道', category: '基础设施', office: AGRICULTURE },
  { name: '灌溉机井', category: '农田水利', office: WATER },
  { name: '光伏电站', category: '产业发展', office: AGRICULTURE },
  { name: '文化广场', category: '公共服务', office: HOUSING },
  { name: '河道护岸', category: '农田水利', office: WATER },
  { name: '垃圾中转点', category: '人居环境', office: HOUSING },
  { name: '肉牛养殖圈舍', category: '产业发展', office: AGRICULTURE },
  { name: '排涝沟渠', category: '农田水利', office: WATER },
  { name: '客运候车亭', category: '基础设施', office: TRANSPORT },
  { name: '粮食烘干塔', category: '产业发展', office: AGRICULTURE },
  { name: '卫生室修缮', category: '公共服务', office: HOUSING },
  { name: '错车平台与护栏', category: '基础设施', office: TRANSPORT },
  { name: '高标准农田平整', category: '农田水利', office: AGRICULTURE },
  { name: '中药材晾晒场', category: '产业发展', office: AGRICULTURE },
  { name: '路灯照明', category: '基础设施', office: HOUSING },
] as const;

function count(desk: WorksDesk, what: string): void {
  desk.counters[what] = (desk.counters[what] ?? 0) + 1;
}
