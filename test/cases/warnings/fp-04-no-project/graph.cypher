// 嵩县 gave its bureau lines on 2023-03-01. F1 names no project, F2 only a placeholder (待分), F3 was carried over from a line of the year before and names none. N1 has a project, N2 pays out by a roster,
// N3 passed all on to a line with a project. X1 is a contingency held back by decision.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '农业农村局'}), (:Project {id: 'project:road', code: 'road', name: '通村路'}), (:Project {id: 'project:open', code: 'open', name: '待分', placeholder: true});
UNWIND ['F1', 'F2', 'F3', 'N1', 'N2', 'N3', 'X1'] AS name
MATCH (u:Unit)
CREATE (:Document {id: 'document:' + name, number: '嵩财农〔2023〕' + name + '号', issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})-[:CARRIES]->
  (:Indicator {id: 'indicator:410325|2023|' + name, region: '410325', recipientRegion: '410325', amount: 80000000, issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})-[:GIVEN_TO]->(u);
MATCH (f2:Indicator {id: 'indicator:410325|2023|F2'}), (f3:Indicator {id: 'indicator:410325|2023|F3'}), (n1:Indicator {id: 'indicator:410325|2023|N1'}), (n2:Indicator {id: 'indicator:410325|2023|N2'}), (n3:Indicator {id: 'indicator:410325|2023|N3'}), (x1:Indicator {id: 'indicator:410325|2023|X1'}),
  (road:Project {id: 'project:road'}), (open:Project {id: 'project:open'})
CREATE (f2)-[:FOR]->(open), (n1)-[:FOR]->(road), (:PayoutBatch {id: 'payout:410325|1', region: '410325'})-[:FUNDED_BY {amount: 80000000}]->(n2),
  (n3)-[:ALLOCATED {id: 'allocated:n3', kind: 'distribution', amount: 80000000, at: datetime('2023-03-20T00:00+08:00').epochMillis}]->(:Indicator {id: 'indicator:410325|2023|below', region: '410999'})-[:FOR]->(road),
  (:Indicator {id: 'indicator:410325|2022|old', region: '410999', issuedAt: datetime('2022-11-01T00:00+08:00').epochMillis})-[:ALLOCATED {id: 'allocated:f3', kind: 'carry-over', amount: 80000000, at: datetime('2023-01-01T00:00+08:00').epochMillis}]->(f3),
  (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP5', from: datetime('2023-03-01T00:00+08:00').epochMillis})-[:ABOUT]->(x1);
