import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { asOfBatchNumber, asOfDay, fen, optionalInteger, pageCursor, regionCode } from '../model/fields.shapes.js';
import { NODE_LABELS, type NodeLabel } from '../model/model.js';

const text = (description?: string, more: ApiPropertyOptions = {}): PropertyDecorator =>
  ApiProperty({ type: String, nullable: true, ...(description ? { description } : {}), ...more } as ApiPropertyOptions);
const instant = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'integer', nullable: true, description: `${description} Epoch ms, Asia/Shanghai.` });

/** How much of one subject's payments to list. Sums are always whole. */
export class EntityQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 20, description: 'Payments on a page.' })
  limit?: number;

  @pageCursor(600, 'Where the page of payments before ended (`payments.cursor`).')
  cursor?: string;

  @asOfDay()
  asOf?: string;

  @asOfBatchNumber()
  asOfBatch?: number;
}

export class EntitySums {
  @fen('Came in, gross.') received!: number;
  @ApiProperty({ type: 'integer' }) receivedCount!: number;
  @fen('Went back: bounces, refunds, recoveries, reversals.') returned!: number;
  @ApiProperty({ type: 'integer' }) returnedCount!: number;
  @fen('Went out otherwise.') paid!: number;
  @ApiProperty({ type: 'integer' }) paidCount!: number;
}

export class EntityYear extends EntitySums {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Fiscal year as stated, else the year of the payment.' }) fiscalYear!: number | null;
}

export class EntityDocumentSums extends EntitySums {
  @text('Canonical number of the document; of a card batch funded from several, all of them joined by 、; null: payments that name none.') document!:
    string | null;
  @instant('First payment.') firstAt!: number | null;
  @instant('Last payment.') lastAt!: number | null;
}

export class EntityPayment {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['in', 'out'] }) direction!: 'in' | 'out';
  @ApiProperty({ description: 'payment, transfer, bounce, refund, recovery …' }) kind!: string;
  @fen('') amount!: number;
  @instant('') at!: number | null;
  @text('With day the order inside the day is unproven.') timePrecision!: string | null;
  @text("The other side's account id; null outside the caller's region.") counterparty!: string | null;
  @text('The other side, masked where personal.') counterpartyName!: string | null;
  @text('Masked.') counterpartyAccount!: string | null;
  @text('Canonical document number; of a card batch funded from several documents, all of them joined by 、.') document!: string | null;
  @text('Paying unit as stated.') payingUnit!: string | null;
  @text() purpose!: string | null;
  @ApiProperty({ type: [String], description: 'Payments which this one undoes.' }) settles!: string[];
  @ApiProperty({ type: [String], description: 'Source rows; open with GET /api/sources.' }) sources!: string[];
}

export class EntityPayments {
  @ApiProperty({ type: [EntityPayment], description: 'Newest first, ties by id.' }) rows!: EntityPayment[];
  @ApiProperty({ type: 'integer', description: 'Payments of the subject, listed or not.' }) total!: number;
  @text('Give it back as `cursor` for older ones; null: these were the last.') cursor!: string | null;
}

/** A neighbour worth a link: a holder, an account, a member, a project, a document. */
export class EntityLink {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: NODE_LABELS }) kind!: NodeLabel;
  @ApiProperty({ description: 'Masked where personal.' }) label!: string;
  @ApiProperty({ description: 'HELD_BY, MEMBER_OF, FOR …: the edge that leads there.' }) relation!: string;
  @text('Role, account kind, share and the like.') detail!: string | null;
  @instant('Valid from.') from!: number | null;
  @instant('Valid to.') to!: number | null;
}

/** One fact of an outside register about the subject or one of its members. */
export class EntityRecord {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'deed-tax, vehicle, property, death, payroll …', example: 'deed-tax' }) kind!: string;
  @ApiProperty({ description: 'Whom it is about.' }) about!: string;
  @ApiProperty({ description: 'Masked where personal.' }) aboutName!: string;
  @instant('') from!: number | null;
  @instant('') to!: number | null;
  @text() value!: string | null;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Fen.' }) amount!: number | null;
  @ApiProperty({ type: [String] }) sources!: string[];
}

/** Values that a later load corrected. */
export class EntityVersion {
  @ApiProperty({ type: 'integer', description: 'Batch that brought these values.' }) addedIn!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Batch that replaced them.' }) retiredIn!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The values, masked like the current ones.' }) facts!: Record<string, EntityFact>;
  @ApiProperty({ type: [String] }) sources!: string[];
}

export type EntityFact = string | number | boolean | (string | number)[] | null;

export class PolicyLabel {
  @ApiProperty({ example: '稳定脱贫（不再享受政策）' }) label!: string;
  @instant('Valid from.') from!: number | null;
}

export class EntityView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: NODE_LABELS }) kind!: NodeLabel;
  @ApiProperty({ description: 'Name or number, masked where personal.' }) label!: string;
  @text('Region code.') region!: string | null;
  @text() regionName!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Its properties by the names of the model; personal ones masked. Amounts in fen, days and times in epoch ms.',
  })
  facts!: Record<string, EntityFact>;
  @ApiProperty({ type: PolicyLabel, nullable: true, description: "Policy label of a household, of a person's household too." })
  policyLabel!: PolicyLabel | null;
  @ApiProperty({ type: [EntityLink], description: 'Whose account it is, or whom a record is about. By relation, validity (newest first), id.' })
  holders!: EntityLink[];
  @ApiProperty({ type: [EntityLink], description: 'Its accounts and those of its members, masked; at most 200, by id.' }) accounts!: EntityLink[];
  @ApiProperty({ type: [EntityLink], description: 'Members of a household, legal representatives, shareholders; at most 200.' }) members!: EntityLink[];
  @ApiProperty({ type: [EntityLink], description: 'Projects, documents, lines and items connected with it; at most 200.' }) related!: EntityLink[];
  @ApiProperty({ type: 'integer', description: 'Links of all kinds that are not listed.' }) linksMore!: number;
  @ApiProperty({
    type: EntitySums,
    description:
      'Money that moved over its accounts; of a document, line, project, batch or item: money paid on it to payees counts as paid, legs on the way do not; a card batch counts whole with each document that funds it. Transfers between its own accounts do not count.',
  })
  sums!: EntitySums;
  @ApiProperty({ type: [EntityYear], description: 'By fiscal year, newest first.' }) years!: EntityYear[];
  @ApiProperty({ type: [EntityDocumentSums], description: 'Largest received plus paid first, ties by number; at most 100, the rest is in `sums`.' })
  documents!: EntityDocumentSums[];
  @ApiProperty({ type: EntityPayments }) payments!: EntityPayments;
  @ApiProperty({ type: [EntityRecord], description: 'About it and about its members; newest first, ties by id; at most 200.' }) records!: EntityRecord[];
  @ApiProperty({ type: [EntityVersion], description: 'Newest first.' }) versions!: EntityVersion[];
  @ApiProperty({ type: [String], description: 'Data-quality codes.' }) dataQuality!: string[];
  @ApiProperty({ type: [String], description: 'Source rows; open with GET /api/sources.' }) sources!: string[];
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch; with `asOfBatch`, that one.' }) dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
