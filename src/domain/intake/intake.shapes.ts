import { ApiProperty } from '@nestjs/swagger';
import { BATCH_MODES, PROGRESS_PHASES, QUARANTINE_REASONS, type BatchMode, type ProgressPhase, type QuarantineReason } from './words.js';

const instant = 'Epoch ms, Asia/Shanghai.';

/** What became of the rows of a file or a batch: announced = loaded + unchanged + quarantined + skipped, always. */
export class RowCounts {
  @ApiProperty({ type: 'integer', description: 'Rows the manifest announces.' }) announced!: number;
  @ApiProperty({ type: 'integer', description: 'Rows that added or completed something.' }) loaded!: number;
  @ApiProperty({ type: 'integer', description: 'Rows whose content was there already.' }) unchanged!: number;
  @ApiProperty({ type: 'integer', description: 'Rows set aside because they cannot be read, typed or identified.' }) quarantined!: number;
  @ApiProperty({ type: 'integer', description: 'Rows the mapping leaves out on purpose (`skip`).' }) skipped!: number;
}

/** One control column of a file. Figures are decimal texts in the unit of the file, exact. */
export class ControlColumn {
  @ApiProperty({ example: 'AMOUNT' }) column!: string;
  @ApiProperty({ description: 'Total the manifest announces.', example: '8000.00' }) announced!: string;
  @ApiProperty({ example: '8000.00' }) loaded!: string;
  @ApiProperty({ example: '0' }) unchanged!: string;
  @ApiProperty({ example: '0' }) quarantined!: string;
  @ApiProperty({ example: '0' }) skipped!: string;
  @ApiProperty({ type: 'integer', description: 'Rows whose value in this column is no number; all of them are quarantined or skipped.' })
  unreadableRows!: number;
  @ApiProperty({ description: 'announced − (loaded + unchanged + quarantined + skipped): what the unreadable rows must hold; 0 without any.', example: '0' })
  unreadable!: string;
}

export class LoadedFileView {
  @ApiProperty({ example: 'pay-voucher.csv' }) path!: string;
  @ApiProperty() sha256!: string;
  @ApiProperty({ example: 'utf-8' }) encoding!: string;
  @ApiProperty({ description: 'Path in the package or id of a ready mapping.', example: 'pay-voucher' }) mapping!: string;
  @ApiProperty({ description: 'Rows and totals were counted from the file by whoever loaded it, not announced by who sent it.' }) counted!: boolean;
  @ApiProperty({ type: RowCounts }) rows!: RowCounts;
  @ApiProperty({ type: [ControlColumn], description: 'By column name.' }) totals!: ControlColumn[];
}

/** What a batch says it covers: a source code of the rules, a region (with all below it), first and last day. */
export class CoverageView {
  @ApiProperty({ example: 'PAY' }) source!: string;
  @ApiProperty({ example: '410000' }) region!: string;
  @ApiProperty({ type: 'integer', description: instant }) from!: number;
  @ApiProperty({ type: 'integer', description: `Last day covered. ${instant}` }) to!: number;
}

export class CodeCount {
  @ApiProperty({ example: 'no-payee-account' }) code!: string;
  @ApiProperty({ type: 'integer' }) count!: number;
}

/** Records of other systems that turned out to be movements known already. */
export class MatchedCounts {
  @ApiProperty({ type: 'integer', description: 'Records that count once with the movement they observe.' }) merged!: number;
  @ApiProperty({ type: 'integer', description: 'Of these, records on which a person has to decide.' }) unconfirmed!: number;
}

/** One delivery, loaded as a whole. */
export class BatchView {
  @ApiProperty({ description: 'The id its manifest gives.', example: 'henan-demo' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'Data version that made it visible.' }) sequence!: number;
  @ApiProperty({ enum: ['loading', 'active'] }) status!: 'loading' | 'active';
  @ApiProperty() title!: string;
  @ApiProperty({ example: 'budget-system' }) sourceSystem!: string;
  @ApiProperty({ enum: BATCH_MODES, description: 'withdraw and review are made by the service, the others by a package.' }) mode!: BatchMode;
  @ApiProperty({ example: 'CNY' }) currency!: string;
  @ApiProperty() demo!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Id of the batch that this one took back.' }) withdraws!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Id of the batch that took this one back; null while it counts.' }) withdrawnBy!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Id of the batch whose quarantined rows this one delivers corrected.' }) corrects!: string | null;
  @ApiProperty({ description: 'SHA-256 over manifest, files and mappings: the same package loaded again changes nothing.' }) sha256!: string;
  @ApiProperty({ type: 'integer', description: instant }) loadedAt!: number;
  @ApiProperty({ type: 'integer' }) durationMs!: number;
  @ApiProperty({ type: RowCounts }) rows!: RowCounts;
  @ApiProperty({ type: 'integer' }) nodesCreated!: number;
  @ApiProperty({ type: 'integer', description: 'Nodes that were there before and got further values; the old ones are kept as a version.' })
  nodesChanged!: number;
  @ApiProperty({ type: 'integer', description: 'Nodes that nothing states or mentions any more.' }) nodesRetired!: number;
  @ApiProperty({ type: 'integer' }) edgesCreated!: number;
  @ApiProperty({ type: 'integer', description: 'Edges superseded or taken back; earlier data versions still show them.' }) edgesRetired!: number;
  @ApiProperty({ type: MatchedCounts }) matched!: MatchedCounts;
  @ApiProperty({ type: [LoadedFileView], description: 'In the order of the manifest.' }) files!: LoadedFileView[];
  @ApiProperty({ type: [CoverageView], description: 'By source, region, from.' }) covers!: CoverageView[];
  @ApiProperty({ type: [CodeCount], description: 'Data-quality codes given to what this batch brought, by code.' }) dataQuality!: CodeCount[];
  @ApiProperty({ type: [CodeCount], description: 'Quarantined rows by reason.' }) quarantine!: CodeCount[];
}

