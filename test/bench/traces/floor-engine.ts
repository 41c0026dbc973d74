import type { Engine } from './engine.js';
import type { Floor } from './floor.js';

/** The floor among the engines; everybody's answers are compared with its. */
export function floorEngine(floor: Floor): Engine {
  return {
    name: 'floor',
    answers: ({ kind }) => ['number', 'tree', 'payments', 'sums', 'reach'].includes(kind),
    ask(ask, { number, lines }) {
      switch (ask.kind) {
        case 'number':
          return floor.byNumber(number);
        case 'tree':
          return floor.tree(lines);
        case 'reach':
          return floor.reach(lines, ask.hops);
        default:
          return floor.payments(lines);
      }
    },
  };
}
