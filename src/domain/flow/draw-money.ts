import { METHODS } from '../attribution/attribute.js';
import { CHECK_EVERY } from '../attribution/check-every.js';
import { shareOf } from '../attribution/money-share.js';
import { ACCOUNT_KINDS, PAYMENT_KINDS } from '../model/model.js';
import { flagOf, kindOfMarks, MARK } from '../projection/movement-records.js';
import { PAYMENT_FLAGS } from '../projection/payments.js';
import { BOUNCE, isFiscalKind, isSettling, RECLASSIFICATION, REVERSAL, tagPlace, tagsOf } from './kinds.js';
import { AHEAD } from './payments-ahead.js';
import { GRADE, gradeOf, STEP_OF, stepKind, type Picture, type PictureNode } from './picture.js';
import { ROW } from './trace-rows.js';

/** Kinds of steps, by kind of payment. */
const STEP_OF_PAYMENT = PAYMENT_KINDS.map(stepKind);

/** Not a payee: money that comes here has not left the public side. */
const isNoPayee = ACCOUNT_KINDS.map((kind, number) => isFiscalKind[number] === 1 || kind === 'treasury' || kind === 'clearing');

/** Draws documented payments with what undid them, what of other regions touches them, and the onward hops. `remarks` tells whether a purpose text names the trace. */
export function drawMoney(picture: Picture, remarks: (purpose: number) => boolean): void {
  const money = new Money(picture, remarks);
  money.draw();
  money.drawOnward();
  // Who pays or is paid across the border is known only when all that the caller may see is drawn.
  money.drawBoundaries();
}

class Money {
  /** Fiscal-side accounts that pass on what they received under the same tag: own account and own tag. */
  private readonly intermediaries = new Set<number>();
  /** 1 for own accounts that are one under some tag. */
  private readonly isIntermediary: Uint8Array;
  /** Documented movements of other regions, and rows of onward ones. */
  private readonly hidden: { readonly payment: number; readonly parts: readonly number[] }[] = [];
  private readonly hiddenOnward: number[] = [];
  /** What `partsOf` said last, by method. */
  private readonly parts = METHODS.map(() => 0);
  /** Line of the trace that a payout batch is shown at; -1 none. */
  private readonly lineOfPayout = new Map<number, number>();

  constructor(
    private readonly picture: Picture,
    private readonly remarks: (purpose: number) => boolean,
  ) {
    const { graph, walk } = picture;
    const { records } = graph.payments;
    this.isIntermediary = new Uint8Array(picture.events.input.accounts);
    for (const payment of walk.documented) {
      if (isSettling(graph, payment)) continue;
      const payee = records.payee(payment);
      if (isFiscalKind[graph.accounts.kindAt(payee, picture.batch)] === 0) continue;
      this.isIntermediary[this.own(payee)] = 1;
      for (const tag of tagsOf(graph, payment)) this.intermediaries.add(tagPlace(graph, payee, tag));
    }
  }

  draw(): void {
    const { picture } = this;
    const { graph, events, nets, origins } = picture;
    const { records } = graph.payments;
    const table = events.input.events;
    for (const [leg, share] of origins?.firstLegs ?? [])
      this.movement(
        leg,
        share,
        METHODS.map(() => share),
        false,
      );
    const settlements: number[] = [];
    // Drawn once, together with what is left of one that was netted in part and moved all the same.
    const bounces = new Set(events.bounces.map(({ bounce }) => bounce));
    const leftOf = new Map<number, number>();
    const { check } = picture.walk.question;
    for (let row = 0; row < table.count; row += 1) {
      if (row % CHECK_EVERY === 0) check();
      if (events.of[row] !== ROW.documented) continue;
      const payment = events.thing[row]!;
      const marks = records.marks(payment);
      if ((marks & MARK.settling) !== 0) {
        if (bounces.has(payment)) leftOf.set(payment, row);
        else settlements.push(row);
        continue;
      }
      if ((marks & MARK.reclassification) !== 0) {
        this.reclassification(payment, row);
        continue;
      }
      const parts = this.partsOf(row);
      if (!parts) continue;
      if (!picture.seesPayment(payment)) {
        this.hidden.push({ payment, parts: [...parts] });
        continue;
      }
      this.documented(row, payment, parts);
      if (this.isPayee(records.payee(payment))) for (let method = 0; method < parts.length; method += 1) nets[method]!.paidGross += parts[method]!;
    }
    this.drawBounces(leftOf);
    this.drawSettlements(settlements);
  }

