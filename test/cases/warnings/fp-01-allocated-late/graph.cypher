// 嵩县 registered six lines of ¥2m on 2023-03-01. F1 passed ¥1.7m on in time and keeps ¥300,000; F2 passed all on, but on day 40. N1 keeps ¥0.80; N2 is the bureau's, whose project FP-04 asks for.
// X1 is disaster money issued in instalments, X2 a contingency held back by decision.
CREATE (r:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (u:Unit {id: 'unit:410325|101001', region: '410325', code: '101001', name: '嵩县财政局'});
UNWIND [['F1', '410000', 170000000, '2023-03-15'], ['F2', '410000', 200000000, '2023-04-10'], ['N1', '410000', 199999920, '2023-03-20'], ['N2', '410325', 1, '2023-03-20'], ['X1', '410000', 100000000, '2023-03-20'],
  ['X2', '410000', 100000000, '2023-03-20']] AS row
CREATE (:Document {id: 'document:' + row[0], number: '豫财农〔2023〕' + row[0] + '号', issuedAt: datetime('2023-02-25T00:00+08:00').epochMillis})-[:CARRIES]->
  (i:Indicator {id: 'indicator:' + row[1] + '|2023|' + row[0], region: row[1], recipientRegion: '410325', fiscalYear: 2023, amount: 200000000, executable: false, issuedAt: datetime('2023-02-25T00:00+08:00').epochMillis})
CREATE (i)-[:ALLOCATED {id: 'allocated:' + row[0], kind: 'distribution', amount: row[2], at: datetime(row[3] + 'T00:00+08:00').epochMillis}]->(:Indicator {id: 'indicator:410325|2023|below-' + row[0], region: '410325'})
WITH i, row
MATCH (u:Unit), (r:Region)
CREATE (u)-[:REGISTERED {at: datetime('2023-03-01T00:00+08:00').epochMillis, amount: 200000000, localNumber: row[0], line: 1}]->(i)
FOREACH (x IN CASE row[0] WHEN 'N2' THEN [u] ELSE [] END | CREATE (i)-[:GIVEN_TO]->(x))
FOREACH (x IN CASE row[0] WHEN 'N2' THEN [] ELSE [r] END | CREATE (i)-[:GIVEN_TO]->(x));
UNWIND [['X1', 'T-FP1'], ['X2', 'T-FP5']] AS row
MATCH (x:Indicator {id: 'indicator:410000|2023|' + row[0]}) CREATE (:Record {id: 'record:' + row[0], kind: 'exemption', value: row[1], from: datetime('2023-01-01T00:00+08:00').epochMillis})-[:ABOUT]->(x);