/** The batches loaded, newest first; at most 1000. */
export class BatchListView {
  @ApiProperty({ type: [BatchView], description: 'Newest first.' }) batches!: BatchView[];
  @ApiProperty({ type: 'integer', description: 'All batches, listed or not.' }) total!: number;
}

export class LoadReport {
  @ApiProperty({ enum: ['loaded', 'already-loaded'], description: 'already-loaded: the same package is in the graph; nothing was changed.' }) outcome!:
    'loaded' | 'already-loaded';
  @ApiProperty({ description: 'One sentence for people.' }) message!: string;
  @ApiProperty({ type: BatchView }) batch!: BatchView;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch after the load.' }) dataVersion!: number;
}

export class SourceCell {
  @ApiProperty({ example: 'PAYEE_ACCT_NO' }) column!: string;
  @ApiProperty({ description: 'As read; masked where the mapping feeds personal data from it.', example: '622848*********1234' }) value!: string;
  @ApiProperty() masked!: boolean;
}

/** A row set aside: as read, with the place and the reason, so that it can be corrected and delivered again. */
export class QuarantinedRow {
  @ApiProperty({ description: '`<batch>/<file>/<line>`', example: 'henan-demo/pay-voucher.csv/17' }) source!: string;
  @ApiProperty({ example: 'pay-voucher.csv' }) file!: string;
  @ApiProperty({ type: 'integer', description: 'Line of the file on which the row begins; the header is line 1.' }) line!: number;
  @ApiProperty({ type: String, nullable: true, description: 'The column at fault; null where the whole row is.' }) column!: string | null;
  @ApiProperty({ enum: QUARANTINE_REASONS }) reason!: QuarantineReason;
  @ApiProperty({ description: 'The reason in words, with the value (masked where personal).' }) detail!: string;
  @ApiProperty({ type: [SourceCell] }) cells!: SourceCell[];
  @ApiProperty({ type: String, nullable: true, description: 'Batch that delivered this row again, corrected; null while it is open.' })
  correctedIn!: string | null;
}

export class QuarantineView {
  @ApiProperty({ type: [QuarantinedRow], description: 'In the order in which the rows were read.' }) rows!: QuarantinedRow[];
  @ApiProperty({ type: 'integer', description: 'All quarantined rows that fit the question.' }) total!: number;
  @ApiProperty({ type: 'integer', description: 'Of these, rows not delivered again yet.' }) open!: number;
  @ApiProperty({ type: [CodeCount], description: 'Rows of the batch by reason, by reason.' }) reasons!: CodeCount[];
  @ApiProperty({ type: [CodeCount], description: 'Rows of the batch by file, by path.' }) files!: CodeCount[];
  @ApiProperty({
    description: 'Whether the rows listed can be delivered again alone; rows of a mapping that sums over its file cannot: the file is corrected as a whole.',
  })
  redeliverable!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the next page.' }) cursor!: string | null;
}

/** The row behind a figure, opened from the stored bytes of the package. */
export class SourceRowView {
  @ApiProperty({ example: 'henan-demo/pay-voucher.csv/17' }) source!: string;
  @ApiProperty() batch!: string;
  @ApiProperty({ type: 'integer' }) sequence!: number;
  @ApiProperty() sourceSystem!: string;
  @ApiProperty({ type: 'integer', description: instant }) loadedAt!: number;
  @ApiProperty() file!: string;
  @ApiProperty({ description: 'SHA-256 of the file, as announced and checked.' }) sha256!: string;
  @ApiProperty({ type: 'integer' }) line!: number;
  @ApiProperty({ type: [SourceCell], description: 'In the order of the file.' }) cells!: SourceCell[];
}

/** How far a load has come. */
export class LoadProgress {
  @ApiProperty({ enum: PROGRESS_PHASES }) phase!: ProgressPhase;
  @ApiProperty({ type: String, nullable: true }) file!: string | null;
  @ApiProperty({ type: 'integer' }) rows!: number;
  @ApiProperty({ type: 'integer' }) rowsTotal!: number;
}

/** A load that runs or waits for its turn. */
export class QueuedLoad {
  @ApiProperty({ description: 'What was asked for.', example: 'henan-2017.zip' }) name!: string;
  @ApiProperty({ type: 'integer', description: instant }) since!: number;
  @ApiProperty({ type: 'integer', description: '0: in progress; otherwise its place in the queue.' }) place!: number;
  @ApiProperty({ type: LoadProgress, nullable: true, description: 'null while it waits.' }) progress!: LoadProgress | null;
}

export class QueueView {
  @ApiProperty({ type: [QueuedLoad], description: 'In the order in which they are done; at most 20 wait.' }) loads!: QueuedLoad[];
}
