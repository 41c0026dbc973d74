// F1 and N1 are contractors, paid on 2023-08-07: F1 draws 60,000 yuan the next day, N1 on day 4. F2, a unit, slices 55,000 over three days; N2, a unit, draws 1,000.
// X1 buys grain and pays the farmers in cash.
CREATE
  (region410325:Region {id: 'region:410325', code: '410325', name: '嵩县'}),
  (indicator20231:Indicator {id: 'indicator:410325|2023|1', fundTag: '衔接资金', recipientRegion: '410325'}), (unit1:Unit {id: 'unit:410325|1', region: '410325'}),
  (enterpriseX1:Enterprise {id: 'enterprise:X1', region: '410325'}), (enterpriseF1:Enterprise {id: 'enterprise:F1', region: '410325'}),
  (account1:Account {id: 'account:1', region: '410325', kind: 'treasury'}), (accountCash:Account {id: 'account:cash', region: '410325', kind: 'cash'}),
  (accountF1:Account {id: 'account:F1', region: '410325', kind: 'enterprise'}), (accountN1:Account {id: 'account:N1', region: '410325', kind: 'enterprise'}),
  (accountX1:Account {id: 'account:X1', region: '410325', kind: 'enterprise'}), (accountF2:Account {id: 'account:F2', region: '410325', kind: 'own-funds'}),
  (accountN2:Account {id: 'account:N2', region: '410325', kind: 'own-funds'}), (accountF1)-[:HELD_BY]->(enterpriseF1), (accountX1)-[:HELD_BY]->(enterpriseX1),
  (accountF2)-[:HELD_BY]->(unit1), (accountN2)-[:HELD_BY]->(unit1),
  (account1)-[:PAID {id: 'paid:F1', amount: 70000000, at: 1691370000000, indicator: 'indicator:410325|2023|1'}]->(accountF1),
  (account1)-[:PAID {id: 'paid:N1', amount: 70000000, at: 1691370000000, indicator: 'indicator:410325|2023|1'}]->(accountN1),
  (account1)-[:PAID {id: 'paid:X1', amount: 70000000, at: 1691370000000, indicator: 'indicator:410325|2023|1'}]->(accountX1),
  (accountF1)-[:PAID {id: 'paid:cash-F1', amount: 6000000, at: 1691460000000, kind: 'cash'}]->(accountCash),
  (accountN1)-[:PAID {id: 'paid:cash-N1', amount: 6000000, at: 1691719200000, kind: 'cash'}]->(accountCash),
  (accountX1)-[:PAID {id: 'paid:cash-X1', amount: 6000000, at: 1691460000000, kind: 'cash'}]->(accountCash),
  (accountN2)-[:PAID {id: 'paid:cash-N2', amount: 100000, at: 1691460000000, kind: 'cash'}]->(accountCash),
  (accountF2)-[:PAID {id: 'paid:cash-F2-1', amount: 90000, at: 1691978400000, kind: 'cash'}]->(accountCash),
  (accountF2)-[:PAID {id: 'paid:cash-F2-2', amount: 2000000, at: 1692151200000, kind: 'cash'}]->(accountCash),
  (accountF2)-[:PAID {id: 'paid:cash-F2-3', amount: 3410000, at: 1692496800000, kind: 'cash'}]->(accountCash),
  (recordX:Record {id: 'record:x', kind: 'exemption', value: 'T-GX1', from: 1420041600000, to: 1798646400000}), (recordX)-[:ABOUT]->(enterpriseX1);
