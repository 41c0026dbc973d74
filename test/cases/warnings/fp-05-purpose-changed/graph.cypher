// 嵩县 is a 脱贫县. F1 gives industry money to the police (204); F2 is in order, but was paid under 230; F3 passes money of class 213 on under 205. F4 pools central money in 2024, when no county of Henan may.
// N1 keeps its class; N2 is a transfer to a township, N3 changed its purpose by decision. X1 pools in 2022 under a filed plan, X2 is a line between governments under 230.
CREATE (r:Region {id: 'region:410325', code: '410325', name: '嵩县', tags: ['脱贫县']}), (t:Region {id: 'region:410325901', code: '410325901'}), (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '某局'});
UNWIND [['2023|F1', '2040299', 'unit', 2023], ['2023|F2', '2130505', 'unit', 2023], ['2023|F3', '2050299', 'unit', 2023], ['2024|F4', null, 'own', 2024], ['2023|N1', '2130504', 'unit', 2023], ['2023|N2', null, 'town', 2023],
  ['2023|N3', '2040299', 'unit', 2023], ['2022|X1', null, 'own', 2022], ['2023|X2', '2300252', 'town', 2023]] AS row
CREATE (:Document {id: 'document:' + row[0], number: '嵩财农〔' + row[3] + '〕' + right(row[0], 2) + '号'})-[:CARRIES]->
  (i:Indicator {id: 'indicator:410325|' + row[0], region: '410325', recipientRegion: '410325', fiscalYear: row[3], fundTag: '衔接资金', fundLevel: 'central', amount: 30000000, functionClass: row[1],
    issuedAt: datetime(row[3] + '-04-10T00:00+08:00').epochMillis})
WITH i, row
MATCH (r:Region {code: '410325'}), (t:Region {code: '410325901'}), (u:Unit)
FOREACH (x IN CASE row[2] WHEN 'unit' THEN [u] ELSE [] END | CREATE (i)-[:GIVEN_TO]->(x))
FOREACH (x IN CASE row[2] WHEN 'own' THEN [r] WHEN 'town' THEN [t] ELSE [] END | CREATE (i)-[:GIVEN_TO]->(x));
MATCH (f3:Indicator {id: 'indicator:410325|2023|F3'}), (f4:Indicator {id: 'indicator:410325|2024|F4'}), (x1:Indicator {id: 'indicator:410325|2022|X1'}), (n3:Indicator {id: 'indicator:410325|2023|N3'}),
  (n1:Indicator {id: 'indicator:410325|2023|N1'})
CREATE (n1)-[:ALLOCATED {id: 'allocated:f3', kind: 'distribution', amount: 30000000, at: datetime('2023-04-10T00:00+08:00').epochMillis}]->(f3),
  (up:Indicator {id: 'indicator:410000|2023|up', region: '410000', fundLevel: 'central', fundName: '衔接资金'})-[:ALLOCATED {id: 'allocated:f4', kind: 'pooling', amount: 30000000, at: datetime('2024-04-10T00:00+08:00').epochMillis}]->(f4),
  (up)-[:ALLOCATED {id: 'allocated:x1', kind: 'pooling', amount: 30000000, at: datetime('2022-04-10T00:00+08:00').epochMillis}]->(x1),
  (:Record {id: 'record:plan', kind: 'integration-plan', from: datetime('2022-03-01T00:00+08:00').epochMillis})-[:ABOUT]->(x1), (:Record {id: 'record:change', kind: 'purpose-change', from: datetime('2023-04-01T00:00+08:00').epochMillis})-[:ABOUT]->(n3);
MATCH (f4:Indicator {id: 'indicator:410325|2024|F4'}) SET f4.plan = '嵩整合方案〔2024〕1号';
CREATE (treasury:Account {id: 'account:treasury', kind: 'treasury'})-[:PAID {id: 'paid:F2', amount: 5000000, at: datetime('2023-08-15T00:00+08:00').epochMillis, indicator: 'indicator:410325|2023|F2', functionClass: '2300252'}]->(firm:Account {id: 'account:firm'}),
  // A refund that failed gives nothing back.
  (firm)-[:PAID {id: 'paid:F2-back', amount: 5000000, at: datetime('2023-09-15T00:00+08:00').epochMillis, kind: 'refund', state: 'failed', settles: ['paid:F2'], settledAmounts: [5000000]}]->(treasury);
