import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { asOfBatchNumber, asOfDay, optionalInteger, regionCode } from '../model/fields.shapes.js';

export const SEARCH_KINDS = ['document', 'region', 'unit', 'project', 'item', 'enterprise', 'household', 'person', 'account'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const MATCH_KINDS = ['exact', 'prefix', 'fragment', 'initials', 'near'] as const;
/** How a hit answers what was typed; `near` is a document number that differs a little. */
export type MatchKind = (typeof MATCH_KINDS)[number];

/** One box for everything: a document number, a title, a name, initials, an account number. */
export class SearchQuestion {
  @ApiProperty({
    description:
      'A document number in any spelling, a part of a title or name, pinyin initials (lkx → 兰考县), or a whole account number. Put account, ID and phone numbers in the body of POST, never in an address.',
    example: '豫财农[2017]12号',
  })
  @IsString()
  @MaxLength(200)
  q!: string;

  @optionalInteger({ minimum: 1, maximum: 50, default: 8, description: 'Hits listed of each kind.' })
  limit?: number;

  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @asOfDay()
  asOf?: string;

  @asOfBatchNumber()
  asOfBatch?: number;
}

export class SearchHit {
  @ApiProperty({ description: 'Stable id; opens with GET /api/entities/{id}, a document also with GET /api/traces/{number}.' }) id!: string;
  @ApiProperty({ enum: SEARCH_KINDS }) kind!: SearchKind;
  @ApiProperty({ description: 'Number or name; names of persons and account numbers are masked.' }) label!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What tells it from others of the same name: title, issuer, category, holder.' }) detail!:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Region code.' }) region!: string | null;
  @ApiProperty({ type: String, nullable: true }) regionName!: string | null;
  @ApiProperty({ enum: MATCH_KINDS }) match!: MatchKind;
}

export class SearchGroup {
  @ApiProperty({ enum: SEARCH_KINDS }) kind!: SearchKind;
  @ApiProperty({
    type: [SearchHit],
    description: 'Exact before prefix, fragment, initials, near; then short names first, then by label and id. Documents: also by issue date.',
  })
  hits!: SearchHit[];
  @ApiProperty({ type: 'integer', description: 'Further hits of this kind that are not listed.' }) more!: number;
  @ApiProperty({ description: 'The search stopped counting: there are at least so many more.' }) atLeast!: boolean;
}

export class SearchView {
  @ApiProperty({ type: String, nullable: true, description: 'What was typed, read as a document number; null when it is none.' }) documentNumber!:
    string | null;
  @ApiProperty({ type: [SearchGroup], description: 'Kinds with a hit, the kind of the best hit first.' }) groups!: SearchGroup[];
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch; with `asOfBatch`, that one.' }) dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
