import type { AppearanceView, EvidenceNode, Tone } from '../api/shapes.js';
import { money, type Language, type Unit } from '../parts/money.js';
import { day } from '../text/dates.js';
import { isFlow, type DrawnEdge, type EvidencePicture } from './evidence-picture.js';
import { iconOf, type Looks, type NodeLook, type StepLook, type Theme } from './looks.js';
import { accountLines, nameLines, textWidth } from './node-label.js';

/** What evidence looks like beside the page's settings: its own words. */
export interface EvidenceSettings {
  readonly appearance: AppearanceView;
  readonly unit: Unit;
  readonly language: Language;
  readonly theme: Theme;
  readonly say: (key: string, values?: Record<string, string | number>) => string;
  /** A word of a closed list, or itself. */
  readonly word: (list: string, code: string) => string;
}

const tone = (light: string, dark: string): Tone => ({ light, dark });
const PAPER = { border: tone('#1d39c4', '#85a5ff'), fill: tone('#f3f6ff', '#1a2140') };
const DEAL = { border: tone('#2f6b2f', '#95c98f'), fill: tone('#f3f9f1', '#1b281a') };
const FACT = { border: tone('#5b4a8a', '#b9a8e8'), fill: tone('#f8f6fd', '#221d31') };
const QUIET = tone('#6b6b6b', '#a0a0a0');
const QUOTA = tone('#4a6278', '#9db3c7');

/** Characters of a line of a name; fewer where the shape is narrow above and below its middle. */
const [LINE, NARROW_LINE] = [10.5, 8.5];
const NARROW: ReadonlySet<string> = new Set(['hexagon', 'pentagon', 'ellipse']);
/** Of a sum with its count, in full squares: what two columns leave beside a thick arrow. */
const SUM_WIDTH = 9.5;
/** Lines of which the height of a node holds three at the usual size. */
const LINES_MAX = 4;

/** Kinds that no trace draws and evidence does. All four lines of a name and a sum have to stand inside: shapes with straight sides. */
const MORE_KINDS: Readonly<Record<string, { readonly shape: string; readonly icon: string; readonly border: Tone; readonly fill: Tone }>> = {
  Indicator: { shape: 'bottom-round-rectangle', icon: 'M2.500 2.500h11v11h-11zM5 6h6M5 8.500h6M5 11h3.500', ...PAPER },
  SubsidyItem: { shape: 'round-rectangle', icon: 'M8 14.500 2 8.500a3.500 3.500 0 0 1 6-4 3.500 3.500 0 0 1 6 4z', ...DEAL },
  Contract: { shape: 'cut-rectangle', icon: 'M3 1.500h10v13h-10zM5.500 5h5M5.500 8h5M5.500 11h2.500', ...DEAL },
  Tender: { shape: 'cut-rectangle', icon: 'M2 14h8M6.500 3 11 7.500M4.500 5l3-3 5 5-3 3zM7 7.500l-4.500 4.500', ...DEAL },
  Contact: { shape: 'ellipse', icon: 'M3.500 2h3l1 3.500-2 1.200c.8 1.700 1.800 2.700 3.500 3.500l1.200-2 3.500 1v3c-6 .9-11-4.200-10.200-10.200z', ...FACT },
  Record: { shape: 'bottom-round-rectangle', icon: 'M3 2h10v12H3zM5.500 5.500l1.500 1.500 3.500-3.500M5.500 10.500h5', ...FACT },
  Balance: { shape: 'bottom-round-rectangle', icon: 'M8 2v12M3 5h10M3 5l-1.500 4h3zM13 5l-1.500 4h3z', ...FACT },
};

/** Looks for the canvas that take everything written from the evidence. */
export function evidenceLooks({ nodes, edges }: EvidencePicture, settings: EvidenceSettings): Looks {
  const { appearance, unit, language, theme } = settings;
  return {
    ...{ appearance, unit, language, theme, say: settings.say },
    ofNode: ({ id }) => nodeLook(nodes.get(id)!, settings),
    ofStep: ({ id }) => edgeLook(edges.get(id)!, settings),
  };
}

