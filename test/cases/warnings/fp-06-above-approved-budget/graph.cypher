// Projects of 嵩县 with an approved budget of ¥1,000,000. F1 got 600,000 and 450,000, F2 1,100,001; F3 was revised only after its last money. N1 got exactly the budget from three funds; N2's line was passed on to an office below for the
// same project and carried over in part, N3's budget had been revised before the last money. X1 has an advance of which nobody says whether the later line contains it; X2 is an integrated project by decision.
UNWIND [['F1', [60000000, 45000000]], ['F2', [110000100]], ['F3', [110000000]], ['N1', [30000000, 40000000, 30000000]], ['N2', [100000000]], ['N3', [60000000, 50000000]], ['X1', [100000000, 50000000]], ['X2', [105000000]]] AS row
CREATE (pr:Project {id: 'project:' + row[0], code: row[0], name: '生产桥' + row[0], region: '410325', approvedBudget: 100000000})
WITH pr, row
UNWIND range(0, size(row[1]) - 1) AS k
CREATE (:Document {id: 'document:' + row[0] + k})-[:CARRIES]->
  (:Indicator {id: 'indicator:410325|2023|' + k + '-' + row[0], region: '410325', amount: row[1][k], issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis + k * 864000000})-[:FOR]->(pr);
MATCH (f3:Project {id: 'project:F3'}), (n3:Project {id: 'project:N3'}), (n2:Project {id: 'project:N2'}), (x2:Project {id: 'project:X2'}), (line:Indicator {id: 'indicator:410325|2023|0-N2'}), (advance:Indicator {id: 'indicator:410325|2023|1-X1'}), (later:Indicator {id: 'indicator:410325|2023|0-X1'})
CREATE (:Record {id: 'record:late', kind: 'budget-revision', amount: 110000000, from: datetime('2023-05-01T00:00+08:00').epochMillis})-[:ABOUT]->(f3),
  (:Record {id: 'record:revision', kind: 'budget-revision', amount: 110000000, from: datetime('2023-03-05T00:00+08:00').epochMillis})-[:ABOUT]->(n3),
  (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP3', from: datetime('2023-01-01T00:00+08:00').epochMillis})-[:ABOUT]->(x2),
  (advance)-[:PART_OF_TOTAL {included: 'unknown'}]->(later),
  (line)-[:ALLOCATED {id: 'allocated:below', kind: 'distribution', amount: 50000000, at: datetime('2023-04-01T00:00+08:00').epochMillis}]->(:Indicator {id: 'indicator:410325|2023|below', amount: 50000000, issuedAt: datetime('2023-04-01T00:00+08:00').epochMillis})-[:FOR]->(n2),
  (line)-[:ALLOCATED {id: 'allocated:carried', kind: 'carry-over', amount: 20000000, at: datetime('2024-01-01T00:00+08:00').epochMillis}]->(:Indicator {id: 'indicator:410325|2024|carried', amount: 20000000, issuedAt: datetime('2024-01-01T00:00+08:00').epochMillis})-[:FOR]->(n2);
