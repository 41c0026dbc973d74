// In 2023 F pays 1,500,000 yuan, 700,000 by vouchers of December, 300,000 of which clear in January; N pays 1,040,000, 480,000 of it in December; X pays as F does, money that is due once a year.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Indicator {id: 'indicator:410000|2023|a', region: '410000'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'}), (a:Indicator {id: 'indicator:410000|2023|a'})
UNWIND [['F1', 80000000, 40000000, 30000000], ['N1', 56000000, 18000000, 30000000], ['X1', 80000000, 40000000, 30000000]] AS row
CREATE (a)-[:ALLOCATED {kind: 'distribution', amount: 150000000, at: 1675180800000}]->(i:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', recipientRegion: '410325', fiscalYear: 2023, executable: true, amount: 150000000})-[:GIVEN_TO]->(:Unit {id: 'unit:410325|' + row[0], region: '410325', name: '单位' + row[0]})
CREATE (i)-[:FOR]->(:Project {id: 'project:' + row[0], name: '示范点' + row[0]})
CREATE (t)-[:PAID {id: 'paid:' + row[0] + 'a', indicator: i.id, amount: row[1], at: 1688918400000, voucherDate: 1688918400000, fiscalYear: 2023}]->(e)
CREATE (t)-[:PAID {id: 'paid:' + row[0] + 'b', indicator: i.id, amount: row[2], at: 1703001600000, voucherDate: 1703001600000, fiscalYear: 2023}]->(e)
CREATE (t)-[:PAID {id: 'paid:' + row[0] + 'c', indicator: i.id, amount: row[3], at: 1704297600000, voucherDate: 1703692800000, clearedAt: 1704297600000, fiscalYear: 2023}]->(e);
MATCH (x:Project {id: 'project:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-BF5'})-[:ABOUT]->(x);
