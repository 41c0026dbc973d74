import { cardNumber, residentId, unassignedDivision } from '../../demo/story/identifiers.ts';
import { dayText } from './calendar.ts';
import { SIZES, type Size } from './options.ts';
import type { Seat } from './seats.ts';

export interface Villager {
  readonly card: string;
  /** Resident id of the farmer or of the head of the household. */
  readonly person: string;
  /** Code of the household; empty for a farmer who is in no register of the poor. */
  readonly household: string;
  readonly name: string;
}

/** One in three who draws subsidies is a registered poor household. */
const POOR_SHARE = 1 / 3;
/** Villagers of the background take resident orders 0–99 and card orders from 100,000; injected persons have the others. */
const FIRST_CARD = 100_000;
const BIRTHDAYS = 20_000;
const FIRST_BIRTHDAY = -10_957; // 1940-01-01
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'];
const GIVEN = ['某', '某某', '某甲', '某乙', '某丙', '某丁'];
const FIRST = [...'上下前后东西南北大小新老杨柳槐桐枣梨石沙河湾岭坡沟'];
const SECOND = [...'李王张赵马郭宋许庙店桥楼寨营岗湾渠井泉塘池坪洼台'];

/** The people of one seat, made from their number alone, so that two million of them take no memory. */
export class Villagers {
  readonly poor: number;
  readonly farmers: number;
  private readonly seat: Seat;
  private readonly code: string;
  private readonly made: Villager[] = [];

  constructor(seat: Seat, accounts: number) {
    this.seat = seat;
    this.code = seat.places[0]!.place.code;
    this.poor = Math.round(accounts * POOR_SHARE);
    this.farmers = accounts - this.poor;
    for (let number = 0; number < accounts; number += 1) this.made.push(this.make(number));
  }

  poorOne(index: number): Villager {
    return this.made[index]!;
  }

  farmer(index: number): Villager {
    return this.made[this.poor + index]!;
  }

  /** The same village for neighbours in the numbering. */
  village(index: number): string {
    return villageName(Math.floor(index / 60));
  }

  private make(number: number): Villager {
    const order = this.seat.inPrefecture * 90_000 + number;
    const born = dayText(FIRST_BIRTHDAY + (order % BIRTHDAYS)).replaceAll('-', '');
    return {
      card: cardNumber(this.code, FIRST_CARD + number),
      person: residentId(unassignedDivision(this.code), born, Math.floor(order / BIRTHDAYS)),
      household: number < this.poor ? `${this.code}${String(100 + Math.floor(number / 60)).padStart(3, '0')}${String(number).padStart(5, '0')}` : '',
      name: SURNAMES[(order * 13) % SURNAMES.length]! + GIVEN[(order * 7 + Math.floor(order / 50)) % GIVEN.length]!,
    };
  }
}

/** A village of a county by number; every one says that it is an example. */
export function villageName(number: number): string {
  const first = FIRST[number % FIRST.length]!;
  const second = SECOND[Math.floor(number / FIRST.length) % SECOND.length]!;
  return `${first}${second}示例村`;
}

/** Cards per seat: what the size asks for, less the accounts of offices and firms. */
export function cardsPerSeat(size: Size, seats: number): number {
  return Math.floor((SIZES[size].accounts * 0.97) / seats);
}
