import { ApiProperty } from '@nestjs/swagger';
import {
  GRADES,
  LEVELS,
  NODE_KINDS,
  STEP_KINDS,
  UNEXPLAINED_REASONS,
  type Grade,
  type Level,
  type StepKind,
  type TraceNodeKind,
  type UnexplainedReason,
  METHOD_NAMES,
  type MethodName,
} from './traces/words.js';

export const NODE_SHAPES = ['cut-rectangle', 'round-rectangle', 'rectangle', 'hexagon', 'barrel', 'pentagon', 'ellipse', 'tag', 'rhomboid', 'octagon'] as const;
export const LINES = ['solid', 'dashed', 'dotted'] as const;
export const ARROWS = ['triangle', 'vee', 'triangle-tee', 'circle-triangle', 'triangle-backcurve'] as const;

/** Every caption exists in both languages of the viewer. */
export class Caption {
  @ApiProperty() zh!: string;
  @ApiProperty() en!: string;
}

/** One colour for a light ground, one for a dark one; both reach 3:1 as a line and 4.5:1 where they carry text. */
export class Tone {
  @ApiProperty({ example: '#1d39c4' }) light!: string;
  @ApiProperty({ example: '#85a5ff' }) dark!: string;
}

export class NodeAppearance {
  @ApiProperty({ enum: NODE_KINDS }) kind!: TraceNodeKind;
  @ApiProperty({ type: Caption }) caption!: Caption;
  @ApiProperty({ enum: NODE_SHAPES }) shape!: (typeof NODE_SHAPES)[number];
  @ApiProperty({ enum: LINES, description: 'Line of the border; dashed or dotted when the node stands for several.' }) line!: (typeof LINES)[number];
  @ApiProperty({ description: 'SVG path data of its icon on a 16 × 16 grid, drawn as a stroke.' }) icon!: string;
  @ApiProperty({ type: Tone }) border!: Tone;
  @ApiProperty({ type: Tone }) fill!: Tone;
}

export class StepAppearance {
  @ApiProperty({ enum: STEP_KINDS }) kind!: StepKind;
  @ApiProperty({ type: Caption }) caption!: Caption;
  @ApiProperty({ enum: ['quota', 'money'], description: 'Which ledger the step belongs to.' }) ledger!: 'quota' | 'money';
  @ApiProperty({ description: 'It runs against the flow: drawn below the nodes, with its own mark and colour.' }) backward!: boolean;
  @ApiProperty({ description: 'One character set before its label; empty for the ordinary way.' }) mark!: string;
  @ApiProperty({ enum: ARROWS }) arrow!: (typeof ARROWS)[number];
  @ApiProperty({ type: Tone }) colour!: Tone;
}

export class GradeAppearance {
  @ApiProperty({ enum: GRADES }) grade!: Grade;
  @ApiProperty({ type: Caption }) caption!: Caption;
  @ApiProperty({ type: Caption, description: 'What the grade means, in one sentence.' }) meaning!: Caption;
  @ApiProperty({ enum: LINES }) line!: (typeof LINES)[number];
  @ApiProperty({ description: 'Set before an amount of this grade.' }) mark!: string;
}

export class LevelAppearance {
  @ApiProperty({ enum: LEVELS }) level!: Level;
  @ApiProperty({ type: Caption }) caption!: Caption;
}

export class ReasonAppearance {
  @ApiProperty({ enum: UNEXPLAINED_REASONS }) reason!: UnexplainedReason;
  @ApiProperty({ type: Caption }) caption!: Caption;
  @ApiProperty({ type: Caption, description: 'What it means and what to look at next.' }) meaning!: Caption;
}

export class MethodAppearance {
  @ApiProperty({ enum: METHOD_NAMES }) method!: MethodName;
  @ApiProperty({ type: Caption }) caption!: Caption;
  @ApiProperty({ type: Caption, description: 'How the method counts, in one sentence.' }) meaning!: Caption;
}

/** Captions, shapes, lines and colours of all that a trace can show: canvas, legend, table and exports read this one list. */
export class AppearanceView {
  @ApiProperty({ type: [NodeAppearance] }) nodes!: NodeAppearance[];
  @ApiProperty({ type: [StepAppearance] }) steps!: StepAppearance[];
  @ApiProperty({ type: [GradeAppearance] }) grades!: GradeAppearance[];
  @ApiProperty({ type: [LevelAppearance] }) levels!: LevelAppearance[];
  @ApiProperty({ type: [ReasonAppearance] }) reasons!: ReasonAppearance[];
  @ApiProperty({ type: [MethodAppearance], description: 'In the order in which they are shown.' }) methods!: MethodAppearance[];
  @ApiProperty({ type: Tone, description: 'Steps after the documented payee.' }) onward!: Tone;
}
