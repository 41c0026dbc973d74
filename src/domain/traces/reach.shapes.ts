import { ApiProperty, OmitType } from '@nestjs/swagger';
import { count, fen, text } from '../model/fields.shapes.js';
import { TraceDocument } from './trace.shapes.js';
import { ENGINES, NODE_KINDS, type EngineName, type TraceNodeKind } from './words.js';

/** What the question is about; what it issued only the sweep of a trace can tell. */
export class ReachDocument extends OmitType(TraceDocument, ['amount'] as const) {}

/** Payments and what they came to, in full. */
export class ReachSum {
  @count('Payments.') payments!: number;
  @fen('Their sum in full, whosever money it was.') amount!: number;
}

export class ReachHop extends ReachSum {
  @count(
    'Payments after the documented payee; 0 are the documented payments themselves, before refunds: what passed through a batch account counts there, and again at those paid from it.',
  )
  hop!: number;
  @count('Accounts reached with this hop and not before.') accounts!: number;
  @count('Of these accounts, those of treasuries, taxes, batches and the like, where the walk ends.') ends!: number;
}

export class ReachedAccountView extends ReachSum {
  @ApiProperty({ description: 'Account id, opaque.' }) account!: string;
  @ApiProperty({ description: 'Node id of the holder, or of the account where it stands for itself.' }) id!: string;
  @ApiProperty({ enum: NODE_KINDS }) kind!: TraceNodeKind;
  @ApiProperty({ description: 'Name; personal names and account numbers are masked.' }) name!: string;
  @text('Region code.') region!: string | null;
  @text('Name of the region.') regionName!: string | null;
  @count('Payments after the documented payee on the shortest way here.') hop!: number;
  @count('When money of the document can first have arrived; epoch ms, Asia/Shanghai.') reachedAt!: number;
  @ApiProperty({ description: 'Treasury, clearing, tax and the like: the walk ends here.' }) end!: boolean;
}

/** What is not listed on this page or the ones before it. */
export class ReachCutOff {
  @count('Accounts.') accounts!: number;
  @fen('What arrived there in full.') amount!: number;
  @text('Give it back as `cursor` for the rest.') cursor!: string | null;
}

/** Where money of a document can have come to. An upper bound for every method of attribution, and never to be added up as the document's. */
export class ReachView {
  @ApiProperty({ type: ReachDocument }) document!: ReachDocument;
  @count('Lines that its quota reached, with its own.') lines!: number;
  @ApiProperty({ type: [ReachHop], description: 'By hop.' }) hops!: ReachHop[];
  @ApiProperty({ type: [ReachedAccountView], description: 'By hop, amount (largest first), account id.' }) accounts!: ReachedAccountView[];
  @ApiProperty({ type: ReachCutOff }) cutOff!: ReachCutOff;
  @ApiProperty({ type: ReachSum, description: 'Cut off by a limit: leaves reached accounts later, but depth, window or number of edges end the walk.' })
  stopped!: ReachSum;
  @ApiProperty({ type: ReachSum, description: 'With a scope: goes from accounts of the region to what lies outside; not followed in this answer.' })
  outside!: ReachSum;
  @ApiProperty({ enum: ENGINES, description: 'Where the walk was made.' }) engine!: EngineName;
  @text('The business date asked for.') asOf!: string | null;
  @count('Sequence of the newest batch that counts.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
