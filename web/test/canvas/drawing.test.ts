import { Drawing, type DrawingEvents } from '../../src/canvas/drawing.js';
import { arrowLength } from '../../src/canvas/edge-path.js';
import { stepLook, type Looks } from '../../src/canvas/looks.js';
import { textWidth } from '../../src/canvas/node-label.js';
import { expanded, pictureOf, type Picture } from '../../src/canvas/picture.js';
import { APPEARANCE, node, step, view } from '../sample.js';

const BACKWARD = new Set(['recovery']);
const quiet: DrawingEvents = {
  stand: () => {},
  tapNode: () => {},
  tapStep: () => {},
  tapGround: () => {},
  open: () => {},
  menu: () => {},
  moved: () => {},
  viewport: () => {},
};
const looks: Looks = {
  appearance: APPEARANCE,
  unit: 'wan',
  language: 'zh-CN',
  theme: 'light',
  say: (key, values) => `${key} ${Object.values(values).join(' ')}`,
};

const open: Drawing[] = [];
afterAll(() => open.forEach((drawing) => drawing.destroy()));

function drawn(picture: Picture, look = looks): Drawing {
  const drawing = new Drawing(undefined, quiet);
  open.push(drawing);
  drawing.draw(picture, look, BACKWARD);
  return drawing;
}

const picture = pictureOf(
  view(
    [
      node('unit', 0, { root: true, kind: 'Unit' }),
      node('farm', 1, { kind: 'Household', level: 'payee' }),
      node('firm', 1, { kind: 'Enterprise', level: 'payee' }),
      node('next', 2, { level: 'onward' }),
    ],
    [
      step('unit', 'farm', 800_000, { id: 'paid' }),
      step('farm', 'unit', 800_000, { id: 'back', kind: 'recovery' }),
      step('unit', 'firm', 348_600_000, { id: 'share', grade: 'attributed', count: 12 }),
      step('firm', 'next', 100_000_000, { id: 'onward', attributed: null }),
    ],
  ),
  BACKWARD,
);

describe('UX-16 steps told apart without colour', () => {
  const { cy } = drawn(picture);
  const data = (id: string, name: string): string => String(cy.getElementById(id).data(name));

  it('draws a recovery below the nodes, against the flow, with its mark and its name', () => {
    expect(cy.getElementById('back').hasClass('backward')).toBe(true);
    expect(cy.getElementById('paid').hasClass('backward')).toBe(false);
    expect(data('back', 'label')).toBe('↩ 追回\n0.80 万元');
    expect(data('back', 'arrow')).not.toBe(data('paid', 'arrow'));
  });

  it('draws an attributed step dashed with ≈, and a documented one solid', () => {
    expect([data('share', 'line'), data('paid', 'line')]).toEqual(['dashed', 'solid']);
    expect(data('share', 'label')).toBe('≈ canvas.count 12\n348.60 万元');
  });

  it('says between which sums the methods differ, and one sum where they do not', () => {
    const byMethod = { proRata: 55_267_800, fifo: 0, lifo: 600_000_000, libr: 0 };
    const mixed = step('a', 'b', 600_000_000, { grade: 'attributed', attributed: byMethod.proRata, byMethod });
    expect(stepLook(mixed, looks).label).toBe('≈ 55.27 万元\n0.00–600.00');
    expect(stepLook(step('a', 'b', 600_000_000, { grade: 'attributed' }), looks).label).toBe('≈ 600.00 万元');
  });

  it('leaves the head of the arrow free of the label, however thick the line', () => {
    const { width, labelOffset, label } = cy.getElementById('share').data() as { width: number; labelOffset: number; label: string };
    expect(width).toBe(12);
    const half = Math.max(...label.split('\n').map(textWidth)) * 6;
    expect(labelOffset - half).toBeGreaterThanOrEqual(arrowLength(width));
  });

  it('draws a step dotted to which no method has been applied', () => {
    expect(data('onward', 'line')).toBe('dotted');
  });

  it('gives every kind of node its own shape', () => {
    expect(['unit', 'farm', 'firm'].map((id) => data(id, 'shape'))).toEqual(['round-rectangle', 'pentagon', 'rectangle']);
  });
});

describe('drawing by difference', () => {
  it('leaves standing nodes untouched when others come', () => {
    const drawing = drawn(picture);
    const before = drawing.cy.getElementById('unit');
    const at = { ...before.position() };
    drawing.draw(expanded(picture, 'unit', view([node('unit', 0), node('new', 1)], [step('unit', 'new', 5, { id: 'n' })])), looks, BACKWARD);
    expect(drawing.cy.getElementById('unit').same(before)).toBe(true);
    expect(before.position()).toEqual(at);
    expect(drawing.cy.getElementById('new').hasClass('fresh')).toBe(true);
  });

  it('says the same sums in another unit and language without moving anything', () => {
    const drawing = drawn(picture);
    const places = drawing.cy.nodes().map((one) => ({ ...one.position() }));
    drawing.draw(picture, { ...looks, unit: 'yuan', language: 'en' }, BACKWARD);
    expect(String(drawing.cy.getElementById('back').data('label'))).toBe('↩ Recovery\nCN¥8,000.00');
    expect(drawing.cy.nodes().map((one) => ({ ...one.position() }))).toEqual(places);
  });

  it('fades what the selected money neither came from nor goes to', () => {
    const drawing = drawn(picture);
    drawing.mark(null, 'firm');
    expect(['unit', 'firm', 'next', 'farm'].map((id) => drawing.cy.getElementById(id).hasClass('faded'))).toEqual([false, false, false, true]);
    drawing.mark(null, null);
    expect(drawing.cy.elements('.faded')).toHaveLength(0);
  });
});
