import type { AppearanceView, TraceNode, TraceStep, Tone } from '../api/shapes.js';
import { amountSpread } from '../parts/methods.js';
import { figure, money, type Language, type Unit } from '../parts/money.js';
import { nameLines, textWidth } from './node-label.js';

export type Theme = 'light' | 'dark';

/** Widest line of a label on a step, in full squares of 12 pixels: what two columns and an arrow leave between them. */
const LABEL_WIDTH = 10;

/** Everything but the picture that decides how it looks: served appearance, unit, language, theme, and the words around sums. */
export interface Looks {
  readonly appearance: AppearanceView;
  readonly unit: Unit;
  readonly language: Language;
  readonly theme: Theme;
  readonly say: (key: string, values: Record<string, string | number>) => string;
  /** Where what is drawn is no trace: how its nodes and lines look. */
  readonly ofNode?: (node: TraceNode) => NodeLook;
  readonly ofStep?: (step: TraceStep) => StepLook;
}

export interface NodeLook {
  readonly label: string;
  /** More lines than the usual size has room for. */
  readonly isDense?: boolean;
  readonly shape: string;
  readonly line: string;
  readonly border: string;
  readonly fill: string;
  readonly icon: string;
}

export interface StepLook {
  readonly label: string;
  /** From the end of the line to the middle of its label, in pixels. */
  readonly labelOffset: number;
  readonly line: string;
  readonly arrow: string;
  readonly colour: string;
}

export const INK: Record<Theme, { text: string; quiet: string; ground: string; band: string; focus: string; select: string; evidence: string }> = {
  light: { text: '#1f1f1f', quiet: '#595959', ground: '#ffffff', band: '#f7f9fb', focus: '#0958d9', select: '#0958d9', evidence: '#d46b08' },
  dark: { text: '#e8e8e8', quiet: '#b0b0b0', ground: '#141414', band: '#1a1d20', focus: '#69b1ff', select: '#69b1ff', evidence: '#ffa940' },
};

const captionOf = (caption: { zh: string; en: string } | undefined, language: Language): string =>
  caption ? (language === 'en' ? caption.en : caption.zh) : '';

export function nodeLook(node: TraceNode, looks: Looks): NodeLook {
  if (looks.ofNode) return looks.ofNode(node);
  const { appearance, theme, unit, language, say } = looks;
  const kind = appearance.nodes.find((entry) => entry.kind === node.kind) ?? appearance.nodes[0]!;
  const border = kind.border[theme];
  // Of an upper document only what came back to it was received here; what it gave is what it is of.
  const isGiving = node.received === 0 || (node.kind === 'Document' && !node.root && node.passedOn > node.received);
  const sum = money(isGiving ? node.passedOn : node.received, unit, language);
  const many = node.kind === 'Rest' || node.kind === 'Outside';
  const hidden =
    node.hidden.count > 0 ? `  +${node.hidden.count >= 1000 ? '1,000+' : node.hidden.count}` : node.hidden.amount > 0 ? say('canvas.more', {}) : '';
  const name = many ? [say(manyKey(node), { count: node.count })] : nameLines(node.name);
  // A number alone does not say whose document it is.
  if (node.kind === 'Document' && node.regionName !== null && name.length === 1) name.push(node.regionName);
  const last = many ? say('canvas.restSum', { amount: sum }) : `${sum}${hidden}`;
  // What only onward steps reach has no traced sum of its own; 0.00 would read as nothing received.
  const counted = node.level !== 'onward' || node.received + node.passedOn > 0;
  return {
    label: (counted ? [...name, last] : name).join('\n'),
    shape: kind.shape,
    line: node.end ? 'double' : kind.line,
    border,
    fill: kind.fill[theme],
    icon: iconOf(kind.icon, border),
  };
}

/** A `Rest` of payees counts households and companies, one of documents or units just things. */
export function manyKey(node: TraceNode): string {
  if (node.kind === 'Outside') return 'canvas.outside';
  return node.level === 'payee' || node.level === 'onward' ? 'canvas.rest' : 'canvas.restThings';
}

/**
 * `12 笔 · 348.60 万元`, with the mark of its kind and grade before it. A kind against the flow also says its name; where the
 * methods differ the spread stands below, so that one figure is not read as the only one.
 */
export function stepLook(step: TraceStep, looks: Looks): StepLook {
  if (looks.ofStep) return looks.ofStep(step);
  const { appearance, theme, unit, language, say } = looks;
  const kind = appearance.steps.find((entry) => entry.kind === step.kind) ?? appearance.steps[0]!;
  const grade = appearance.grades.find((entry) => entry.grade === step.grade);
  const onward = step.attributed === null;
  // The name of a special kind takes a line of its own: between two columns there is room for one sum.
  const special = kind.mark === '' ? '' : `${kind.mark} ${captionOf(kind.caption, language)}\n`;
  const count = step.count > 1 ? say('canvas.count', { count: step.count }) : '';
  const sum = money(step.attributed ?? step.amount, unit, language);
  const colour: Tone = onward ? appearance.onward : kind.colour;
  const spread = step.attributed === null || !step.byMethod ? null : amountSpread(step.attributed, step.byMethod);
  const between = spread ? `\n${figure(spread.least, unit, language)}–${figure(spread.most, unit, language)}` : '';
  const mark = grade?.mark ? `${grade.mark} ` : '';
  const label = `${special}${mark}${withCount(count, sum, mark)}${between}`;
  return {
    label,
    labelOffset: Math.round(Math.max(...label.split('\n').map(textWidth)) * 6 + 14),
    line: onward ? 'dotted' : (grade?.line ?? 'solid'),
    arrow: kind.arrow,
    colour: colour[theme],
  };
}

/** `12 笔 · 348.60 万元`; a sum for which that would not fit between two columns takes a line of its own, so that no node covers the count. */
function withCount(count: string, sum: string, mark: string): string {
  if (count === '') return sum;
  const together = `${count} · ${sum}`;
  return textWidth(mark + together) > LABEL_WIDTH ? `${count}\n${sum}` : together;
}

/** An icon as an image that needs no request. */
export function iconOf(path: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 16 16" fill="none" stroke="${colour}" stroke-width="1.2" stroke-linejoin="round" stroke-linecap="round"><path d="${path}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
