import { ApiProperty } from '@nestjs/swagger';
import { SCHEDULE_OUTCOMES, type ScheduleOutcome } from '../warnings/schedule.js';

export class CoverageSpan {
  @ApiProperty({ description: 'Code of the kind of source: ISSUE, ALLOC, PAY, CARD, FLOW …', example: 'PAY' }) source!: string;
  @ApiProperty({ type: 'integer', description: 'First day covered anywhere; epoch ms, Asia/Shanghai.' }) from!: number;
  @ApiProperty({ type: 'integer', description: 'Last day covered anywhere; epoch ms, Asia/Shanghai.' }) to!: number;
  @ApiProperty({ type: 'integer', description: 'Regions with any coverage of it.' }) regions!: number;
}

export class DatabaseStatus {
  @ApiProperty({ example: '5.26.29' }) version!: string;
  @ApiProperty({ example: 'community' }) edition!: string;
  @ApiProperty({ description: 'Started and stopped by this service; otherwise a server of yours.' }) embedded!: boolean;
}

/** The money graph in memory, on which traces are computed. */
export class MemoryStatus {
  @ApiProperty({ description: 'Traces are answered from it; otherwise from the record, which takes longer.' }) ready!: boolean;
  @ApiProperty({ type: 'integer', description: 'Newest batch it contains.' }) dataVersion!: number;
  @ApiProperty({ type: 'integer', description: 'Versions of payments in it.' }) payments!: number;
  @ApiProperty({ type: 'integer', description: 'Bytes of all its columns.' }) bytes!: number;
  @ApiProperty({ type: 'integer', description: 'Bytes that each further payment takes.' }) bytesPerPayment!: number;
  @ApiProperty({ type: 'integer', description: 'Documents with many payments whose first answer is worked out before anybody asks.' }) prepared!: number;
  @ApiProperty({ description: 'More of them follow, while nobody asks.' }) preparing!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is not ready; null where it is.' }) reason!: string | null;
}

/** What became of the last time at which the warnings were to run. */
export class ScheduledTimeView {
  @ApiProperty({ type: 'integer', description: 'Epoch ms.' }) at!: number;
  @ApiProperty({ enum: SCHEDULE_OUTCOMES, description: 'skipped: another run was alive.' }) outcome!: ScheduleOutcome;
  @ApiProperty({ type: String, nullable: true, description: 'The run that was begun.' }) run!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why none was.' }) reason!: string | null;
}

/** When all warnings run by themselves. */
export class ScheduleView {
  @ApiProperty({ example: '0 6 * * 1-5', description: 'Cron: minute, hour, day, month, weekday.' }) pattern!: string;
  @ApiProperty({ example: 'Asia/Shanghai' }) timeZone!: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Next time; epoch ms.' }) next!: number | null;
  @ApiProperty({ type: ScheduledTimeView, nullable: true, description: 'Last time since the service was started.' }) last!: ScheduledTimeView | null;
}

export class StatusView {
  @ApiProperty({ example: '0.1.0', description: 'Version of the service.' }) version!: string;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch; 0 while nothing is loaded.' }) dataVersion!: number;
  @ApiProperty({ description: 'The fictional demo data are in the graph; every screen must say so.' }) demo!: boolean;
  @ApiProperty({ description: 'No batch is visible.' }) empty!: boolean;
  @ApiProperty({ type: DatabaseStatus }) neo4j!: DatabaseStatus;
  @ApiProperty({ type: MemoryStatus }) memory!: MemoryStatus;
  @ApiProperty({ type: ScheduleView, nullable: true, description: 'Runs of the warnings by schedule; null: there is none.' })
  schedule!: ScheduleView | null;
  @ApiProperty({ type: [CoverageSpan], description: 'By source code. What no source covers cannot be judged.' }) coverage!: CoverageSpan[];
}

export class HealthView {
  @ApiProperty({ enum: ['ok'], description: 'The service and its database answer; otherwise the answer is a problem with status 503.' }) status!: 'ok';
}
