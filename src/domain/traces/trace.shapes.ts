import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  ENGINES,
  type EngineName,
  STEP_KINDS,
  type StepKind,
  GRADES,
  type Grade,
  LEVELS,
  type Level,
  NODE_KINDS,
  type TraceNodeKind,
  METHOD_NAMES,
  type MethodName,
  UNEXPLAINED_REASONS,
  type UnexplainedReason,
} from './words.js';

/** Integer fen; a JSON integer, exact up to 2^53−1. */
const fen = (description: string, more: ApiPropertyOptions = {}): PropertyDecorator =>
  ApiProperty({ type: 'integer', format: 'int64', description: `${description} Fen.`, ...more } as ApiPropertyOptions);

/** Fen by the four methods of attribution: how much of it is the traced document's. A spread is not a bound. */
export class MethodAmounts {
  @fen('Pro-rata (haircut).') proRata!: number;
  @fen('First in, first out.') fifo!: number;
  @fen('Last in, first out.') lifo!: number;
  @fen('Lowest intermediate balance.') libr!: number;
}

export class HiddenNeighbours {
  @ApiProperty({ type: 'integer', description: 'Neighbours not drawn.' }) count!: number;
  @fen('What flows between them and this node.') amount!: number;
}

export class TraceNode {
  @ApiProperty({ description: 'Stable business id; opaque for persons, households and accounts.' }) id!: string;
  @ApiProperty({ enum: NODE_KINDS }) kind!: TraceNodeKind;
  @ApiProperty({ description: 'Document number, or name; personal names and account numbers are masked.' }) name!: string;
  @ApiProperty({ enum: LEVELS }) level!: Level;
  @ApiProperty({ type: 'integer', description: 'Column on the picture, 0 at the left; every forward step goes to a higher one.' }) column!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Region code.' }) region!: string | null;
  @ApiProperty({ type: String, nullable: true }) regionName!: string | null;
  @fen('Traced money or quota that arrived here, gross.') received!: number;
  @fen('Traced money or quota that left here.') passedOn!: number;
  @fen('Traced money or quota that rests here at the end.') rests!: number;
  @ApiPropertyOptional({ type: MethodAmounts, description: '`received` by method; left out where all four agree on it.' }) receivedByMethod?: MethodAmounts;
  @ApiPropertyOptional({ type: MethodAmounts, description: '`rests` by method; left out where all four agree on it.' }) restsByMethod?: MethodAmounts;
  @ApiProperty({
    description: 'All four methods agree on what arrived and what rests here. Never claimed where an opening balance on the way is unknown.',
  })
  agree!: boolean;
  @ApiPropertyOptional({ description: 'An opening balance on the way is unknown: the least that may be traced here is 0.' }) openingUnknown?: boolean;
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int64',
    description: 'Onward: what arrived here in full after traced money can have reached the payers (poison); reach, never to be added up. Fen.',
  })
  reach?: number;
  @ApiProperty({ description: 'The document or thing asked for.' }) root!: boolean;
  @ApiProperty({ description: 'Treasury, clearing, tax and the like: a walk ends here.' }) end!: boolean;
  @ApiProperty({ type: 'integer', description: 'How many nodes this one stands for; 1 unless Rest or Outside.' }) count!: number;
  @ApiProperty({ type: HiddenNeighbours, description: 'Neighbours not drawn, with the flow.' }) hidden!: HiddenNeighbours;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Facts worth showing: title, issue date, issuer, kind, status, policy label …, as key and value.',
  })
  facts!: Record<string, string | number | boolean | null>;
  @ApiProperty({ type: [String], description: 'Data-quality codes.' }) dataQuality!: string[];
  @ApiProperty({ type: [String], description: 'Source rows, `<batch>/<file>/<line>`; open with GET /api/sources.' }) sources!: string[];
}

/** One flow step: the twelve fields of the trace, beside what identifies and measures it. Null = the source says nothing. */
export class TraceStep {
  @ApiProperty({ description: 'Edge id; for merged steps a digest of their common ends, kind and grade.' }) id!: string;
  @ApiProperty({ enum: STEP_KINDS }) kind!: StepKind;
  @ApiProperty({ enum: GRADES }) grade!: Grade;
  @fen('The whole edge, or the sum of the merged ones.') amount!: number;
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: "The part of it that is the traced document's, pro-rata; null where no method has been applied (paths). Fen.",
  })
  attributed!: number | null;
  @ApiPropertyOptional({ type: MethodAmounts, description: '`attributed` by method; left out where all four agree on it.' }) byMethod?: MethodAmounts;
  @ApiProperty({ type: 'integer', description: 'Edges merged in this step.' }) count!: number;
  @ApiProperty({ description: 'Node id.' }) source!: string;
  @ApiProperty({ description: 'Node id.' }) target!: string;
  @ApiProperty({ type: String, nullable: true, description: '上级文号' }) upperDocumentNumber!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '上级下达日期; epoch ms, Asia/Shanghai' }) upperIssuedAt!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '本级登记日期; epoch ms' }) registeredAt!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '下达文号' }) onwardDocumentNumber!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '下达日期; epoch ms' }) onwardIssuedAt!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '分配去向' }) destination!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '付款单位' }) payingUnit!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '付款账号, masked' }) payingAccount!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '支付时间; epoch ms. Merged steps: the first.' }) paidAt!: number | null;
  @ApiProperty({ type: String, nullable: true, description: '支付用途' }) purpose!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '收款人, masked where personal' }) payee!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '收款账号, masked' }) payeeAccount!: string | null;
  @ApiProperty({
    type: String,
    enum: ['day', 'minute', 'second'],
    nullable: true,
    description: 'How precise the time is; with day the order inside the day is unproven.',
  })
  timePrecision!: string | null;
  @ApiProperty({ type: [String], description: 'Source rows; of merged steps those of the first.' }) sources!: string[];
  @ApiProperty({ type: [String], description: 'Data-quality codes.' }) dataQuality!: string[];
  @ApiProperty({ type: [String], description: 'Payments which this one undoes.' }) settles!: string[];
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Payments merged in this step about which a match of records of several systems waits for a person; left out where there are none.',
  })
  unconfirmed?: number;
}

