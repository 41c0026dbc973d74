// Central money goes down from the ministry through the province (and once a city) to 嵩县, a township and its station: N1 hangs on a chain of four distributions, N2 was carried over from a sourced line,
// X3 came without a city line, as 嵩县 is funded by the province. F1 has no line above, F2 another tag than its parent; F3 is a line that nobody issued and that was paid under; for the project of F5 something was paid under no line at all.
CREATE (c:Region {id: 'region:100000', code: '100000', level: 'central'}), (p:Region {id: 'region:410000', code: '410000', level: 'province'}),
  (s:Region {id: 'region:410325', code: '410325', level: 'county'}), (s)-[:FUNDED_THROUGH {from: datetime('2021-09-01T00:00+08:00').epochMillis}]->(p)-[:FUNDED_THROUGH]->(c);
UNWIND ['100000', '410000', '410325'] AS region CREATE (:Coverage {source: 'ISSUE', region: region, from: 0, to: 1, addedIn: 1});
UNWIND [['100000', 'c'], ['410000', 'p'], ['410325', 'X3'], ['410325', 'k'], ['410325', 't'], ['410325', 'N1'], ['410325', 'N2'], ['410325', 'F1'], ['410325', 'F2'], ['410325', 'F5']] AS row
CREATE (:Document {id: 'document:' + row[1], number: '文〔2023〕' + row[1] + '号', issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis})-[:CARRIES]->(:Indicator {id: 'indicator:' + row[0] + '|2023|' + row[1], region: row[0], fiscalYear: 2023,
  fundLevel: 'central', fundTag: CASE row[1] WHEN 'F2' THEN '其他涉农资金' ELSE '衔接资金' END, amount: 60000000, issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis});
UNWIND [['100000|2023|c', '410000|2023|p', 'distribution'], ['410000|2023|p', '410325|2023|k', 'distribution'], ['410325|2023|k', '410325|2023|t', 'distribution'], ['410325|2023|t', '410325|2023|N1', 'distribution'],
  ['410325|2023|t', '410325|2023|N2', 'carry-over'], ['410000|2023|p', '410325|2023|X3', 'distribution'], ['410325|2023|k', '410325|2023|F2', 'distribution'], ['410325|2023|k', '410325|2023|F5', 'distribution']] AS row
MATCH (a:Indicator {id: 'indicator:' + row[0]}), (b:Indicator {id: 'indicator:' + row[1]})
CREATE (a)-[:ALLOCATED {id: 'allocated:' + row[1], kind: row[2], amount: 20000000, at: datetime('2023-03-01T00:00+08:00').epochMillis}]->(b);
MATCH (n:Indicator {id: 'indicator:410325|2023|F5'})
CREATE (n)-[:FOR]->(:Project {id: 'project:tagged', code: 'tagged'}), (t:Account {id: 'account:treasury', kind: 'treasury'}), (f:Account {id: 'account:firm', kind: 'enterprise'}),
  (:Indicator {id: 'indicator:410325|2023|F3', region: '410325', fiscalYear: 2023, code: 'F3'}),
  (t)-[:PAID {id: 'paid:F3', amount: 9000000, at: datetime('2023-05-03T00:00+08:00').epochMillis, indicator: 'indicator:410325|2023|F3', project: 'project:tagged', document: '嵩财农〔2023〕9号'}]->(f),
  (t)-[:PAID {id: 'paid:F4', amount: 8000000, at: datetime('2023-05-04T00:00+08:00').epochMillis, project: 'project:tagged'}]->(f),
  (t)-[:PAID {id: 'paid:N3', amount: 7000000, at: datetime('2023-05-05T00:00+08:00').epochMillis, project: 'project:tagged', indicator: 'indicator:410325|2023|N1'}]->(f);
