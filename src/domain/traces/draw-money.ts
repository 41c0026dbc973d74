import { shareOf } from './money-share.js';
import { settled } from './sweep-events.js';
import type { SweepOutcome } from './sweep-event.js';
import { isFiscalSide } from './trace-nodes.js';
import type { TracePicture } from './trace-picture.js';
import { isSettling, tagsOf, type PaymentRow } from './trace-rows.js';
import type { TraceNode } from './trace.shapes.js';

/** Draws documented payments with what undid them, what of other regions touches them, and the onward hops. */
export function drawMoney(picture: TracePicture): void {
  const money = new Money(picture);
  money.draw();
  money.drawBoundaries();
  money.drawOnward();
}

class Money {
  private readonly payments: ReadonlyMap<string, PaymentRow>;
  /** Fiscal-side accounts that pass on what they received under the same tag: `account tag`. */
  private readonly intermediaries: ReadonlySet<string>;
  private readonly fundingOf = new Map<string, string[]>();

  constructor(private readonly picture: TracePicture) {
    const { material } = picture;
    this.payments = new Map(material.payments.map((row) => [row.id, row]));
    for (const row of material.funding) this.fundingOf.set(row.batchId, [...(this.fundingOf.get(row.batchId) ?? []), row.lineId]);
    this.intermediaries = new Set(
      material.payments
        .filter((row) => !isSettling(row.kind) && isFiscalSide(material.accounts.get(row.payee)))
        .flatMap((row) => tagsOf(row).map((tag) => `${row.payee} ${tag}`)),
    );
  }

  draw(): void {
    for (const leg of this.picture.material.origins?.firstLegs ?? []) this.drawMovement(leg, leg.amount, false);
    for (const row of this.picture.material.payments) {
      if (isSettling(row.kind)) continue;
      const outcome = this.picture.outcome(row.id);
      if (row.kind === 'reclassification') this.drawReclassification(row, outcome);
      else if (outcome.traced > 0) {
        this.drawMovement(row, outcome.traced, outcome.attributed);
        if (row.inScope && this.isPayee(row.payee)) this.picture.net.paidGross += outcome.traced;
      }
    }
    const bounced = new Map(
      this.picture.bounces.map((row) => [
        row.id,
        settled(row).reduce(
          (sum, { payment, amount }) => sum + shareOf(amount, this.picture.outcome(payment).traced, this.payments.get(payment)?.amount ?? 0),
          0,
        ),
      ]),
    );
    for (const row of this.picture.material.payments) {
      if (!isSettling(row.kind)) continue;
      const outcome = this.picture.outcome(row.id);
      const traced = bounced.get(row.id) ?? outcome.traced;
      const undone = this.payments.get(row.settles[0] ?? '');
      if (row.inScope && undone && this.isPayee(undone.payee)) {
        this.picture.net.recovered += bounced.get(row.id) ?? outcome.recovered;
        this.picture.net.madeGood += outcome.madeGood;
      }
      if (traced > 0) this.drawMovement(row, traced, bounced.has(row.id) ? this.picture.outcome(row.settles[0]!).attributed : outcome.attributed);
    }
  }

  private isPayee(accountId: string): boolean {
    const account = this.picture.material.accounts.get(accountId);
    return !isFiscalSide(account) && account?.kind !== 'treasury' && account?.kind !== 'clearing';
  }

  private drawMovement(row: PaymentRow, traced: number, commingled: boolean): void {
    const lineId = this.lineOf(row);
    if (!row.inScope) {
      this.hiddenMovements.push({ row, traced });
      return;
    }
    const [source, target] = this.endsOf(row);
    this.picture.seenAccounts.add(row.payer).add(row.payee);
    this.picture.steps.push(
      this.picture.build.payment(row, lineId === null ? undefined : this.picture.material.lines.get(lineId), source, target, {
        amount: row.amount,
        attributed: traced,
        commingled,
      }),
    );
  }

  private readonly hiddenMovements: { row: PaymentRow; traced: number }[] = [];

