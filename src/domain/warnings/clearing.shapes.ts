import { ApiProperty } from '@nestjs/swagger';
import { text } from '../model/fields.shapes.js';
import { TRAP_EFFECTS, type TrapEffect } from './trap-words.js';

/** What can explain a finding. */
export class TrapView {
  @ApiProperty({ example: 'T-JS4' }) id!: string;
  @ApiProperty({ enum: TRAP_EFFECTS, description: 'What it does: counts as a pass, lowers the band, or puts the data right before anything is judged.' })
  effect!: TrapEffect;
  @ApiProperty() title!: string;
  @ApiProperty() titleZh!: string;
  @ApiProperty({ description: 'What has to be so, or on file.' }) meaning!: string;
  @ApiProperty({ description: 'The same in Chinese.' }) meaningZh!: string;
}

export class FindingTrapView extends TrapView {
  @ApiProperty({ description: 'It explains this finding.' }) holds!: boolean;
}

export class LackView {
  @text('Clause that waits for data; null: the whole rule.') clause!: string | null;
  @text('What it is; null: the whole rule, or a clause that the rule has no more.') clauseText!: string | null;
  @text('The same in Chinese.') clauseTextZh!: string | null;
  @ApiProperty({ type: [String], description: 'Sources that lack in the region.' }) missing!: string[];
}

/** What would make a finding pass, or tell more of it. */
export class ClearingView {
  @ApiProperty({
    type: [FindingTrapView],
    description: 'By the rule. Where no other data decide it, a record of kind `exemption` about the subject, with the id of the trap as its value, does.',
  })
  traps!: FindingTrapView[];
  @ApiProperty({ type: [LackView], description: 'What could not be judged in its region for want of data.' }) lacks!: LackView[];
}
