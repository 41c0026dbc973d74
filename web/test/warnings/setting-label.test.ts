import { settingLabel } from '../../src/warnings/setting-label.js';

describe('what a setting is called', () => {
  it('is what its rule says it is, apart from where the value comes from', () => {
    expect(settingLabel('smallest', '停留金额低于此数的不计；自定默认值')).toEqual({ band: null, label: '停留金额低于此数的不计', origin: '自定默认值' });
    expect(settingLabel('smallest', 'Rests below this are passed over; own default; in fen').origin).toBe('own default; in fen');
    expect(settingLabel('busy', '集散账户的笔数')).toEqual({ band: null, label: '集散账户的笔数', origin: '' });
  });

  it('tells the limits of the bands apart, which measure the same thing', () => {
    expect(settingLabel('orangeDays', '停留天数；自定默认值').band).toBe('orange');
    // A word that only begins like one.
    expect(settingLabel('reduced', '调减；自定默认值').band).toBeNull();
  });
});
