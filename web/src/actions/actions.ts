import type { TraceState } from './trace-store.js';
import { walk, type Direction } from './walk.js';

/** What an action can reach beside the store: the drawn canvas and the page around it. */
export interface Stage {
  readonly state: TraceState;
  readonly selected: string | null;
  fit(): void;
  zoomBy(factor: number): void;
  actualSize(): void;
  bringIntoView(id: string): void;
  /** Brings as many of several nodes into view as can be read at once. */
  showAll(ids: ReadonlySet<string>): void;
  select(id: string | null): void;
  expand(id: string): void;
  goToTable(): void;
  toggleLegend(): void;
  toggleHelp(): void;
  say(key: string, values?: Record<string, string | number>): void;
}

export type ActionIcon =
  'expand' | 'fit' | 'zoom-in' | 'zoom-out' | 'actual-size' | 'tidy' | 'undo' | 'redo' | 'table' | 'clear' | 'legend' | 'help' | 'select';

export interface Action {
  readonly name: string;
  /** Key below `actions` in the texts. */
  readonly label: string;
  readonly icon?: ActionIcon;
  /** Key names as `KeyboardEvent.key`, with `Ctrl+` and `Shift+` before. */
  readonly keys: readonly string[];
  readonly toolbar?: true;
  enabled?(stage: Stage): boolean;
  run(stage: Stage): void;
}

const standing = ({ state }: Stage): string | null => state.focus;

function move(direction: Direction, key: string): Action {
  return {
    name: `walk-${direction}`,
    label: 'select',
    keys: [key],
    run: (stage) => {
      const { picture, focus } = stage.state;
      if (!picture || focus === null) return;
      const to = walk(picture, focus, direction);
      if (to === undefined) return;
      stage.state.stand(to);
      stage.bringIntoView(to);
    },
  };
}

/** Every command of the graph, once: toolbar, context menu, keyboard and help list read this array. */
export const ACTIONS: readonly Action[] = [
  {
    name: 'select',
    label: 'select',
    icon: 'select',
    keys: ['Enter', ' '],
    enabled: (stage) => standing(stage) !== null,
    run: (stage) => stage.select(standing(stage)),
  },
  {
    name: 'expand',
    label: 'expand',
    icon: 'expand',
    keys: ['e'],
    toolbar: true,
    enabled: (stage) => standing(stage) !== null,
    run: (stage) => stage.expand(standing(stage)!),
  },
  {
    name: 'undo',
    label: 'undo',
    icon: 'undo',
    keys: ['Ctrl+z'],
    toolbar: true,
    enabled: ({ state }) => state.past.length > 0,
    run: ({ state }) => state.undo(),
  },
  {
    name: 'redo',
    label: 'redo',
    icon: 'redo',
    keys: ['Ctrl+y', 'Ctrl+Shift+z'],
    toolbar: true,
    enabled: ({ state }) => state.future.length > 0,
    run: ({ state }) => state.redo(),
  },
  {
    name: 'tidy',
    label: 'tidy',
    icon: 'tidy',
    keys: ['l'],
    toolbar: true,
    run: (stage) => {
      stage.state.tidy();
      stage.say('canvas.tidied');
    },
  },
  { name: 'zoom-in', label: 'zoomIn', icon: 'zoom-in', keys: ['+', '='], toolbar: true, run: (stage) => stage.zoomBy(1.25) },
  { name: 'zoom-out', label: 'zoomOut', icon: 'zoom-out', keys: ['-'], toolbar: true, run: (stage) => stage.zoomBy(0.8) },
  { name: 'actual-size', label: 'actualSize', icon: 'actual-size', keys: ['0'], toolbar: true, run: (stage) => stage.actualSize() },
  { name: 'fit', label: 'fit', icon: 'fit', keys: ['f'], toolbar: true, run: (stage) => stage.fit() },
  { name: 'legend', label: 'legend', icon: 'legend', keys: [], toolbar: true, run: (stage) => stage.toggleLegend() },
  { name: 'table', label: 'table', icon: 'table', keys: ['t'], run: (stage) => stage.goToTable() },
  {
    name: 'clear',
    label: 'clear',
    icon: 'clear',
    keys: ['Escape'],
    enabled: ({ selected }) => selected !== null,
    run: (stage) => {
      stage.select(null);
      stage.say('canvas.cleared');
    },
  },
  { name: 'help', label: 'help', icon: 'help', keys: ['?'], toolbar: true, run: (stage) => stage.toggleHelp() },
];

export const WALKS: readonly Action[] = [move('left', 'ArrowLeft'), move('right', 'ArrowRight'), move('up', 'ArrowUp'), move('down', 'ArrowDown')];

/** The action a key press means, or none. Single letters do not answer to Ctrl or Alt, which belong to the browser. */
export function actionOf(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }): Action | undefined {
  if (event.altKey) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const wanted = command ? `Ctrl+${event.shiftKey ? 'Shift+' : ''}${name}` : name;
  return [...ACTIONS, ...WALKS].find((action) => action.keys.includes(wanted));
}
