// A township pays 50,000 yuan to its clerk (F1), to a worker on the labour list (N1) and to an entrusted relative (X1).
// F2 is the card of a cadre through which a contractor's project money passes.
CREATE
  (region410325:Region {id: 'region:410325', code: '410325', name: '嵩县'}),
  (indicator20231:Indicator {id: 'indicator:410325|2023|1', fundTag: '衔接资金', recipientRegion: '410325'}), (project1:Project {id: 'project:1', region: '410325'}),
  (unit1:Unit {id: 'unit:410325|1', region: '410325'}), (account1:Account {id: 'account:1', region: '410325', kind: 'zero-balance'}),
  (account2:Account {id: 'account:2', region: '410325', kind: 'enterprise'}), (account3:Account {id: 'account:3', region: '410325', kind: 'person'}),
  (accountF1:Account {id: 'account:F1', region: '410325', kind: 'person'}), (personF1:Person {id: 'person:F1', region: '410325'}), (accountF1)-[:HELD_BY]->(personF1),
  (accountF2:Account {id: 'account:F2', region: '410325', kind: 'person'}), (personF2:Person {id: 'person:F2', region: '410325'}), (accountF2)-[:HELD_BY]->(personF2),
  (accountN1:Account {id: 'account:N1', region: '410325', kind: 'person'}), (personN1:Person {id: 'person:N1', region: '410325'}), (accountN1)-[:HELD_BY]->(personN1),
  (accountX1:Account {id: 'account:X1', region: '410325', kind: 'person'}), (personX1:Person {id: 'person:X1', region: '410325'}), (accountX1)-[:HELD_BY]->(personX1),
  (personF1)-[:STAFF_OF {role: '会计', from: 1514736000000}]->(unit1), (personF2)-[:STAFF_OF {role: '村主任', from: 1514736000000}]->(unit1),
  (recordLabour:Record {id: 'record:labour', kind: 'labour-roster', from: 1677600000000, to: 1703952000000}), (recordLabour)-[:ABOUT]->(personN1),
  (recordLabour)-[:ABOUT]->(project1),
  (account1)-[:PAID {id: 'paid:F1', amount: 5000000, at: 1684252800000, indicator: 'indicator:410325|2023|1', project: 'project:1'}]->(accountF1),
  (account1)-[:PAID {id: 'paid:N1', amount: 5000000, at: 1684252800000, indicator: 'indicator:410325|2023|1', project: 'project:1'}]->(accountN1),
  (account1)-[:PAID {id: 'paid:X1', amount: 5000000, at: 1684252800000, indicator: 'indicator:410325|2023|1', project: 'project:1'}]->(accountX1),
  (recordX:Record {id: 'record:x', kind: 'exemption', value: 'T-ZH2', from: 1420041600000, to: 1798646400000}), (recordX)-[:ABOUT]->(personX1),
  (account1)-[:PAID {id: 'paid:works', amount: 90000000, at: 1683648000000, indicator: 'indicator:410325|2023|1', project: 'project:1'}]->(account2),
  (account2)-[:PAID {id: 'paid:F2', amount: 10000000, at: 1684512000000}]->(accountF2),
  (accountF2)-[:PAID {id: 'paid:F2-on', amount: 9000000, at: 1684944000000}]->(account3);
