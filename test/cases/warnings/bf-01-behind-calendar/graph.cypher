// Four offices of 嵩县 got 1,000,000 yuan each in February 2023. By the end of June F has paid 35%, N 40%: exactly ten points behind. X is paid after
// acceptance only; F2 is behind as F is, with seasonal works on file. The second line of F is three weeks old and left out.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Indicator {id: 'indicator:410000|2023|a', region: '410000'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'}), (a:Indicator {id: 'indicator:410000|2023|a'})
UNWIND [['F1', 'F1', 1675180800000, 35000000], ['F1', 'F9', 1686153600000, 0], ['F2', 'F2', 1675180800000, 35000000], ['N1', 'N1', 1675180800000, 40000000], ['X1', 'X1', 1675180800000, 0]] AS row
MERGE (u:Unit {id: 'unit:410325|' + row[0]}) SET u.region = '410325', u.name = '单位' + row[0]
CREATE (a)-[:ALLOCATED {kind: 'distribution', amount: 100000000, at: row[2]}]->(i:Indicator {id: 'indicator:410325|2023|' + row[1], region: '410325', recipientRegion: '410325', fiscalYear: 2023, executable: true, amount: 100000000, issuedAt: row[2], fundName: '衔接资金'})-[:GIVEN_TO]->(u)
CREATE (t)-[:PAID {id: 'paid:' + row[1], indicator: i.id, amount: row[3], at: 1681056000000, fiscalYear: 2023, mode: 'direct'}]->(e);
MATCH (x:Indicator {id: 'indicator:410325|2023|X1'}), (s:Indicator {id: 'indicator:410325|2023|F2'})
CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-BF2'})-[:ABOUT]->(x), (:Record {id: 'record:s', kind: 'exemption', value: 'T-BF1'})-[:ABOUT]->(s);
// What F paid was given back to a tenth, and the quota with it.
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
CREATE (t)-[:PAID {id: 'paid:F8', indicator: 'indicator:410325|2023|F1', amount: 10000000, at: 1683648000000, fiscalYear: 2023, mode: 'direct'}]->(e), (e)-[:PAID {id: 'paid:F7', kind: 'refund', amount: 10000000, at: 1684512000000, settles: ['paid:F8'], settledAmounts: [10000000], restoresQuota: true}]->(t);
