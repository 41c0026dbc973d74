// The province gives 嵩县 lines of ¥2m. F1 stands twice in its register; F2 once, and once more under a line that no document carries.
// N1 to N3 are three model villages in one document with three registrations (T-JS7), N4 came in two halves; X1 was issued again with a note of correction.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Unit {id: 'unit:410325|101001', region: '410325', code: '101001', name: '嵩县财政局'}),
  (:Indicator {id: 'indicator:410325|2023|below', region: '410325', amount: 300000000});
UNWIND [['12', 'F1', [200, 200]], ['13', 'F2', [200]], ['14', 'N1', [200]], ['14', 'N2', [200]], ['14', 'N3', [200]], ['15', 'N4', [100, 100]], ['16', 'X1', [200, 200]]] AS row
MERGE (d:Document {id: 'document:410000|101001|豫财农〔2023〕' + row[0] + '号'}) SET d.number = '豫财农〔2023〕' + row[0] + '号', d.region = '410000', d.issuedAt = datetime('2023-03-01T00:00+08:00').epochMillis
CREATE (d)-[:CARRIES]->(i:Indicator {id: 'indicator:410000|2023|' + row[1], region: '410000', recipientRegion: '410325', recipient: 'region:410325', fiscalYear: 2023, amount: 200000000, transferClass: '2300252',
  ownNumber: d.number, issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})
WITH i, row
UNWIND range(0, size(row[2]) - 1) AS k
MATCH (u:Unit)
CREATE (u)-[:REGISTERED {at: datetime('2023-03-06T00:00+08:00').epochMillis + k * 86400000, amount: row[2][k] * 1000000, localNumber: row[1] + '-' + k, line: 1, id: 'registered:' + row[1] + k}]->(i);
MATCH (u:Unit)
CREATE (u)-[:REGISTERED {at: datetime('2023-03-09T00:00+08:00').epochMillis, amount: 200000000, localNumber: 'F2-1', line: 1, id: 'registered:F2-1'}]->
  (:Indicator {id: 'indicator:410000|2023|loose', region: '410000', fiscalYear: 2023, code: 'loose', ownNumber: '豫财农〔2023〕13号'});
MATCH (x:Indicator {id: 'indicator:410000|2023|X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-JS2', from: datetime('2023-03-01T00:00+08:00').epochMillis})-[:ABOUT]->(x);
MATCH (f:Indicator {id: 'indicator:410000|2023|F1'}), (below:Indicator {id: 'indicator:410325|2023|below'}) CREATE (f)-[:ALLOCATED {id: 'allocated:F1', kind: 'distribution', amount: 300000000, at: datetime('2023-03-20T00:00+08:00').epochMillis}]->(below);
