import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { optionalInteger } from '../model/fields.shapes.js';

export const MATCH_STATES = ['open', 'confirmed', 'rejected'] as const;
/** open: merged provisionally, a person has to decide; confirmed and rejected: somebody has. */
export type MatchState = (typeof MATCH_STATES)[number];

export const MATCH_DECISIONS = ['confirm', 'reject'] as const;
export type MatchDecision = (typeof MATCH_DECISIONS)[number];

export const MATCH_DOUBTS = ['several-candidates', 'name-only', 'no-counterparty', 'successor-account', 'amount-differs', 'several-payouts'] as const;
/** Why a match is not certain. */
export type MatchDoubt = (typeof MATCH_DOUBTS)[number];

const instant = 'Epoch ms, Asia/Shanghai.';
const RECORD_ID_LENGTH_MAX = 500;

export class MatchQuestion {
  @ApiPropertyOptional({ enum: MATCH_STATES, default: 'open', description: 'open: waiting for a decision.' })
  @IsOptional()
  @IsIn(MATCH_STATES)
  state?: MatchState;

  @optionalInteger({ minimum: 1, maximum: 200, default: 50, description: 'Matches on a page.' })
  limit?: number;

  @ApiPropertyOptional({ description: 'Where the page before ended (`cursor` of the answer).' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,1400}$/u)
  cursor?: string;
}

/** What a person says about one record. */
export class MatchAnswer {
  @ApiProperty({
    enum: MATCH_DECISIONS,
    description:
      'confirm: the record is the same movement as the one it is merged with, or as `candidate`. reject: it is not the one it is merged with; it joins the next candidate, waiting again, or stands alone.',
  })
  @IsIn(MATCH_DECISIONS)
  decision!: MatchDecision;

  @ApiPropertyOptional({ description: 'confirm: id of the record that it belongs to, one of `candidates`. Left out: the one it is merged with.' })
  @IsOptional()
  @IsString()
  @MaxLength(RECORD_ID_LENGTH_MAX)
  candidate?: string;

  @ApiPropertyOptional({ description: 'Why; kept with the decision.', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class MatchPath {
  @ApiProperty({ description: 'Id of the record in question, percent-encoded.', example: 'paid:YH|001|2017-06-21|00017' })
  @IsString()
  @MaxLength(RECORD_ID_LENGTH_MAX)
  id!: string;
}

/** One end of a record, as far as a caller may see it. */
export class MatchParty {
  @ApiProperty({ description: 'Node id of the account.' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Holder, or the name on the account; masked where personal.' }) name!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Account number, masked; null where the source gives none.' }) number!: string | null;
}

/** A row of one system that says money moved. */
export class MatchRecord {
  @ApiProperty({ description: 'Record id; of a PAID it is the payment id.' }) id!: string;
  @ApiProperty({ example: 'budget-system', description: 'The system that states it.' }) system!: string;
  @ApiProperty({ type: MatchParty }) payer!: MatchParty;
  @ApiProperty({ type: MatchParty }) payee!: MatchParty;
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Fen.' }) amount!: number;
  @ApiProperty({ type: 'integer', description: instant }) at!: number;
  @ApiProperty({ type: String, enum: ['day', 'minute', 'second'], nullable: true }) timePrecision!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Serial number of the bank.' }) serial!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Masked as any free text.' }) purpose!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Document number of the line it draws on.' }) document!: string | null;
  @ApiProperty({ description: 'It stands in the traces as a payment; otherwise it is an observation of one.' }) counted!: boolean;
  @ApiProperty({ description: 'Source row, `<batch>/<file>/<line>`; open with GET /api/sources.' }) source!: string;
}

export class MatchDecisionView {
  @ApiProperty({ enum: MATCH_DECISIONS }) decision!: MatchDecision;
  @ApiProperty({ type: [String], description: 'The records it was said about.' }) others!: string[];
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: 'integer', description: instant }) decidedAt!: number;
  @ApiProperty({ type: 'integer', description: 'Data version that brought it.' }) sequence!: number;
}

/** A record about which the data alone do not say which movement it belongs to. */
export class MatchView {
  @ApiProperty({ description: 'Id of the record in question.' }) id!: string;
  @ApiProperty({ enum: MATCH_STATES }) state!: MatchState;
  @ApiProperty({ enum: MATCH_DOUBTS, nullable: true, type: String, description: 'Null once no doubt is left.' }) doubt!: MatchDoubt | null;
  @ApiProperty({ type: String, nullable: true, description: 'The doubt in words.' }) reason!: string | null;
  @ApiProperty({ type: MatchRecord, nullable: true, description: 'Null while it is not loaded: its decision waits for it.' }) record!: MatchRecord | null;
  @ApiProperty({ type: [MatchRecord], description: 'The payments it is merged with now, by id; several where it is the sum of them; at most 20 listed.' })
  movement!: MatchRecord[];
  @ApiProperty({ type: 'integer', description: 'How many they are.' }) movementCount!: number;
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Their sum. Fen.' }) movementAmount!: number;
  @ApiProperty({ type: [MatchRecord], description: 'What else it could be, nearest in time first; at most 20.' }) candidates!: MatchRecord[];
  @ApiProperty({ type: MatchDecisionView, nullable: true, description: 'The last decision on this record.' }) decision!: MatchDecisionView | null;
}

/** Matches in one state: open ones by amount, largest first, then id; decided ones newest first. */
export class MatchListView {
  @ApiProperty({ type: [MatchView] }) matches!: MatchView[];
  @ApiProperty({ type: 'integer', description: 'All matches in this state.' }) total!: number;
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Sum of their records. Fen.' }) amount!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the next page.' }) cursor!: string | null;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch.' }) dataVersion!: number;
}
