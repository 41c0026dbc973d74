import { actionOf, ACTIONS, WALKS } from '../src/actions/actions.js';
import { createTraceStore } from '../src/actions/trace-store.js';
import { sumsOf, walk } from '../src/actions/walk.js';
import { pictureOf } from '../src/canvas/picture.js';
import { node, step, view } from './sample.js';

const BACKWARD = new Set(['recovery']);
const start = () =>
  view(
    [node('a', 0, { root: true }), node('b', 1), node('c', 1), node('d', 2)],
    [step('a', 'b', 100), step('a', 'c', 300), step('c', 'd', 50), step('d', 'a', 20, { kind: 'recovery' })],
  );

describe('UX-14 history', () => {
  it('undoes and redoes expanding, moving and tidying, at least fifty steps back', () => {
    const store = createTraceStore();
    store.getState().show(start(), BACKWARD);
    const first = store.getState().picture;
    for (let at = 0; at < 25; at++) {
      store.getState().move(new Map([['b', { x: 296, y: 1000 + at }]]));
      store.getState().expand('b', view([node('b', 1), node(`n${at}`, 2)], [step('b', `n${at}`, 1)]));
    }
    const last = store.getState().picture;
    expect(store.getState().past).toHaveLength(50);
    for (let at = 0; at < 50; at++) store.getState().undo();
    expect(store.getState().picture).toBe(first);
    for (let at = 0; at < 50; at++) store.getState().redo();
    expect(store.getState().picture).toBe(last);
  });

  it('forgets what was undone once something new is done', () => {
    const store = createTraceStore();
    store.getState().show(start(), BACKWARD);
    store.getState().tidy();
    store.getState().undo();
    store.getState().move(new Map([['b', { x: 0, y: 0 }]]));
    expect(store.getState().future).toHaveLength(0);
  });

  it('starts over with another trace, standing at its root', () => {
    const store = createTraceStore();
    store.getState().show(start(), BACKWARD);
    store.getState().tidy();
    store.getState().show(start(), BACKWARD);
    expect([store.getState().past.length, store.getState().focus]).toEqual([0, 'a']);
  });
});

describe('UX-38 arrow keys', () => {
  const picture = pictureOf(start(), BACKWARD);

  it('lead right along the largest sum and left to where it came from', () => {
    expect(walk(picture, 'a', 'right')).toBe('c');
    expect(walk(picture, 'c', 'left')).toBe('a');
    expect(walk(picture, 'd', 'right')).toBeUndefined();
  });

  it('lead up and down inside a column', () => {
    const [upper, lower] = ['b', 'c'].sort((x, y) => picture.positions.get(x)!.y - picture.positions.get(y)!.y);
    expect(walk(picture, upper!, 'down')).toBe(lower);
    expect(walk(picture, lower!, 'up')).toBe(upper);
    expect(walk(picture, upper!, 'up')).toBeUndefined();
  });

  it('can say what flows in and out of where they stand', () => {
    expect(sumsOf(picture, 'c')).toEqual({ ins: 1, received: 300, outs: 1, passedOn: 50 });
  });
});

describe('the list of actions', () => {
  it('names every action and every key once', () => {
    const all = [...ACTIONS, ...WALKS];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    const keys = all.flatMap((action) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answers to a key alone, and leaves Ctrl and Alt to the browser', () => {
    const press = (key: string, more = {}) => actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })?.name;
    expect(press('e')).toBe('expand');
    expect(press('E', { shiftKey: true })).toBe('expand');
    expect(press('ArrowRight')).toBe('walk-right');
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('f', { ctrlKey: true })).toBeUndefined();
    expect(press('f', { altKey: true })).toBeUndefined();
  });
});
