import type { Random } from '../../demo/story/random.ts';
import { dayOf, officeDay } from './calendar.ts';
import type { Hub } from './ground.ts';
import type { Ledger } from './ledger.ts';
import type { Suppliers, Trade } from './suppliers.ts';
import type { Villager } from './villagers.ts';
import { CARD_BANK } from './narrow-tables.ts';

const END = dayOf(2023, 12, 31);

/**
 * What payees do with the money: everything flows towards suppliers of a higher tier of the trade, late and in part, so that no shape of
 * collusion comes about.
 */
export class Onward {
  private readonly suppliers: Suppliers;
  private readonly ledger: Ledger;

  constructor(suppliers: Suppliers, ledger: Ledger) {
    this.suppliers = suppliers;
    this.ledger = ledger;
  }

  /** A firm that was paid buys from one to three suppliers, and they from theirs: at most six payments from the treasury's payee on. */
  fromFirm(firm: Hub, amount: number, day: number, random: Random, likely: number): void {
    if (random.next() > likely) return;
    const parts = random.between(1, 3);
    // At most 63% leaves, never within three days: a firm that works is no pass-through.
    for (let part = 0; part < parts; part += 1) {
      this.buy('works', firm, 0, Math.floor(amount * (0.08 + random.next() * 0.13)), day + random.between(5, 30), random);
    }
  }

  /** A villager buys at a shop of the county, for less than half of what he got. */
  fromVillager(villager: Villager, shop: Hub, region: string, amount: number, day: number, random: Random): void {
    const at = officeDay(day + random.between(1, 24));
    if (at > END) return;
    const spent = Math.floor(amount * (0.1 + random.next() * 0.35));
    this.ledger.flow({ number: villager.card, bank: CARD_BANK, region }, shop, spent, at, GOODS[random.between(0, GOODS.length - 1)]!);
  }

  /** The shops of a county replace what they sold in a quarter; `sold` is fen. */
  restock(shop: Hub, sold: number, day: number, random: Random): void {
    if (sold < 10_000) return;
    this.buy('goods', shop, 0, Math.floor(sold * (0.3 + random.next() * 0.2)), day, random);
    this.buy('goods', shop, 0, Math.floor(sold * (0.1 + random.next() * 0.1)), day + random.between(8, 20), random);
  }

  /** Private customers of a firm: it does not live on public money alone. */
  customers(firm: Hub, publicMoney: number, year: number, random: Random): void {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const customer = this.suppliers.customer(firm.region, random);
      const day = officeDay(dayOf(year, quarter * 3 + random.between(1, 3), random.between(3, 26)));
      this.ledger.flow(
        customer,
        firm,
        clear(Math.floor(publicMoney * (0.08 + random.next() * 0.08)) + random.between(1_000_000, 3_000_000)),
        day,
        '工程款及货款',
      );
    }
  }

  private buy(trade: Trade, from: Hub, tier: number, wanted: number, day: number, random: Random): void {
    const at = officeDay(day);
    const amount = clear(wanted);
    if (at > END || amount < 5_000) return;
    const supplier = this.suppliers.supplier(trade, tier, from.region, random);
    this.ledger.flow(from, supplier, amount, at, REMARKS[trade][random.between(0, REMARKS[trade].length - 1)]!);
    if (tier + 1 < this.suppliers.tiers(trade) && random.next() < 0.45)
      this.buy(trade, supplier, tier + 1, Math.floor(amount * (0.3 + random.next() * 0.3)), at + random.between(5, 25), random);
  }
}

/** Keeps an amount out of the last fifth below the limits at which transfers are reported: nothing ordinary looks like slicing. */
export function clear(fen: number): number {
  for (const limit of [5_000_000, 50_000_000, 200_000_000]) if (fen >= limit * 0.78 && fen < limit) return Math.floor(fen * 0.77);
  return fen;
}

const GOODS = ['化肥', '种子', '农药', '地膜', '饲料', '农机配件', '日用品', '雏禽'];
const REMARKS: Readonly<Record<Trade, readonly string[]>> = {
  works: ['水泥款', '砂石料款', '钢材款', '管材款', '运费', '油料款', '设备款', '货款', '机械租赁费'],
  goods: ['货款', '化肥款', '饲料款', '运费', '进货款', '包装款'],
};
