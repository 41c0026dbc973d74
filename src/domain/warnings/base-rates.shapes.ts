import { ApiProperty } from '@nestjs/swagger';
import { count, text } from '../model/fields.shapes.js';
import { LackView } from './clearing.shapes.js';

/** What a rule came to in one region or several, from the newest run that judged all subjects of each. */
export class RateView {
  @count('Subjects judged.') judged!: number;
  @count('Hits among them.') hits!: number;
  @count('Explained by a trap; counted as passed.') excluded!: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'Hits among what was judged; null where nothing was.' }) rate!: number | null;
  @count('Regions in which something was judged.') regions!: number;
  @count('Regions in which the rule could not be judged at all, for want of a source. None of them is in the rate.') regionsLacking!: number;
  @count('Regions in which only some of its clauses could be judged.') regionsOpen!: number;
  @ApiProperty({ type: [String], description: 'Sources that lack in these regions.' }) missing!: string[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'When the oldest of the runs behind it began; epoch ms, null where there is none.' })
  earliestAt!: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'When the newest of them began: a run of some regions takes the place of an older one there alone.',
  })
  latestAt!: number | null;
}

export class RegionRateView extends RateView {
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @text('Name of the region.') regionName!: string | null;
  @ApiProperty({ description: 'Run.' }) run!: string;
  @count('When it began; epoch ms.') at!: number;
  @ApiProperty({ type: [LackView], description: 'What could not be judged there: the rule, or clauses of it.' }) lacks!: LackView[];
}

export class RuleRatesView {
  @ApiProperty() rule!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: [RegionRateView], description: 'By region code; those that a run was ever asked for.' }) regions!: RegionRateView[];
  @ApiProperty({ type: RateView, description: 'Of all of them.' }) sum!: RateView;
}

/** How usual a finding of a rule is around one. */
export class BaseRateView {
  @ApiProperty({ type: RateView, nullable: true, description: 'In its region; null where no run judged all subjects there.' }) region!: RateView | null;
  @ApiProperty({ type: RateView, nullable: true, description: 'In its province: one sum, whatever the caller may see of it.' }) province!: RateView | null;
  @text('Run that judged its region.') run!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'When it began; epoch ms.' }) at!: number | null;
}
