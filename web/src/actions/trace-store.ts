import { createStore } from 'zustand/vanilla';
import type { TraceView } from '../api/shapes.js';
import type { Point } from '../canvas/arrange.js';
import { expanded, pictureOf, tidied, type Backward, type Picture } from '../canvas/picture.js';

/** More than an investigator steps back in practice; pictures share what did not change. */
const PAST_MAX = 50;

export interface TraceState {
  readonly picture: Picture | null;
  readonly past: readonly Picture[];
  readonly future: readonly Picture[];
  /** Where the keyboard stands; a node id. */
  readonly focus: string | null;
  readonly backward: Backward;
  show(view: TraceView, backward: Backward): void;
  expand(parent: string, view: TraceView): number;
  tidy(): void;
  move(places: ReadonlyMap<string, Point>): void;
  undo(): void;
  redo(): void;
  stand(id: string | null): void;
}

export type TraceStore = ReturnType<typeof createTraceStore>;

/** The picture of one trace and its history. The canvas reads it and keeps nothing of its own. */
export function createTraceStore() {
  return createStore<TraceState>()((set, get) => {
    const next = (picture: Picture): void => {
      const { picture: now, past } = get();
      set({ picture, past: now ? [...past, now].slice(-PAST_MAX) : past, future: [] });
    };
    return {
      picture: null,
      past: [],
      future: [],
      focus: null,
      backward: new Set(),
      show: (view, backward) =>
        set({
          picture: pictureOf(view, backward),
          past: [],
          future: [],
          backward,
          focus: view.nodes.find((node) => node.root)?.id ?? view.nodes[0]?.id ?? null,
        }),
      expand: (parent, view) => {
        const { picture, focus } = get();
        if (!picture) return 0;
        const grown = expanded(picture, parent, view);
        next(grown);
        if (focus !== null && !grown.nodes.has(focus)) set({ focus: parent });
        return grown.fresh.size;
      },
      tidy: () => {
        const { picture, backward } = get();
        if (picture) next(tidied(picture, backward));
      },
      move: (places) => {
        const { picture } = get();
        if (picture) next({ ...picture, positions: new Map([...picture.positions, ...places]) });
      },
      undo: () => {
        const { picture, past, future } = get();
        const before = past.at(-1);
        if (picture && before) set({ picture: before, past: past.slice(0, -1), future: [picture, ...future] });
      },
      redo: () => {
        const { picture, past, future } = get();
        const [after, ...rest] = future;
        if (picture && after) set({ picture: after, past: [...past, picture], future: rest });
      },
      stand: (id) => set({ focus: id }),
    };
  });
}
