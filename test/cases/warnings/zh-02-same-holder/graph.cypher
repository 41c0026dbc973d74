// The water bureau moves money from its zero-balance account 1 to its own-funds account F1 once, to F2 three times. N1 is held by its union.
// X1 is its new zero-balance account after a merger of banks.
CREATE
  (region410325:Region {id: 'region:410325', code: '410325', name: '嵩县'}),
  (indicator20231:Indicator {id: 'indicator:410325|2023|1', fundTag: '衔接资金', recipientRegion: '410325'}), (unit1:Unit {id: 'unit:410325|1', region: '410325', name: '水利局'}),
  (unit2:Unit {id: 'unit:410325|2', region: '410325', name: '水利局工会'}), (account1:Account {id: 'account:1', region: '410325', kind: 'zero-balance'}),
  (accountF1:Account {id: 'account:F1', region: '410325', kind: 'own-funds'}), (accountF2:Account {id: 'account:F2', region: '410325', kind: 'own-funds'}),
  (accountN1:Account {id: 'account:N1', region: '410325', kind: 'own-funds'}), (accountX1:Account {id: 'account:X1', region: '410325', kind: 'zero-balance'}),
  (account1)-[:HELD_BY]->(unit1), (accountF1)-[:HELD_BY]->(unit1), (accountF2)-[:HELD_BY]->(unit1), (accountN1)-[:HELD_BY]->(unit2), (accountX1)-[:HELD_BY]->(unit1),
  (account1)-[:SUCCEEDED_BY]->(accountX1), (account1)-[:PAID {id: 'paid:F1', amount: 8000000, at: 1677600000000, indicator: 'indicator:410325|2023|1'}]->(accountF1),
  (account1)-[:PAID {id: 'paid:N1', amount: 8000000, at: 1677600000000, indicator: 'indicator:410325|2023|1'}]->(accountN1),
  (account1)-[:PAID {id: 'paid:X1', amount: 8000000, at: 1677600000000, indicator: 'indicator:410325|2023|1'}]->(accountX1),
  (account1)-[:PAID {id: 'paid:F20', amount: 1000000, at: 1677600000000, indicator: 'indicator:410325|2023|1'}]->(accountF2),
  (account1)-[:PAID {id: 'paid:F21', amount: 1000000, at: 1680278400000, indicator: 'indicator:410325|2023|1'}]->(accountF2),
  (account1)-[:PAID {id: 'paid:F22', amount: 1000000, at: 1685376000000, indicator: 'indicator:410325|2023|1'}]->(accountF2),
  (account1)-[:PAID {id: 'paid:sent-back', amount: 500000, at: 1677686400000, indicator: 'indicator:410325|2023|1'}]->(accountF1),
  (accountF1)-[:PAID {id: 'paid:bounce', amount: 500000, at: 1677772800000, kind: 'bounce', settles: ['paid:sent-back'], settledAmounts: [500000]}]->(account1);
