import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from 'cytoscape';
import type { TraceStep } from '../api/shapes.js';
import { COLUMN_PITCH, NODE_HEIGHT, NODE_WIDTH, ROW_PITCH, type Point } from './arrange.js';
import { arrowLength, backwardCurve, edgeWidth, forwardCurve } from './edge-path.js';
import { labelPlaces, type LabelPlace } from './label-room.js';
import { nodeLook, stepLook, type Looks, type StepLook } from './looks.js';
import { reachOf, type Backward, type Picture } from './picture.js';
import { stylesheet } from './stylesheet.js';

/** Room above the picture for the heads of the columns, in screen pixels. */
export const HEADS_HEIGHT = 46;
const MARGIN = 24;
/** The toolbar stands over the lower edge of the picture. */
const TOOLS_HEIGHT = 44;
/** Between parallel lines of one pair, so that labels of two lines do not cover each other; many of them lie closer, down to the least. */
const PARALLEL = 30;
const PARALLEL_LEAST = 17;
/** What the looks of a step leave free between its label and the end of its line; shorter heads of arrows need no more. */
const LABEL_MARGIN = 10;
/** Below this the names cannot be read any more; the first view rather leaves something to pan to. */
const READABLE_ZOOM = 0.82;
/** Below this what is marked is no more than a dot. */
const DISTINCT_ZOOM = 0.4;

export interface DrawingEvents {
  stand(id: string): void;
  tapNode(id: string): void;
  tapStep(id: string): void;
  tapGround(): void;
  open(id: string): void;
  menu(id: string, at: Point): void;
  moved(places: ReadonlyMap<string, Point>): void;
  viewport(zoom: number, pan: Point): void;
}

/** The one owner of a Cytoscape instance. It keeps no state that the picture does not tell it. */
export class Drawing {
  readonly cy: Core;
  private picture: Picture | null = null;
  private looks: Looks | null = null;
  private backward: Backward = new Set();

  constructor(container: HTMLElement | undefined, events: DrawingEvents) {
    this.cy = cytoscape({
      ...(container ? { container } : { headless: true, styleEnabled: true }),
      minZoom: 0.12,
      maxZoom: 2.5,
      boxSelectionEnabled: false,
      autounselectify: true,
      multiClickDebounceTime: 220,
      layout: { name: 'preset' },
    });
    this.cy.on('tap', 'node', (event) => events.stand((event.target as NodeSingular).id()));
    // A selection opens the panel and moves the picture; before a second click has been waited for, it would miss the node.
    this.cy.on('onetap', 'node', (event) => events.tapNode((event.target as NodeSingular).id()));
    this.cy.on('tap', 'edge', (event) => events.tapStep((event.target as EdgeSingular).id()));
    this.cy.on('tap', (event) => event.target === this.cy && events.tapGround());
    this.cy.on('dbltap', 'node', (event) => events.open((event.target as NodeSingular).id()));
    this.cy.on('cxttap', 'node', (event) => events.menu((event.target as NodeSingular).id(), event.renderedPosition));
    this.cy.on('drag', 'node', (event) => this.curve((event.target as NodeSingular).connectedEdges().toArray() as EdgeSingular[]));
    this.cy.on('dragfree', 'node', (event) => {
      const node = event.target as NodeSingular;
      events.moved(new Map([[node.id(), { ...node.position() }]]));
    });
    this.cy.on('viewport', () => events.viewport(this.cy.zoom(), this.cy.pan()));
  }

