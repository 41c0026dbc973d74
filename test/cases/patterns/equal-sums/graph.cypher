// On one day A, B and C get 8,000 yuan each, D the same a day later, E another sum.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator)
WITH z, i LIMIT 1
UNWIND [['1', 'A', 800000, '2023-03-08T09:00:00'], ['2', 'B', 800000, '2023-03-08T10:00:00'], ['3', 'C', 800000, '2023-03-08T23:30:00'], ['4', 'D', 800000, '2023-03-09T00:30:00'], ['5', 'E', 800100, '2023-03-08T10:00:00']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[1]}) ON CREATE SET a.kind = 'enterprise', a.region = '410325'
MERGE (a)-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[2], at: datetime(row[3] + '+08:00').epochMillis, timePrecision: 'second', indicator: i.id, fiscalYear: 2023, region: '410325'}]->(a);