export function nodeCaption({ kind, outside }: EvidenceNode, { appearance, language, say, word }: EvidenceSettings): string {
  if (outside) return say('evidence.outside');
  const caption = appearance.nodes.find((entry) => entry.kind === kind)?.caption;
  return caption ? (language === 'en' ? caption.en : caption.zh) : word('evidence.kind', kind);
}

function nodeLook(node: EvidenceNode, settings: EvidenceSettings): NodeLook {
  const { appearance, theme, unit, language, say } = settings;
  const kind = node.outside ? 'Outside' : node.kind;
  const known = appearance.nodes.find((entry) => entry.kind === kind);
  const more = MORE_KINDS[kind];
  const { border, fill, icon } = more ?? known ?? appearance.nodes[0]!;
  const shape = more?.shape ?? known?.shape ?? 'round-rectangle';
  const width = NARROW.has(shape) ? NARROW_LINE : LINE;
  const text = named(node, settings);
  const name = node.outside ? [say('evidence.outside')] : kind === 'Account' ? accountLines(text, width) : nameLines(text, width);
  const last = node.amount !== null ? money(node.amount, unit, language) : detailOf(node, settings);
  const lines = [nodeCaption(node, settings), ...name, ...(last === '' || (name.length > 1 && node.amount === null) ? [] : [last])].slice(0, LINES_MAX);
  return {
    label: lines.join('\n'),
    isDense: lines.length === LINES_MAX,
    shape,
    // What only connects is drawn as such: no rule has named it.
    line: node.outside ? 'dotted' : node.listed ? 'solid' : 'dashed',
    border: border[theme],
    fill: fill[theme],
    icon: iconOf(icon, border[theme]),
  };
}

/** A record goes by its kind in words. */
export function named({ kind, name, id }: EvidenceNode, { word }: EvidenceSettings): string {
  return kind === 'Record' && name !== null ? word('words', name) : (name ?? id);
}

function detailOf({ kind, detail, regionName }: EvidenceNode, { word }: EvidenceSettings): string {
  if (kind === 'Account') return detail === null ? '' : word('words', detail);
  return detail ?? regionName ?? '';
}

/** What a line says: how much and when, and of what neither is known, what it is. */
export function edgeWords(
  { edges: [first], count, amount, first: from, last }: DrawnEdge,
  { appearance, unit, language, say, word }: EvidenceSettings,
): string[] {
  const { kind, movement, detail } = first!;
  const step = appearance.steps.find((entry) => entry.kind === movement);
  const caption = step ? (language === 'en' ? step.caption.en : step.caption.zh) : word('evidence.edge', kind);
  const times = count > 1 ? say('canvas.count', { count }) : '';
  const [begun, ended] = [day(from, language), day(last, language)];
  // Several moments of one day are one day.
  const when = from === null ? [] : begun === ended ? [begun] : [`${begun} –`, ended];
  if (amount === null) return [`${caption}${detail === null ? '' : ` ${detail}`}`];
  const plain = kind === 'PAID' && (movement === 'payment' || movement === null);
  // Lines of their own: between two columns there is room for one sum.
  const sum = money(amount, unit, language);
  const together = [times, sum].filter((text) => text !== '').join(' · ');
  return [...(plain ? [] : [caption]), ...(times !== '' && textWidth(together) > SUM_WIDTH ? [times, sum] : [together]), ...when];
}

function edgeLook(edge: DrawnEdge, settings: EvidenceSettings): StepLook {
  const { appearance, theme } = settings;
  const { kind, movement } = edge.edges[0]!;
  const step = kind === 'PAID' || kind === 'ALLOCATED' ? (appearance.steps.find((entry) => entry.kind === movement) ?? appearance.steps[0]!) : undefined;
  const isQuota = kind === 'CARRIES' || kind === 'DRAWN_ON' || kind === 'FUNDED_BY' || kind === 'REGISTERED';
  const lines = edgeWords(edge, settings);
  return {
    label: lines.join('\n'),
    labelOffset: Math.round(Math.max(...lines.map(textWidth)) * 6 + 14),
    // Solid moves money or quota; dashed says on what it was drawn; dotted only belongs together.
    line: step ? 'solid' : isQuota ? 'dashed' : 'dotted',
    arrow: step?.arrow ?? (isFlow(kind) ? 'vee' : 'none'),
    colour: (step?.colour ?? (isQuota ? QUOTA : QUIET))[theme],
  };
}
