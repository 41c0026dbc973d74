import { ApiProperty } from '@nestjs/swagger';
import { count, fen, text } from '../model/fields.shapes.js';
import { EDGE_TYPES, NODE_LABELS, type EdgeType, type NodeLabel } from '../model/model.js';

export const EVIDENCE_EDGES = [...EDGE_TYPES, 'DRAWN_ON', 'BENEFICIARY'] as const;
/** Edges of the model, and what a payment says of itself: `DRAWN_ON` from the line, batch, project or contract it names to the account that pays; `BENEFICIARY` from the account paid to the household or person it was for. */
export type EvidenceEdgeKind = EdgeType | 'DRAWN_ON' | 'BENEFICIARY';

export const EVIDENCE_STARTS = ['document', 'indicator', 'payment', 'account', 'payee', 'project'] as const;
export type EvidenceStart = (typeof EVIDENCE_STARTS)[number];

export class EvidenceNode {
  @ApiProperty({ description: 'Node id; `outside:1` … for what lies outside the region of the caller.' }) id!: string;
  @ApiProperty({ enum: NODE_LABELS }) kind!: NodeLabel;
  @text('Name or number, masked where personal; null outside the region of the caller.') name!: string | null;
  @text('Region code; null outside the region of the caller, and where there is none.') region!: string | null;
  @text('Name of the region.') regionName!: string | null;
  @ApiProperty({ description: 'Lies outside the region of the caller and is not connected with it: no id, no name.' }) outside!: boolean;
  @ApiProperty({ description: 'What the finding is about.' }) subject!: boolean;
  @ApiProperty({ description: 'The rule names it, or a payment it names begins or ends there; else it is shown because it connects the others.' })
  listed!: boolean;
  @text('What more a reader needs to know it by: kind of an account, value of a record; masked.') detail!: string | null;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Amount of a line, contract or record. Fen.' }) amount!: number | null;
}

export class EvidenceEdge {
  @ApiProperty({ description: 'Edge id; numbered where an end lies outside the region of the caller.' }) id!: string;
  @ApiProperty({ enum: EVIDENCE_EDGES }) kind!: EvidenceEdgeKind;
  @text('Kind of payment or of allocation.') movement!: string | null;
  @ApiProperty({ description: 'Node id.' }) source!: string;
  @ApiProperty({ description: 'Node id.' }) target!: string;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Amount, where it has one. Fen.' }) amount!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'When; epoch ms. Of a state, since when.' }) at!: number | null;
  @ApiProperty({ description: 'The time is a day: what came first on it is unproven.' }) dayOnly!: boolean;
  @text('Role, relation, number of registration or period.') detail!: string | null;
  @ApiProperty({ description: 'The rule names it; else it is shown because it connects.' }) listed!: boolean;
  @ApiProperty({ type: [String], description: 'Source rows, as GET /api/sources takes them.' }) sources!: string[];
}

/** Evidence that is not drawn. */
export class EvidenceLeftOut {
  @count('Nodes that the rule names and that are left out.') nodes!: number;
  @count('Edges that the rule names and that are left out.') edges!: number;
  @fen('What the edges left out moved.') amount!: number;
  @count('Nodes and edges the rule names that this data version does not hold.') unknown!: number;
}

/** Where the trace begins that shows the money of the finding. */
export class EvidenceTrace {
  @ApiProperty({ enum: EVIDENCE_STARTS }) kind!: EvidenceStart;
  @ApiProperty({ description: 'Node or edge id to trace from.' }) id!: string;
  @text('Number of the document, where the trace begins with one.') number!: string | null;
  @text('Its issuer, as the trace takes it.') issuer!: string | null;
  @text('Its largest payment, whose trace shows that money alone; null where the evidence names none.') payment!: string | null;
  @ApiProperty({ type: [String], description: 'Ids that a trace may draw of the evidence: nodes and payments, documents for their lines.' }) marked!: string[];
}

/** The smallest part of the graph that shows a finding, as it was at the data version that the finding was made of. */
export class EvidenceView {
  @ApiProperty() finding!: string;
  @ApiProperty({ description: 'Node id.' }) subject!: string;
  @count('Data version.') dataVersion!: number;
  @ApiProperty({ type: [EvidenceNode], description: 'The subject first, then what the rule names, then what connects; each by id.' }) nodes!: EvidenceNode[];
  @ApiProperty({ type: [EvidenceEdge], description: 'By id.' }) edges!: EvidenceEdge[];
  @ApiProperty({ type: EvidenceLeftOut }) leftOut!: EvidenceLeftOut;
  @count('Parts that nothing within reach connects; 1 where all hang together.') parts!: number;
  @ApiProperty({ type: EvidenceTrace, nullable: true, description: 'null: nothing in it can be traced.' }) trace!: EvidenceTrace | null;
}
