import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { NAME_STEPS, type NameStep } from './normal-name.js';
import {
  AUTOMATIC_RULES,
  EVIDENCE_CODES,
  IDENTITY_RULES,
  IDENTITY_STATES,
  type AutomaticRule,
  type EvidenceCode,
  type IdentityRule,
  type IdentityState,
} from './words.js';

const RULES =
  'enterprise-name: one without credit code and one of the same name in the same region. enterprise-former-name: the name of one is a former name of the other. account-name: an account known by its name only and a numbered one under that name. account-number: one number under two texts for the bank. person-masked-number: a masked identity number fits a full one, and the names agree. person-account: a person without number and one of the same name hold the same account. household-members: two households share their members, and no split or merger is recorded. unit-name: two units of one region bear the same name.';

export class IdentityQuestion {
  @ApiPropertyOptional({ enum: IDENTITY_STATES, default: 'open', description: 'open: waiting for a decision.' })
  @IsOptional()
  @IsIn(IDENTITY_STATES)
  state?: IdentityState;

  @ApiPropertyOptional({ enum: IDENTITY_RULES, description: `Only proposals of this rule. ${RULES}` })
  @IsOptional()
  @IsIn(IDENTITY_RULES)
  rule?: IdentityRule;

  @regionCode('Region whose subtree may be seen: both must lie in it, or in no known region. Default: everything.', '410300')
  scope?: string;

  @optionalInteger({ minimum: 1, maximum: 200, default: 50, description: 'Proposals on a page.' })
  limit?: number;

  @pageCursor(600)
  cursor?: string;
}

export class IdentityPath {
  @ApiProperty({ description: 'Id of the proposal.', example: 'same:0f3a9c52d1e84b7796aa2c31' })
  @Matches(/^same:[0-9a-f]{24}$/u)
  id!: string;
}

export class IdentityAnswer {
  @ApiProperty({ enum: ['confirm', 'reject'], description: 'confirm: the two are one. reject: they are not. Either can be changed by another answer.' })
  @IsIn(['confirm', 'reject'])
  decision!: 'confirm' | 'reject';

  @ApiPropertyOptional({ description: 'Why; kept with the decision.', maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

/** One of the two. */
export class IdentityThing {
  @ApiProperty({ description: 'Node id.' }) id!: string;
  @ApiProperty({ example: 'Enterprise', description: 'Kind of thing.' }) kind!: string;
  @text('Name as its source gives it, masked where personal.') name!: string | null;
  @text('Number that identifies it: credit code, code; masked account or identity number. Null: it has none.') number!: string | null;
  @text('Bank, of an account.') institution!: string | null;
  @text('Region code.') region!: string | null;
  @fen('Received by it, or by the accounts it holds.') received!: number;
  @text('The source row: `<batch>/<file>/<line>`.') source!: string | null;
}

export class IdentityEvidence {
  @ApiProperty({
    enum: EVIDENCE_CODES,
    description:
      'same-payer: accounts that paid both. same-account: accounts both hold. same-member: persons in both. digits: digits of the number that could be compared. only-candidate: nothing else fits the rule.',
  })
  code!: EvidenceCode;
  @count('How many.') count!: number;
}

export class IdentityProposal {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: IDENTITY_STATES }) state!: IdentityState;
  @ApiProperty({ enum: IDENTITY_RULES, description: `The rule that made it. ${RULES}` }) rule!: IdentityRule;
  @ApiProperty({ type: IdentityThing, description: 'The one of which less is known.' }) lesser!: IdentityThing;
  @ApiProperty({ type: IdentityThing, description: 'The one it may be.' }) fuller!: IdentityThing;
  @text('The form in which both names are equal; null where the rule looks at no name, or names of persons.') normalName!: string | null;
  @ApiProperty({
    enum: NAME_STEPS,
    isArray: true,
    description:
      'What had to be done to one of the names: width, brackets, spaces, company-form (有限责任公司 as 有限公司), letters. Empty: they were equal as written.',
  })
  steps!: NameStep[];
  @ApiProperty({ type: [IdentityEvidence], description: 'By code.' }) evidence!: IdentityEvidence[];
  @count('Other things that the lesser one may be by the same rule.') others!: number;
  @text('What was noted with the decision.') note!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Epoch ms; null while open.' }) decidedAt!: number | null;
}

export class IdentityRuleSum {
  @ApiProperty({ enum: IDENTITY_RULES }) rule!: IdentityRule;
  @count('') open!: number;
  @count('') confirmed!: number;
  @count('') rejected!: number;
  @fen('Received by the lesser ones of the open proposals.') openAmount!: number;
}

export class AutomaticExample {
  @ApiProperty({ description: 'As the source wrote it; of accounts and households an id.' }) written!: string;
  @ApiProperty({ description: 'What it was taken for.' }) takenFor!: string;
  @count('Things.') things!: number;
}

/** What loads brought together without asking. */
export class AutomaticMerge {
  @ApiProperty({
    enum: AUTOMATIC_RULES,
    description:
      'institution-alias: branch texts and short names of one bank. document-number: spellings of one number. card, successor: accounts that a source says belong together or follow each other. household-split, household-merger: as a register says.',
  })
  rule!: AutomaticRule;
  @count('Things brought together: accounts, documents, links.') things!: number;
  @ApiProperty({ type: [AutomaticExample], description: 'Most frequent first, then as written; at most 20.' }) examples!: AutomaticExample[];
}

export class IdentityListView {
  @ApiProperty({ type: [IdentityProposal], description: 'Open: by what the lesser one received, largest first; decided: latest first; then id.' })
  proposals!: IdentityProposal[];
  @count('Proposals that the question covers, listed or not.') total!: number;
  @fen('Received by their lesser ones.') amount!: number;
  @ApiProperty({ type: [IdentityRuleSum], description: 'In the order of the rules.' }) rules!: IdentityRuleSum[];
  @ApiProperty({ type: [AutomaticMerge], description: 'In the order of the rules.' }) automatic!: AutomaticMerge[];
  @ApiProperty({ description: 'Proposals of some rule were left out, because more things than its limit would have to be compared.' }) cutOff!: boolean;
  @text('Give it back as `cursor` for the next page; null: this was the last.') cursor!: string | null;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
