import fc from 'fast-check';
import { DAY, dateReader, shanghaiDate, shanghaiDay } from '../../../src/domain/intake/parse-date.js';

const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

describe('dateReader', () => {
  it.each([
    ['yyyy-MM-dd', '2017-03-17', '2017-03-17 00:00:00', 'day'],
    ['yyyyMMdd', '20170317', '2017-03-17 00:00:00', 'day'],
    ['yyyy/M/d', '2017/3/7', '2017-03-07 00:00:00', 'day'],
    ['yyyy年M月d日', '2017年12月31日', '2017-12-31 00:00:00', 'day'],
    ['yyyy-MM-dd HH:mm', '2017-03-17 09:05', '2017-03-17 09:05:00', 'minute'],
    ['yyyy-MM-dd HH:mm:ss', '2017-03-17 23:59:59', '2017-03-17 23:59:59', 'second'],
    ['yyyy-MM-dd 00:00:00', '2017-03-17 00:00:00', '2017-03-17 00:00:00', 'day'],
    ['yyyy-MM-dd', '２０１７－０３－１７', '2017-03-17 00:00:00', 'day'],
  ])('reads %s: %s as %s with the precision %4$s', (format, text, expected, precision) => {
    const moment = dateReader([format])(text);
    expect(moment && shown.format(moment.at)).toBe(expected);
    expect(moment?.precision).toBe(precision);
  });

  it.each(['2017-02-29', '2017-13-01', '2017-00-10', '2017-04-31', '2017-3-7', '17-03-17', '2017-03-17 ', '', 'soon'])(
    'does not read %s as yyyy-MM-dd',
    (text) => {
      expect(dateReader(['yyyy-MM-dd'])(text)).toBeUndefined();
    },
  );

  it('tries several formats in order', () => {
    const read = dateReader(['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd']);
    expect(read('2017-03-17')?.precision).toBe('day');
    expect(read('2017-03-17 08:00:00')?.precision).toBe('second');
  });

  it('refuses a format that does not say the day', () => {
    expect(() => dateReader(['yyyy-MM'])).toThrow('says nothing about the day');
  });

  it('reads every day from 1949 to 2199 as 00:00 in Shanghai, summer time included', () => {
    const read = dateReader(['yyyy-MM-dd']);
    fc.assert(
      fc.property(fc.date({ min: new Date('1949-10-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const text = date.toISOString().slice(0, 10);
        const at = read(text)!.at;
        expect(shanghaiDate(at)).toBe(text);
        expect(shanghaiDate(at - 1) < text).toBe(true);
        expect(shown.format(at).startsWith(text)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('finds the beginning of the day of any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 2), max: Date.UTC(2100, 0, 1) }), (at) => {
        const day = shanghaiDay(at);
        expect(day <= at && at < day + DAY).toBe(true);
        expect(shanghaiDate(day)).toBe(shanghaiDate(at));
      }),
    );
  });
});