  /** Bounces in the proportion of the payment that bounced. `leftOf`: the row of what is left of one. */
  private drawBounces(leftOf: ReadonlyMap<number, number>): void {
    const { picture } = this;
    const { graph, events, results, nets } = picture;
    const { payments } = graph;
    for (const { bounce, parts: netted } of events.bounces) {
      // What bounced of a refund is netted with it, and leaves nothing to be drawn.
      const undone = netted.filter((part) => !isSettling(graph, part.payment));
      const back = results.map((result) =>
        undone.reduce((sum, { payment, amount }) => {
          const row = events.rowOf.get(payment);
          return row === undefined ? sum : sum + shareOf(amount, result.traced[row]!, payments.amount[payment]!);
        }, 0),
      );
      const first = undone[0]?.payment;
      if (first !== undefined && picture.seesPayment(bounce) && this.isPayee(payments.payee[first]!))
        back.forEach((part, method) => (nets[method]!.recovered += part));
      const left = leftOf.get(bounce);
      const parts = left === undefined ? back : back.map((part, method) => part + results[method]!.traced[left]!);
      const row = first === undefined ? left : events.rowOf.get(first);
      if (parts.some((part) => part > 0)) this.movement(bounce, payments.amount[bounce]!, parts, row !== undefined && picture.isMixed(row));
    }
  }

  /** What really came back. */
  private drawSettlements(rows: readonly number[]): void {
    const { picture } = this;
    const { events, results, nets } = picture;
    const { payments } = picture.graph;
    for (const row of rows) {
      const payment = events.thing[row]!;
      const undone = payments.settles(payment, picture.batch).payments[0] ?? -1;
      const isOfPayee = undone >= 0 && picture.seesPayment(payment) && this.isPayee(payments.payee[undone]!);
      results.forEach((result, method) => {
        const settlement = result.settlements.get(row);
        if (!settlement || !isOfPayee) return;
        nets[method]!.recovered += settlement.recovered;
        nets[method]!.madeGood += settlement.madeGood;
      });
      const parts = this.partsOf(row);
      if (parts) this.movement(payment, payments.amount[payment]!, parts, picture.isMixed(row));
    }
  }

  /** Traced fen of an event by method, until the next is asked for; undefined where no method traces any. */
  private partsOf(row: number): readonly number[] | undefined {
    const { results } = this.picture;
    const { parts } = this;
    let isTraced = false;
    for (let method = 0; method < parts.length; method += 1) {
      parts[method] = results[method]!.traced[row]!;
      isTraced ||= parts[method]! > 0;
    }
    return isTraced ? parts : undefined;
  }

  private isPayee(account: number): boolean {
    return !isNoPayee[this.picture.graph.accounts.kindAt(account, this.picture.batch)];
  }

  private movement(payment: number, amount: number, parts: readonly number[], commingled: boolean): void {
    const { picture } = this;
    const { graph, events } = picture;
    if (!picture.seesPayment(payment)) {
      this.hidden.push({ payment, parts: [...parts] });
      return;
    }
    const [source, target] = this.endsOf(payment);
    picture.seenAccounts[events.ownAccount(graph.payments.payer[payment]!)] = 1;
    picture.seenAccounts[events.ownAccount(graph.payments.payee[payment]!)] = 1;
    this.step(payment, source, target, STEP_OF_PAYMENT[graph.payments.kind[payment]!]!, commingled, amount, parts, this.lineOf(payment));
  }

  /** A payment that the caller sees and that undoes nothing, by its row, which knows its accounts: there can be a million of them. */
  private documented(row: number, payment: number, parts: readonly number[]): void {
    const { picture } = this;
    const { records, payout } = picture.graph.payments;
    const { source, target } = picture.events.input.events;
    picture.seenAccounts[source[row]!] = 1;
    picture.seenAccounts[target[row]!] = 1;
    this.step(
      payment,
      this.payingNode(payment, source[row]!),
      picture.accountNode(target[row]!, payout[payment]!),
      STEP_OF_PAYMENT[kindOfMarks(records.marks(payment))]!,
      picture.isMixed(row),
      records.amount(payment),
      parts,
      this.lineOf(payment),
    );
  }

  private step(
    payment: number,
    source: PictureNode,
    target: PictureNode,
    kind: number,
    commingled: boolean,
    amount: number,
    parts: readonly number[],
    line: number,
    of: number = STEP_OF.payment,
  ): number {
    const { steps, graph } = this.picture;
    const { records } = graph.payments;
    const row = steps.add(source.number, target.number, kind, gradeOf(commingled, parts), of, payment, line, records.at(payment), amount);
    for (let method = 0; method < parts.length; method += 1) steps.parts[row * parts.length + method] = parts[method]!;
    steps.unconfirmed[row] = flagOf(records.marks(payment), PAYMENT_FLAGS.unconfirmed) ? 1 : 0;
    return row;
  }

  private own(account: number): number {
    return this.picture.events.ownAccount(account);
  }

