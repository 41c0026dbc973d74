// F gets round sums twice and an odd one; N one round sum and one odd one.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator)
WITH z, i LIMIT 1
UNWIND [['1', 'F', 20000000, '2023-03-08T10:00:00'], ['2', 'F', 10000000, '2023-04-08T10:00:00'], ['3', 'F', 9345600, '2023-05-08T10:00:00'], ['4', 'N', 30000000, '2023-03-08T10:00:00'], ['5', 'N', 12345600, '2023-04-08T10:00:00']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[1]}) ON CREATE SET a.kind = 'enterprise', a.region = '410325'
MERGE (a)-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[2], at: datetime(row[3] + '+08:00').epochMillis, timePrecision: 'second', indicator: i.id, fiscalYear: 2023, region: '410325'}]->(a);
