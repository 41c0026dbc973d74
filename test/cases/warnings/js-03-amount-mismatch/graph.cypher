// Six lines of the province for 嵩县, ¥5,000,000.00 each. F1 is registered one fen short, F2 with one fen too much; N1 in two parts; N2 twice in full, which is JS-04's.
// X1 was lowered by a correction document before it was registered, X2 contains an advance that is registered already.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Unit {id: 'unit:410325|101001', region: '410325', code: '101001', name: '嵩县财政局'});
UNWIND [['F1', [499999999]], ['F2', [500000001]], ['N1', [300000000, 200000000]], ['N2', [500000000, 500000000]], ['X1', [480000000]], ['X2', [150000000]]] AS row
CREATE (:Document {id: 'document:' + row[0], number: '豫财农〔2023〕' + row[0] + '号', issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})-[:CARRIES]->
  (i:Indicator {id: 'indicator:410000|2023|' + row[0], region: '410000', recipientRegion: '410325', fiscalYear: 2023, amount: 500000000, issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})
WITH i, row
UNWIND range(0, size(row[1]) - 1) AS k
MATCH (u:Unit)
CREATE (u)-[:REGISTERED {at: datetime('2023-03-06T00:00+08:00').epochMillis + k * 86400000, amount: row[1][k], localNumber: row[0] + '-' + k, line: 1, id: 'registered:' + row[0] + k}]->(i);
MATCH (x:Indicator {id: 'indicator:410000|2023|X1'})
CREATE (x)-[:ALLOCATED {id: 'allocated:lower', kind: 'reduction', amount: 20000000, at: datetime('2023-03-04T00:00+08:00').epochMillis}]->(:Indicator {id: 'indicator:410000|2023|own', region: '410000', recipientRegion: '410000'});
MATCH (x:Indicator {id: 'indicator:410000|2023|X2'})
CREATE (:Indicator {id: 'indicator:410000|2023|advance', region: '410000', recipientRegion: '410325', amount: 350000000})-[:PART_OF_TOTAL {included: 'yes'}]->(x);