  private endsOf(payment: number): [PictureNode, PictureNode] {
    const { picture } = this;
    const { payments } = picture.graph;
    if (!isSettling(picture.graph, payment))
      return [this.payingNode(payment), picture.accountNode(this.own(payments.payee[payment]!), payments.payout[payment]!)];
    const known = this.undoneBy(payment);
    const payout = this.payoutOf(payment);
    const line = this.restoredLine(payment);
    const target =
      payments.kind[payment] === BOUNCE && known >= 0
        ? this.payingNode(known)
        : line >= 0
          ? picture.holderOf(line)
          : picture.accountNode(this.own(payments.payee[payment]!), payout);
    return [picture.accountNode(this.own(payments.payer[payment]!), payout), target];
  }

  /** The payout batch a payment belongs to; what undoes it belongs to the same. */
  private payoutOf(payment: number): number {
    const known = isSettling(this.picture.graph, payment) ? this.undoneBy(payment) : -1;
    return this.picture.graph.payments.payout[known >= 0 ? known : payment]!;
  }

  /** The documented payment that a settlement undoes; -1 none. */
  private undoneBy(settlement: number): number {
    const undone = this.picture.graph.payments.settles(settlement, this.picture.batch).payments[0] ?? -1;
    return undone >= 0 && this.picture.events.isDocumented(undone) ? undone : -1;
  }

  /** The line whose quota a settlement restores, so that the money is not shown to stay on an account; -1 none. */
  private restoredLine(settlement: number): number {
    const { payments } = this.picture.graph;
    const restores = (payments.flags[settlement]! & PAYMENT_FLAGS.restoresQuota) !== 0 || payments.kind[settlement] === REVERSAL;
    if (!restores || payments.kind[settlement] === BOUNCE) return -1;
    if (payments.indicator[settlement]! >= 0) return payments.indicator[settlement]!;
    const known = this.undoneBy(settlement);
    return known >= 0 ? this.lineOf(known) : -1;
  }

  /** Money comes to rest on the account that a movement names, not on a line. */
  private staysOnAccount(payment: number): boolean {
    if (!isSettling(this.picture.graph, payment)) return true;
    return this.restoredLine(payment) < 0 && !(this.picture.graph.payments.kind[payment] === BOUNCE && this.undoneBy(payment) >= 0);
  }

  /** A second leg leaves the account between, any other payment the holder of the line it draws on. */
  private payingNode(payment: number, own = this.own(this.picture.graph.payments.payer[payment]!)): PictureNode {
    const { picture } = this;
    const { graph } = picture;
    if (this.isIntermediary[own] === 1) {
      const payer = picture.events.accountOf(own);
      const tag = tagsOf(graph, payment).find((one) => this.intermediaries.has(tagPlace(graph, payer, one)));
      if (tag !== undefined) return picture.accountNode(own, tag >= graph.lines.count ? tag - graph.lines.count : -1);
    }
    const line = this.lineOf(payment);
    return line < 0 ? picture.accountNode(own, -1) : picture.holderOf(line);
  }

  private lineOf(payment: number): number {
    const { payments } = this.picture.graph;
    if (payments.indicator[payment]! >= 0) return payments.indicator[payment]!;
    const payout = payments.payout[payment]!;
    if (payout < 0) return -1;
    let line = this.lineOfPayout.get(payout);
    if (line === undefined) {
      line = (this.picture.walk.funding.get(payout) ?? []).find((funding) => this.picture.walk.reached.has(funding.line))?.line ?? -1;
      this.lineOfPayout.set(payout, line);
    }
    return line;
  }

  private reclassification(payment: number, row: number): void {
    const { picture } = this;
    const { graph, results, events } = picture;
    const { payments } = graph;
    const line = payments.indicator[payment]!;
    if (line < 0) return;
    const parts = results.map((result) => result.traced[row]!);
    if (!picture.seesPayment(payment)) {
      if (parts.some((part) => part > 0)) this.hidden.push({ payment, parts });
      return;
    }
    const backs = results.map((result) => result.settlements.get(row)?.back ?? 0);
    if (parts.every((part) => part === 0) && backs.every((part) => part === 0)) return;
    const own = this.own(payments.payee[payment]!);
    const payee = picture.accountNode(own, -1);
    const commingled = picture.isMixed(row);
    picture.seenAccounts[own] = 1;
    if (parts.some((part) => part > 0))
      this.step(payment, picture.holderOf(line), payee, stepKind('reclassification'), commingled, payments.amount[payment]!, parts, line);
    const undone = payments.settles(payment, picture.batch).payments[0] ?? -1;
    const old = undone >= 0 && events.rowOf.has(undone) ? this.lineOf(undone) : -1;
    // The same voucher seen from the indicator that gets its quota back.
    if (backs.some((part) => part > 0) && old >= 0)
      this.step(payment, payee, picture.holderOf(old), stepKind('reversal'), commingled, payments.amount[payment]!, backs, old, STEP_OF.back);
  }