  private endsOf(row: PaymentRow): [TraceNode, TraceNode] {
    if (isSettling(row.kind)) {
      const undone = this.payments.get(row.settles[0] ?? '');
      const tag = tagsOf(undone ?? row)[0] ?? null;
      const restored = row.kind !== 'bounce' && (row.restoresQuota || row.kind === 'reversal');
      const line = (row.indicator ?? (undone && this.lineOf(undone))) || null;
      const target =
        row.kind === 'bounce' && undone
          ? this.payingNode(undone)
          : restored && line !== null
            ? this.picture.nodes.holderOf(line)
            : this.picture.nodes.accountNode(row.payee, tag);
      return [this.picture.nodes.accountNode(row.payer, tag), target];
    }
    return [this.payingNode(row), this.picture.nodes.accountNode(row.payee, tagsOf(row)[0] ?? null)];
  }

  /** A second leg leaves the account between, any other payment the holder of the line it draws on. */
  private payingNode(row: PaymentRow): TraceNode {
    const tag = tagsOf(row).find((one) => this.intermediaries.has(`${row.payer} ${one}`));
    const line = this.lineOf(row);
    return tag !== undefined || line === null ? this.picture.nodes.accountNode(row.payer, tag ?? null) : this.picture.nodes.holderOf(line);
  }

  private lineOf(row: PaymentRow): string | null {
    return (
      row.indicator ?? (row.batch === null ? null : ((this.fundingOf.get(row.batch) ?? []).find((line) => this.picture.material.reached.has(line)) ?? null))
    );
  }

  private drawReclassification(row: PaymentRow, outcome: SweepOutcome): void {
    if (!row.inScope || row.indicator === null) return;
    const payee = this.picture.nodes.accountNode(row.payee, row.indicator);
    const undone = this.payments.get(row.settles[0] ?? '');
    const old = undone && this.lineOf(undone);
    if (outcome.traced === 0 && outcome.back === 0) return;
    this.picture.seenAccounts.add(row.payee);
    if (outcome.traced > 0)
      this.picture.steps.push(
        this.picture.build.payment(row, this.picture.material.lines.get(row.indicator), this.picture.nodes.holderOf(row.indicator), payee, {
          amount: row.amount,
          attributed: outcome.traced,
          commingled: outcome.attributed,
        }),
      );
    if (outcome.back > 0 && old) {
      // The same voucher seen from the indicator that gets its quota back.
      const back = this.picture.build.payment(row, this.picture.material.lines.get(old), payee, this.picture.nodes.holderOf(old), {
        amount: row.amount,
        attributed: outcome.back,
        commingled: outcome.attributed,
      });
      this.picture.steps.push({ ...back, id: `${row.id}~back`, kind: 'reversal' });
    }
  }

  /** Movements of other regions that touch what the caller sees: one sum and one count beside each. */
  drawBoundaries(): void {
    for (const { row, traced } of this.hiddenMovements) {
      for (const [account, direction] of [
        [row.payee, 'in'],
        [row.payer, 'out'],
      ] as const) {
        const beside = this.picture.seesAccount(account) ? this.picture.nodes.drawnAccount(account, tagsOf(row)[0] ?? null) : undefined;
        if (beside) this.picture.fold(direction, beside, traced);
      }
    }
  }

  drawOnward(): void {
    const accounts = new Set(this.picture.seenAccounts);
    for (const hop of this.picture.material.onward) {
      for (const row of hop) {
        if (!row.inScope) {
          if (accounts.has(row.payer)) this.picture.fold('onward', this.picture.nodes.accountNode(row.payer, null, true), row.amount);
          continue;
        }
        const source = this.picture.nodes.accountNode(row.payer, null, true);
        const target = this.picture.nodes.accountNode(row.payee, null, true);
        if (source.id === target.id) continue;
        this.picture.steps.push(this.picture.build.payment(row, undefined, source, target, { amount: row.amount, attributed: null, commingled: true }, true));
        accounts.add(row.payee);
      }
    }
  }
}
