import { ApiProperty } from '@nestjs/swagger';
import { count, text } from '../model/fields.shapes.js';

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
}

export class RegionRateView extends RateView {
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @text('Name of the region.') regionName!: string | null;
  @ApiProperty({ description: 'Run.' }) run!: string;
  @count('When it began; epoch ms.') at!: number;
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
