import { inParts } from '../../../src/domain/warnings/in-parts.js';
import { TooLarge, TookTooLong, type Failure } from '../../../src/failures.js';

const ids = Array.from({ length: 25 }, (_, place) => `s${place}`);

/** Takes too much about more than so many, and remembers what it was asked. */
function slowOver(
  most: number,
  asked: string[][],
  Much: new (detail: string, hint: string) => Failure = TookTooLong,
): (some: readonly string[]) => Promise<readonly string[]> {
  return async (some) => {
    asked.push([...some]);
    if (some.length > most) throw new Much('Too much.', 'Ask for less.');
    return some.map((id) => id.toUpperCase());
  };
}

describe('subjects asked about in parts', () => {
  it('are asked about at once where that is quick enough', async () => {
    const asked: string[][] = [];
    expect(await inParts(ids, slowOver(25, asked))).toEqual(ids.map((id) => id.toUpperCase()));
    expect(asked).toEqual([ids]);
  });

  it.each([TookTooLong, TooLarge])('are asked about once more, each in one part, where it is not (%p)', async (Much) => {
    const asked: string[][] = [];
    expect(await inParts(ids, slowOver(3, asked, Much))).toEqual(ids.map((id) => id.toUpperCase()));
    expect(asked[0]).toEqual(ids);
    expect(asked.slice(1).flat()).toEqual(ids);
    expect(Math.max(...asked.slice(1).map((some) => some.length))).toBe(3);
  });

  it('are given up where a part takes too long too, or one subject alone', async () => {
    const asked: string[][] = [];
    await expect(inParts(ids, slowOver(2, asked))).rejects.toThrow(TookTooLong);
    expect(asked).toHaveLength(2);
    await expect(inParts(['s0'], slowOver(0, asked))).rejects.toThrow(TookTooLong);
    expect(asked).toHaveLength(3);
  });

  it('are not asked about again after any other failure', async () => {
    let times = 0;
    const failing = async (): Promise<never> => {
      times += 1;
      throw new Error('gone');
    };
    await expect(inParts(ids, failing)).rejects.toThrow('gone');
    expect(times).toBe(1);
  });
});