  /** Brings the canvas to this picture by difference: what stays is not touched, so nothing flickers or jumps. */
  draw(picture: Picture, looks: Looks, backward: Backward): void {
    const { cy } = this;
    const restyled = this.looks?.theme !== looks.theme;
    const reworded = this.looks !== looks;
    const before = this.picture;
    this.picture = picture;
    this.looks = looks;
    this.backward = backward;
    if (restyled) cy.style(stylesheet(looks.theme));
    const largest = Math.max(0, ...[...picture.steps.values()].map((step) => step.attributed ?? step.amount));
    const widthOf = (step: TraceStep): number => edgeWidth(step.attributed ?? step.amount, largest);
    const places = looks.ofStep ? placesOf(picture, looks, backward, widthOf) : undefined;
    cy.batch(() => {
      cy.elements()
        .filter((element) => !(element.isNode() ? picture.nodes.has(element.id()) : picture.steps.has(element.id())))
        .remove();
      const added: ElementDefinition[] = [];
      for (const [id, node] of picture.nodes) {
        const position = { ...picture.positions.get(id)! };
        const classes = picture.fresh.has(id) ? 'fresh' : '';
        const standing = cy.getElementById(id);
        const data = reworded || before?.nodes.get(id) !== node ? { ...nodeLook(node, looks), root: node.root ? 1 : 0 } : undefined;
        if (standing.empty()) added.push({ group: 'nodes', data: { id, ...(data ?? nodeLook(node, looks)) }, position, classes });
        else {
          if (data) standing.data(data);
          const now = standing.position();
          if (now.x !== position.x || now.y !== position.y) standing.position(position);
          standing.toggleClass('fresh', picture.fresh.has(id));
        }
      }
      for (const [id, step] of picture.steps) {
        const [look, width] = [stepLook(step, looks), widthOf(step)];
        const labelAt = places?.get(id) ?? labelEnd(step, picture);
        const data = { ...look, width, labelAt, labelOffset: labelAt === 'target' ? beforeArrow(look, width) : look.labelOffset };
        const standing = cy.getElementById(id);
        if (standing.empty()) added.push({ group: 'edges', data: { id, source: step.source, target: step.target, ...data } });
        else standing.data(data);
      }
      cy.add(added);
      for (const node of picture.nodes.values())
        cy.getElementById(node.id)
          .toggleClass('root', node.root)
          .toggleClass('many', node.kind === 'Rest' || node.kind === 'Outside');
      this.curve(cy.edges().toArray() as EdgeSingular[]);
    });
  }

  /** Rings the focus, marks the selection, and fades what the selected money neither came from nor goes to. */
  mark(focus: string | null, selected: string | null): void {
    const { cy, picture } = this;
    if (!picture) return;
    const step = selected === null ? undefined : picture.steps.get(selected);
    const reach = step
      ? new Set([...upTo(picture, step), step.source, step.target])
      : selected !== null && picture.nodes.has(selected)
        ? reachOf(picture, selected)
        : null;
    cy.batch(() => {
      cy.elements().removeClass('focus selected faded');
      if (focus !== null) cy.getElementById(focus).addClass('focus');
      if (selected !== null) cy.getElementById(selected).addClass('selected');
      if (!reach) return;
      cy.nodes().forEach((node) => void node.toggleClass('faded', !reach.has(node.id())));
      cy.edges().forEach((edge) => {
        const inside = reach.has(edge.source().id()) && reach.has(edge.target().id());
        const touching = edge.source().id() === selected || edge.target().id() === selected;
        edge.toggleClass('faded', !inside && !touching && edge.id() !== selected);
        if (touching) edge.connectedNodes().removeClass('faded');
      });
    });
  }

  /** Puts a ring round the nodes, and a glow under the steps, that show a finding. */
  markEvidence(ids: ReadonlySet<string>): void {
    this.cy.batch(() => {
      this.cy.nodes().forEach((node) => void node.toggleClass('evidence', ids.has(node.id())));
      this.cy.edges().forEach((edge) => void edge.toggleClass('evidence', ids.has(edge.id()) || (ids.has(edge.source().id()) && ids.has(edge.target().id()))));
    });
  }

  /** The whole picture if it stays readable; otherwise its left part at a readable size, around the root. */
  firstView(root: string | null): void {
    const { cy } = this;
    this.fit();
    if (cy.zoom() >= READABLE_ZOOM || cy.elements().empty()) {
      if (cy.zoom() > 1.15) this.zoomTo(1.15);
      return;
    }
    const box = cy.nodes().boundingBox({ includeLabels: false });
    const start = root === null ? cy.nodes().first() : cy.getElementById(root);
    const y = (start.empty() ? cy.nodes().first() : start).position().y;
    const free = cy.height() - HEADS_HEIGHT;
    const tall = box.h * READABLE_ZOOM > free - 2 * MARGIN;
    const top = tall
      ? Math.max(HEADS_HEIGHT + MARGIN - (y - free / 2 / READABLE_ZOOM - box.y1) * READABLE_ZOOM, free + HEADS_HEIGHT - MARGIN - box.h * READABLE_ZOOM)
      : HEADS_HEIGHT + (free - box.h * READABLE_ZOOM) / 2;
    cy.viewport({
      zoom: READABLE_ZOOM,
      pan: { x: MARGIN - box.x1 * READABLE_ZOOM, y: Math.min(top, tall ? HEADS_HEIGHT + MARGIN : top) - box.y1 * READABLE_ZOOM },
    });
    // A trace from a payee begins at the right end: what was asked for is never outside.
    if (root !== null) this.bringIntoView(root);
  }

