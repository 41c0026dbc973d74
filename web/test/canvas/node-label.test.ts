import fc from 'fast-check';
import { accountLines, nameLines, textWidth } from '../../src/canvas/node-label.js';
import { SEED } from '../sample.js';

describe('names on nodes', () => {
  it('break into two lines at most, none wider than the box', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[河南省嵩县扶贫办公室（）A-Za-z0-9 ]{1,60}$/u), (name) => {
        const lines = nameLines(name);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(11.5);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('keep a whole name where it fits, and say so where it does not', () => {
    expect(nameLines('嵩县财政局')).toEqual(['嵩县财政局']);
    expect(nameLines('嵩县闫庄镇人民政府财政所')).toEqual(['嵩县闫庄镇人民政府财', '政所']);
    expect(nameLines('洛阳绿源种养殖农民专业合作社联合社有限责任公司第三分公司').at(-1)).toMatch(/…$/u);
  });

  it('never end a line with an opening bracket', () => {
    expect(nameLines('嵩县扶贫开发办公室（原）')[0]).not.toMatch(/（$/u);
  });
});

describe('the name of an account', () => {
  it('keeps the last digits of its number whole, on a line of its own', () => {
    expect(accountLines('嵩县农业农村局零余额账户 990041**********0123')).toEqual(['嵩县农业农村局零余额', '账户', '990041***0123']);
    expect(accountLines('刘某甲 629999*********1427')).toEqual(['刘某甲', '629999***1427']);
  });

  it('is a name like others where no number stands behind it', () => expect(accountLines('嵩县财政局 国库')).toEqual(nameLines('嵩县财政局 国库')));
});
