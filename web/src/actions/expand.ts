import { neighboursOf, type TraceAsked } from '../api/questions.js';
import { neighboursDrawn } from '../canvas/picture.js';
import type { TraceStore } from './trace-store.js';

/** Neighbours drawn by one expansion of a large node. */
export const EXPAND_STEP = 25;
/** The service draws no more at once. */
const ASK_MAX = 150;

/**
 * Draws neighbours of a node that are not drawn yet, largest first; with `all` until none is left.
 *
 * The service counts from the largest neighbour, drawn or not, so the question asks for those drawn already as well; what
 * lies beyond its limit is fetched by the cursor. One expansion is one step of the history.
 */
export async function expand(store: TraceStore, asked: TraceAsked, parent: string, all: boolean): Promise<{ added: number; name: string }> {
  const picture = store.getState().picture!;
  const name = picture.nodes.get(parent)?.name ?? parent;
  const wanted = neighboursDrawn(picture, parent) + EXPAND_STEP;
  let view = await neighboursOf(asked, parent, all ? ASK_MAX : Math.min(wanted, ASK_MAX));
  const enough = (): boolean => !all && view.nodes.filter((node) => !picture.nodes.has(node.id)).length >= EXPAND_STEP;
  while (view.cutOff.cursor !== null && !enough()) {
    const next = await neighboursOf(asked, parent, all ? ASK_MAX : EXPAND_STEP, view.cutOff.cursor);
    const known = new Set(view.nodes.map((node) => node.id));
    view = { ...next, nodes: [...view.nodes, ...next.nodes.filter((node) => !known.has(node.id))], steps: [...view.steps, ...next.steps] };
  }
  return { added: store.getState().expand(parent, view), name };
}
