// The bureau's zero-balance account pays 300,000 yuan each: F1 and F2 (prescribed to be paid directly) are own-funds accounts, F3 gives it back in days,
// N1 is the contractor's, X1 a state farm's own account, X2 a village account kept by the township and whitelisted.
CREATE
  (region410325:Region {id: 'region:410325', code: '410325', name: '嵩县'}),
  (indicator20231:Indicator {id: 'indicator:410325|2023|1', fundTag: '衔接资金', recipientRegion: '410325'}),
  (indicator20232:Indicator {id: 'indicator:410325|2023|2', fundTag: '衔接资金', recipientRegion: '410325', requiredMode: 'direct'}),
  (unit1:Unit {id: 'unit:410325|1', region: '410325', kind: 'budget-unit', name: '农业农村局'}),
  (unit9:Unit {id: 'unit:410325|9', region: '410325', kind: 'state-farm', name: '国营农场'}), (account1:Account {id: 'account:1', region: '410325', kind: 'zero-balance'}),
  (accountF1:Account {id: 'account:F1', region: '410325', kind: 'own-funds'}), (accountF2:Account {id: 'account:F2', region: '410325', kind: 'own-funds'}),
  (accountF3:Account {id: 'account:F3', region: '410325', kind: 'special'}), (accountN1:Account {id: 'account:N1', region: '410325', kind: 'enterprise'}),
  (accountX1:Account {id: 'account:X1', region: '410325', kind: 'own-funds'}), (accountX2:Account {id: 'account:X2', region: '410325', kind: 'township', whitelisted: true}),
  (accountF1)-[:HELD_BY]->(unit1), (accountX1)-[:HELD_BY]->(unit9),
  (account1)-[:PAID {id: 'paid:F1', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|1'}]->(accountF1),
  (account1)-[:PAID {id: 'paid:F2', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|2'}]->(accountF2),
  (account1)-[:PAID {id: 'paid:F3', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|1'}]->(accountF3),
  (account1)-[:PAID {id: 'paid:N1', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|1'}]->(accountN1),
  (account1)-[:PAID {id: 'paid:X1', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|1'}]->(accountX1),
  (account1)-[:PAID {id: 'paid:X2', amount: 30000000, at: 1677636000000, indicator: 'indicator:410325|2023|1'}]->(accountX2),
  (accountF3)-[:PAID {id: 'paid:back', amount: 30000000, at: 1678240800000, kind: 'refund', settles: ['paid:F3'], settledAmounts: [30000000]}]->(account1);