export class TraceLevel {
  @ApiProperty({ type: 'integer' }) column!: number;
  @ApiProperty({ enum: LEVELS }) level!: Level;
  @fen('Traced money or quota that entered this column from a lower one; of the first column, what was issued.') amount!: number;
  @ApiProperty({ type: 'integer', description: 'Nodes of the whole answer in this column, drawn or not.' }) nodes!: number;
}

export class Unexplained {
  @ApiProperty({ enum: UNEXPLAINED_REASONS }) reason!: UnexplainedReason;
  @fen('') amount!: number;
}

/** What rests on matches of records of several systems that no person has confirmed yet (GET /api/matches). */
export class UnconfirmedShare {
  @fen('Traced money in these payments; what passes two of them counts with each.') amount!: number;
  @ApiProperty({ type: 'integer', description: 'Payments.' }) payments!: number;
}

/** issued = unspent + held + paid + returned + Σ unexplained, to the fen. */
export class TraceTotals {
  @fen('Traced quota issued.') issued!: number;
  @fen('Rests on indicators.') unspent!: number;
  @fen('Rests on fiscal-side accounts.') held!: number;
  @fen('Rests at payees and ends.') paid!: number;
  @fen('Back in a treasury without restoring quota.') returned!: number;
  @ApiProperty({ type: [Unexplained] }) unexplained!: Unexplained[];
  @ApiPropertyOptional({ type: UnconfirmedShare, description: 'Beside the sum, never inside it; left out where nothing waits for a person.' })
  unconfirmed?: UnconfirmedShare;
}

export class TraceNet {
  @fen('Documented payments to payees before recoveries, traced share.') paidGross!: number;
  @fen('Bounces, refunds and recoveries settling them, in full.') recovered!: number;
  @fen('Recovered beyond the traced money that physically came back.') madeGood!: number;
}

/** The identity and the net position by one method. */
export class MethodTotals {
  @ApiProperty({ enum: METHOD_NAMES }) method!: MethodName;
  @ApiProperty({ type: TraceTotals }) totals!: TraceTotals;
  @ApiProperty({ type: TraceNet }) net!: TraceNet;
}

/** How long what an account still holds has lain there, first in first out; together the FIFO amount. */
export class HeldAges {
  @fen('Less than one year.') underOneYear!: number;
  @fen('From one year on, less than two.') oneToTwoYears!: number;
  @fen('Two years and longer.') overTwoYears!: number;
}

/** Traced money that a fiscal-side account still holds. */
export class HeldBalance {
  @ApiProperty({ description: 'Account id.' }) account!: string;
  @ApiProperty({ description: 'Its name or number, masked.' }) name!: string;
  @ApiProperty({ description: 'Kind of account.' }) kind!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Region code.' }) region!: string | null;
  @fen('Pro-rata.') amount!: number;
  @ApiPropertyOptional({ type: MethodAmounts, description: 'Left out where all four methods say the same.' }) byMethod?: MethodAmounts;
  @ApiProperty({ description: 'All four methods say the same. Never claimed where an opening balance on the way is unknown.' }) agree!: boolean;
  @ApiPropertyOptional({ description: 'An opening balance on the way is unknown: the least that may be traced here is 0.' }) openingUnknown?: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Arrival of the oldest part that still rests, first in first out; epoch ms.' })
  since!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Whole days from then to the date of the answer.' }) days!: number | null;
  @ApiProperty({ type: HeldAges }) ages!: HeldAges;
}

/** What was too small to be listed. */
export class BelowMinAmount {
  @ApiProperty({ type: 'integer' }) steps!: number;
  @fen('Sum of their `attributed`.') amount!: number;
}

/** How far the figures can be trusted, and how far the walk went. */
export class TraceMarks {
  @ApiProperty({ type: 'integer', description: 'Accounts whose whole ledger was read.' }) ledgers!: number;
  @ApiProperty({ type: 'integer', description: 'Of these, accounts without a stated opening balance.' }) openingsUnknown!: number;
  @ApiProperty({ type: 'integer', description: 'Days on which the order of events had to be guessed because only dates are known.' }) unprovenDays!: number;
  @ApiProperty({ type: 'integer', isArray: true, description: 'The first thirty of these days; epoch ms.' }) unproven!: number[];
  @ApiProperty({ type: 'integer', description: 'Onward payments followed.' }) edges!: number;
  @ApiProperty({ type: 'integer', description: 'Events of quota and money in the computation.' }) events!: number;
}

