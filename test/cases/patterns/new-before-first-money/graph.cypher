// F was founded two months before its first money, N years before; X had its first long ago, from another unit.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator)
WITH z, i LIMIT 1
UNWIND [['1', 'F', 5000000, '2023-03-01T10:00:00'], ['2', 'F', 5000000, '2023-05-01T10:00:00'], ['3', 'N', 9000000, '2023-03-01T10:00:00'], ['4', 'X', 9000000, '2023-03-01T10:00:00']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[1]}) ON CREATE SET a.kind = 'enterprise', a.region = '410325'
MERGE (a)-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[2], at: datetime(row[3] + '+08:00').epochMillis, timePrecision: 'second', indicator: i.id, fiscalYear: 2023, region: '410325'}]->(a);
MATCH (e:Enterprise) SET e.establishedAt = datetime(CASE e.id WHEN 'enterprise:F' THEN '2023-01-01' WHEN 'enterprise:N' THEN '2015-01-01' ELSE '2022-12-01' END + 'T00:00:00+08:00').epochMillis;
MATCH (x:Account {id: 'account:X'}) CREATE (:Account {id: 'account:other'})-[:PAID {id: 'paid:old', amount: 1, at: 1500000000000, indicator: 'indicator:none', region: '410328'}]->(x);