  /** Movements of other regions that touch what the caller sees: one sum and one count beside each. */
  drawBoundaries(): void {
    const { picture } = this;
    const { payments } = picture.graph;
    for (const { payment, parts } of this.hidden) {
      const payout = this.payoutOf(payment);
      for (const [account, direction] of [
        [payments.payee[payment]!, 'in'],
        [payments.payer[payment]!, 'out'],
      ] as const) {
        const own = this.own(account);
        // What goes back to a line never arrives on the account that once paid from it.
        if (picture.seenAccounts[own] === 0 || (direction === 'in' && !this.staysOnAccount(payment))) continue;
        // A voucher that moves a payment to another line brings its payee money of that line, and takes none from whoever paid.
        if (direction === 'out' && payments.kind[payment] === RECLASSIFICATION) continue;
        // An account that was seen only behind the line it paid from is drawn where money arrives on it.
        const beside = picture.drawnAccount(own, payout) ?? (direction === 'in' ? picture.accountNode(own, payout) : undefined);
        if (beside) picture.fold(direction, beside, parts[0]!, (method) => parts[method]!);
      }
    }
    const { source, target } = picture.events.input.events;
    for (const row of this.hiddenOnward) {
      const part = (method: number): number => picture.results[method]!.traced[row]!;
      const [payer, payee] = [source[row]!, target[row]!].map((own) => (picture.seenAccounts[own] === 1 ? picture.accountNode(own, -1, true) : undefined));
      if (payer && payer === payee) continue;
      if (payer) picture.fold('onward', payer, payments.amount[picture.events.thing[row]!]!, part);
      if (payee && picture.isTraced(row)) picture.fold('in', payee, part(0), part);
    }
  }

  /** What was followed past the documented payees; of other regions one sum beside the account that paid. */
  drawOnward(): void {
    const { picture } = this;
    const { graph, events, results, steps } = picture;
    if (picture.walk.question.depth === 0) return;
    const { payments } = graph;
    const { purpose: purposes, records } = payments;
    const { source: payers, target: payees, at, amount, count } = events.input.events;
    const traced = results.map((result) => result.traced);
    const { of, thing, marks: marksOf } = events;
    const remarked = new Map<number, boolean>();
    const { check } = picture.walk.question;
    const first = steps.count;
    const rows = new Int32Array(count);
    const purposeOf = new Int32Array(AHEAD);
    for (let row = 0; row < count; row += 1) {
      if (row % CHECK_EVERY === 0) check();
      if (row % AHEAD === 0) {
        // They lie far apart: asked for one right after the other, memory brings several at a time.
        const end = Math.min(count, row + AHEAD);
        for (let next = row; next < end; next += 1) if (of[next] === ROW.onward) purposeOf[next - row] = purposes[thing[next]!]!;
      }
      if (of[row] !== ROW.onward) continue;
      const payment = thing[row]!;
      const payer = payers[row]!;
      const payee = payees[row]!;
      const marks = marksOf[row]!;
      // Undoing something else with other money touches the trace only where traced money went with it.
      if ((marks & (MARK.indicator | MARK.payout)) !== 0 && !picture.isTraced(row)) continue;
      if (!picture.seesPayment(payment)) {
        this.hiddenOnward.push(row);
        continue;
      }
      const source = picture.onwardNode(payer);
      const target = picture.onwardNode(payee);
      if (source === target) continue;
      const purpose = purposeOf[row % AHEAD]!;
      let remark = false;
      if (purpose >= 0) {
        const known = remarked.get(purpose);
        remark = known ?? this.remarks(purpose);
        if (known === undefined) remarked.set(purpose, remark);
      }
      // Of what bounced in part, and of a bounce that was netted in part, less was moved than its amount.
      const isWhole = (marks & MARK.settling) === 0 && !flagOf(marks, PAYMENT_FLAGS.settled);
      const step = steps.add(
        source,
        target,
        STEP_OF_PAYMENT[kindOfMarks(marks)]!,
        remark ? GRADE.remark : GRADE.attributed,
        STEP_OF.payment,
        payment,
        -1,
        at[row]!,
        isWhole ? amount[row]! : records.amount(payment),
      );
      steps.onward[step] = 1;
      steps.unconfirmed[step] = flagOf(marks, PAYMENT_FLAGS.unconfirmed) ? 1 : 0;
      rows[step - first] = row;
      picture.seenAccounts[payee] = 1;
    }
    for (let step = first; step < steps.count; step += 1) {
      const row = rows[step - first]!;
      for (let method = 0; method < traced.length; method += 1) steps.parts[step * traced.length + method] = traced[method]![row]!;
    }
  }
}