export class Excess {
  @ApiProperty({ description: 'Indicator or account where more left than had arrived.' }) place!: string;
  @ApiProperty() name!: string;
  @fen('Pro-rata.') amount!: number;
  @ApiPropertyOptional({ type: MethodAmounts, description: 'Left out where all four methods agree.' }) byMethod?: MethodAmounts;
}

/** What a list comes to as a whole, its unlisted rest included. */
export class ListSum {
  @ApiProperty({ type: 'integer', description: 'How many there are, listed or not.' }) count!: number;
  @fen('Pro-rata.') amount!: number;
  @ApiPropertyOptional({ type: MethodAmounts, description: 'Left out where all four methods say the same.' }) byMethod?: MethodAmounts;
}

/** What was not listed. All zero and no cursor: the answer is whole. */
export class CutOff {
  @ApiProperty({ type: 'integer' }) nodes!: number;
  @ApiProperty({ type: 'integer' }) steps!: number;
  @fen('Sum of the `attributed ?? amount` of the steps not listed.') amount!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the rest.' }) cursor!: string | null;
}

export class TraceDocument {
  @ApiProperty() id!: string;
  @ApiProperty({ description: "Canonical number, or the start's name where the trace did not start from a document." }) number!: string;
  @ApiProperty({ type: String, nullable: true }) numberAsWritten!: string | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String, nullable: true }) issuer!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Epoch ms, Asia/Shanghai.' }) issuedAt!: number | null;
  @fen('Sum of its lines.') amount!: number;
}

export class TraceView {
  @ApiProperty({ type: TraceDocument }) document!: TraceDocument;
  @ApiProperty({ type: [TraceNode], description: 'By column, then received (largest first), then id.' }) nodes!: TraceNode[];
  @ApiProperty({ type: [TraceStep], description: 'aggregate: by source column, amount (largest first), id. rows: by (time, id).' }) steps!: TraceStep[];
  @ApiProperty({ type: [TraceLevel] }) levels!: TraceLevel[];
  @ApiProperty({ type: TraceTotals }) totals!: TraceTotals;
  @ApiProperty({ type: TraceNet }) net!: TraceNet;
  @ApiProperty({ type: [MethodTotals], description: 'The same by each method; the first repeats `totals` and `net`.' }) methods!: MethodTotals[];
  @ApiProperty({ type: [Excess], description: 'Largest first; at most fifty, `excessSum` is of all.' }) excess!: Excess[];
  @ApiProperty({ type: ListSum }) excessSum!: ListSum;
  @ApiProperty({
    type: [Excess],
    description: 'Accounts from which more left than had arrived: it came from outside the data. Largest first; at most fifty, `unknownInflowSum` is of all.',
  })
  unknownInflow!: Excess[];
  @ApiProperty({ type: ListSum }) unknownInflowSum!: ListSum;
  @ApiProperty({ type: [HeldBalance], description: 'Largest first; at most fifty, `heldCount` says of how many.' }) held!: HeldBalance[];
  @ApiProperty({ type: 'integer' }) heldCount!: number;
  @ApiProperty({ type: TraceMarks }) marks!: TraceMarks;
  @ApiProperty({ type: CutOff }) cutOff!: CutOff;
  @ApiPropertyOptional({ type: BelowMinAmount, description: 'With `minAmount`: what it hides.' }) belowMinAmount?: BelowMinAmount;
  @ApiProperty({ enum: ENGINES, description: 'Where the walk was made.' }) engine!: EngineName;
  @ApiProperty({ type: String, nullable: true, description: 'The business date asked for.' }) asOf!: string | null;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest batch that counts.' }) dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}

export class TracePath {
  @fen('The smallest step of the path: no more than this can have gone all the way.') amount!: number;
  @ApiProperty({ type: [String], description: 'Node ids, first to last.' }) nodes!: string[];
  @ApiProperty({ type: [String], description: 'Step ids in order.' }) steps!: string[];
  @ApiProperty({ description: 'False: two steps follow each other on a day inside which the order is unknown.' }) orderProven!: boolean;
}

export class PathView {
  @ApiProperty({ type: [TracePath], description: 'By length, then amount (largest first), then step ids. Empty: there is no path within the hops asked for.' })
  paths!: TracePath[];
  @ApiProperty({ type: [TraceNode] }) nodes!: TraceNode[];
  @ApiProperty({ type: [TraceStep] }) steps!: TraceStep[];
  @ApiProperty({ description: 'More paths exist than the limit lists, or the search reached its edge budget.' }) more!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Business date of the question; null: everything that is known.' }) asOf!: string | null;
  @ApiProperty({ type: 'integer' }) dataVersion!: number;
  @ApiProperty({ type: [String] }) queries!: string[];
}