  fit(): void {
    const { cy } = this;
    if (cy.elements().empty()) return;
    const box = cy.nodes().boundingBox({ includeLabels: false });
    const width = cy.width() - 2 * MARGIN;
    const height = cy.height() - HEADS_HEIGHT - 2 * MARGIN;
    const zoom = Math.min(Math.max(Math.min(width / box.w, height / box.h), cy.minZoom()), 1.4);
    cy.viewport({
      zoom,
      pan: { x: MARGIN + (width - box.w * zoom) / 2 - box.x1 * zoom, y: HEADS_HEIGHT + MARGIN + (height - box.h * zoom) / 2 - box.y1 * zoom },
    });
  }

  zoomBy(factor: number): void {
    this.zoomTo(this.cy.zoom() * factor);
  }

  zoomTo(zoom: number): void {
    const { cy } = this;
    cy.zoom({ level: zoom, renderedPosition: { x: cy.width() / 2, y: HEADS_HEIGHT + (cy.height() - HEADS_HEIGHT) / 2 } });
  }

  /** Pans by as little as needed, so that the place where the keyboard stands is never outside. */
  bringIntoView(id: string): void {
    const { cy } = this;
    const element = cy.getElementById(id);
    if (element.empty()) return;
    const node = element.isNode() ? element : (element as unknown as EdgeSingular).target();
    const at = node.renderedPosition();
    const halfX = (NODE_WIDTH / 2) * cy.zoom() + MARGIN;
    const halfY = (NODE_HEIGHT / 2) * cy.zoom() + MARGIN;
    const dx = at.x - halfX < 0 ? halfX - at.x : at.x + halfX > cy.width() ? cy.width() - halfX - at.x : 0;
    const dy =
      at.y - halfY < HEADS_HEIGHT ? HEADS_HEIGHT + halfY - at.y : at.y + halfY > cy.height() - TOOLS_HEIGHT ? cy.height() - TOOLS_HEIGHT - halfY - at.y : 0;
    if (dx !== 0 || dy !== 0) cy.panBy({ x: dx, y: dy });
  }

  /** Brings nodes into view that are not: all of them if they can be told apart then, otherwise the middle of them. */
  showAll(ids: ReadonlySet<string>): void {
    const { cy } = this;
    const nodes = cy.nodes().filter((node) => ids.has(node.id()));
    if (nodes.empty()) return;
    const now = nodes.renderedBoundingBox({ includeLabels: false });
    const [top, bottom] = [HEADS_HEIGHT, cy.height() - TOOLS_HEIGHT];
    if (now.x1 >= 0 && now.x2 <= cy.width() && now.y1 >= top && now.y2 <= bottom) return;
    const box = nodes.boundingBox({ includeLabels: false });
    const zoom = Math.min(cy.zoom(), (cy.width() - 2 * MARGIN) / box.w, (bottom - top - 2 * MARGIN) / box.h);
    cy.zoom(Math.max(zoom, DISTINCT_ZOOM));
    const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
    cy.pan({ x: cy.width() / 2 - middle.x * cy.zoom(), y: (top + bottom) / 2 - middle.y * cy.zoom() });
  }

  destroy(): void {
    this.cy.destroy();
  }

