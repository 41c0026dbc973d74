import { APPEARANCE } from '../../src/domain/appearance.js';
import { GRADES, LEVELS, NODE_KINDS, STEP_KINDS, UNEXPLAINED_REASONS, BACKWARD_KINDS } from '../../src/domain/traces/words.js';

describe('what is served as appearance', () => {
  it('knows every kind that a trace can answer with, once', () => {
    expect(APPEARANCE.nodes.map(({ kind }) => kind).sort()).toEqual([...NODE_KINDS].sort());
    expect(APPEARANCE.steps.map(({ kind }) => kind).sort()).toEqual([...STEP_KINDS].sort());
    expect(APPEARANCE.grades.map(({ grade }) => grade)).toEqual([...GRADES]);
    expect(APPEARANCE.levels.map(({ level }) => level)).toEqual([...LEVELS]);
    expect(APPEARANCE.reasons.map(({ reason }) => reason)).toEqual([...UNEXPLAINED_REASONS]);
  });

  it('draws backward exactly the kinds that run backward', () => {
    expect(
      APPEARANCE.steps
        .filter(({ backward }) => backward)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...BACKWARD_KINDS].sort());
  });

  it('tells every backward kind and every grade but the documented by a mark as well', () => {
    for (const { backward, mark } of APPEARANCE.steps) expect(!backward || mark !== '').toBe(true);
    expect(APPEARANCE.grades.map(({ mark }) => mark !== '')).toEqual([false, true, true]);
  });

  it('captions everything in both languages', () => {
    for (const { caption } of [...APPEARANCE.nodes, ...APPEARANCE.steps, ...APPEARANCE.grades, ...APPEARANCE.levels, ...APPEARANCE.reasons]) {
      expect(caption.zh).not.toBe('');
      expect(caption.en).not.toBe('');
    }
  });

  it('gives lines at least 3:1 against the ground of both themes', () => {
    for (const tone of [...APPEARANCE.nodes.map(({ border }) => border), ...APPEARANCE.steps.map(({ colour }) => colour), APPEARANCE.onward]) {
      expect(contrast(tone.light, '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(tone.dark, '#141414')).toBeGreaterThanOrEqual(3);
    }
  });
});

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
