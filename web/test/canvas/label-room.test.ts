import { boxOf, covers, labelPlaces, type LabelledLine } from '../../src/canvas/label-room.js';

/** Every bidder on the left bids in every tender on the right: more labels than there is room for. */
const bids = (bidders: number, tenders: number): LabelledLine[] =>
  Array.from({ length: bidders * tenders }, (_, at) => ({
    id: `bid:${at}`,
    from: { x: 0, y: (at % bidders) * 72 },
    to: { x: 308, y: Math.floor(at / bidders) * 72 },
    beside: 0,
    label: '投标\n1,080,000.00 元\n2019-05-06',
    offset: { source: 68, target: 68 },
    best: 'target',
  }));

describe('labels of lines', () => {
  it('never cover each other, and as many stand as before one of them is in the way', () => {
    const lines = bids(3, 6);
    const places = labelPlaces(lines);
    const boxes = lines.flatMap((line) => {
      const place = places.get(line.id)!;
      return place === 'none' ? [] : [boxOf(line, place)];
    });
    expect(boxes.length).toBeGreaterThanOrEqual(6);
    expect(boxes.length).toBeLessThan(lines.length);
    boxes.forEach((box, at) => expect(boxes.slice(at + 1).filter((other) => covers(box, other))).toEqual([]));
  });

  it('stand at the other end where the best one is taken', () => {
    const [one, other] = bids(2, 1).map((line, at) => ({ ...line, from: { x: 0, y: at * 400 }, to: { x: 900, y: 200 } }));
    expect([...labelPlaces([one!, other!]).values()]).toEqual(['target', 'source']);
  });

  it('stand at their best end where rows keep them apart', () => {
    expect(new Set(labelPlaces(bids(1, 4)).values())).toEqual(new Set(['target']));
  });
});