  /** Sets the way of each line: level at both ends forward, below the nodes backward, parallel ones side by side. */
  private curve(edges: readonly EdgeSingular[]): void {
    // A trace goes from column to column; what shows a finding may also belong to something far off.
    const others = this.looks?.ofStep === undefined ? [] : this.cy.nodes().map((node) => node.position());
    for (const edge of edges) {
      const [source, target] = [edge.source(), edge.target()];
      const [from, to] = [source.position(), target.position()];
      const upright = this.looks?.ofStep !== undefined && from.x === to.x && Math.abs(from.y - to.y) < 2 * ROW_PITCH && source.edgesWith(target).length === 1;
      edge.toggleClass('upright', upright);
      if (upright) {
        const [sourceEnd, targetEnd] = from.y < to.y ? ['180deg', '0deg'] : ['0deg', '180deg'];
        edge.removeClass('backward').data({ weights: '0.5', distances: '0', sourceEnd, targetEnd });
        continue;
      }
      const parallel = (source.edgesWith(target).toArray() as EdgeSingular[]).sort((a, b) => (a.id() < b.id() ? -1 : 1));
      const kind = this.picture?.steps.get(edge.id())?.kind ?? '';
      const back = this.backward.has(kind) || from.x >= to.x;
      const same = parallel.filter(
        (other) => (this.backward.has(this.picture?.steps.get(other.id())?.kind ?? '') || other.source().position().x >= other.target().position().x) === back,
      );
      const nth = Math.max(
        0,
        same.findIndex((other) => other.id() === edge.id()),
      );
      const offset = back ? 0 : besideOf(nth, same.length);
      const { weights, distances } = back
        ? backwardCurve(from, to, nth)
        : forwardCurve({ x: from.x, y: from.y + offset }, { x: to.x, y: to.y + offset }, others);
      const side = NODE_WIDTH / 2;
      edge.toggleClass('backward', back);
      edge.data({
        weights: weights.join(' '),
        distances: distances.map((distance) => Math.round(distance * 100) / 100).join(' '),
        sourceEnd: back ? `${(nth + 1) * -18}px ${NODE_HEIGHT / 2}px` : same.length > 1 ? `${side}px ${offset}px` : '90deg',
        targetEnd: back ? `${(nth + 1) * 18}px ${NODE_HEIGHT / 2}px` : same.length > 1 ? `${-side}px ${offset}px` : '270deg',
      });
    }
  }
}

/** A label stands near the end where fewer lines meet; there rows keep labels apart. */
function labelEnd(step: TraceStep, picture: Picture): 'source' | 'target' {
  let [leaving, arriving] = [0, 0];
  for (const other of picture.steps.values()) {
    if (other.source === step.source) leaving++;
    if (other.target === step.target) arriving++;
  }
  return arriving > leaving ? 'source' : 'target';
}

/** From the target to the middle of a label that leaves the head of the arrow free; a wide one stands in the middle of what is left between two columns. */
function beforeArrow({ labelOffset, arrow }: StepLook, width: number): number {
  const head = arrow === 'none' ? 0 : arrowLength(width);
  return Math.round(Math.min(labelOffset + Math.max(0, head - LABEL_MARGIN), Math.max(labelOffset, (COLUMN_PITCH - NODE_WIDTH + head) / 2)));
}

/** Evidence has lines of every kind between the same rows: labels that would cover others are left out, those of the largest sums last. */
function placesOf(picture: Picture, looks: Looks, backward: Backward, widthOf: (step: TraceStep) => number): Map<string, LabelPlace> {
  const at = (id: string): Point => picture.positions.get(id)!;
  const others = [...picture.positions.values()];
  const forward = [...picture.steps.values()].filter((step) => !backward.has(step.kind) && at(step.source).x < at(step.target).x);
  const lines = forward
    .sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1))
    .map((step) => {
      const same = forward.filter((other) => other.source === step.source && other.target === step.target).map(({ id }) => id);
      const look = stepLook(step, looks);
      const ends = { from: at(step.source), to: at(step.target), others, beside: besideOf(same.sort().indexOf(step.id), same.length) };
      return {
        id: step.id,
        ...ends,
        label: look.label,
        offset: { source: look.labelOffset, target: beforeArrow(look, widthOf(step)) },
        best: labelEnd(step, picture),
      };
    });
  return labelPlaces(lines);
}

/** How far below the middle of its nodes the nth of several parallel lines runs. */
function besideOf(nth: number, count: number): number {
  const apart = Math.max(PARALLEL_LEAST, Math.min(PARALLEL, (NODE_HEIGHT - 12) / Math.max(1, count - 1)));
  return (nth - (count - 1) / 2) * apart;
}

/** Where the money of a step came from and where it can have gone. */
function upTo(picture: Picture, step: TraceStep): ReadonlySet<string> {
  return new Set(
    [...reachOf(picture, step.source)]
      .filter((id) => picture.nodes.get(id)!.column <= picture.nodes.get(step.source)!.column)
      .concat([...reachOf(picture, step.target)].filter((id) => picture.nodes.get(id)!.column >= picture.nodes.get(step.target)!.column)),
  );
}
