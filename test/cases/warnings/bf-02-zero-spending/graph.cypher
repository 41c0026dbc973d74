// 嵩县 gives five lines on 2023-03-01. On F a payment bounced and nothing else happened; on N 100 yuan were paid on day 80; X is paid after acceptance; the
// works of F2 are stopped by litigation: one band lower. 栾川's line N2 is an advance of November 2022 for 2023: its days begin in January.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Indicator {id: 'indicator:410000|2023|a', region: '410000'});
MATCH (a:Indicator {id: 'indicator:410000|2023|a'})
UNWIND [['F1', '410325', 1677600000000], ['F2', '410325', 1677600000000], ['N1', '410325', 1677600000000], ['X1', '410325', 1677600000000], ['N2', '410324', 1668873600000]] AS row
CREATE (a)-[:ALLOCATED {kind: 'distribution', amount: 50000000, at: row[2]}]->(i:Indicator {id: 'indicator:' + row[1] + '|2023|' + row[0], ownNumber: '嵩财〔2023〕5号', region: row[1], recipientRegion: row[1], fiscalYear: 2023, executable: true, amount: 50000000, issuedAt: row[2]})-[:FOR]->(:Project {id: 'project:' + row[0], name: '道路' + row[0]});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
CREATE (t)-[:PAID {id: 'paid:F1', indicator: 'indicator:410325|2023|F1', amount: 5000000, at: 1680278400000, state: 'bounced'}]->(e), (t)-[:PAID {id: 'paid:N1', indicator: 'indicator:410325|2023|N1', amount: 10000, at: 1684512000000}]->(e);
MATCH (x:Indicator {id: 'indicator:410325|2023|X1'}), (s:Project {id: 'project:F2'})
CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-BF2'})-[:ABOUT]->(x), (:Record {id: 'record:s', kind: 'exemption', value: 'T-BF4'})-[:ABOUT]->(s);
// The rest of F was carried over to a line of 2024: the days run on.
MATCH (o:Indicator {id: 'indicator:410325|2023|F1'})
CREATE (o)-[:ALLOCATED {kind: 'carry-over', amount: 50000000, at: 1704038400000}]->(:Indicator {id: 'indicator:410325|2024|F3', region: '410325', recipientRegion: '410325', fiscalYear: 2024, executable: true, amount: 50000000, issuedAt: 1704384000000});
