// F is paid three times just below 200,000 yuan, once as two lines of one voucher; N twice, and once clearly below.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator)
WITH z, i LIMIT 1
UNWIND [['1', 'F', 19500000, '2023-03-08T10:00:00'], ['2', 'F', 10000000, '2023-04-08T10:00:00'], ['3', 'F', 9000000, '2023-04-08T10:00:00'], ['4', 'F', 18000000, '2023-05-08T10:00:00'], ['5', 'F', 20000000, '2023-05-09T10:00:00'], ['6', 'N', 19500000, '2023-03-08T10:00:00'], ['7', 'N', 19500000, '2023-04-08T10:00:00'], ['8', 'N', 17900000, '2023-05-08T10:00:00']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[1]}) ON CREATE SET a.kind = 'enterprise', a.region = '410325'
MERGE (a)-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[2], at: datetime(row[3] + '+08:00').epochMillis, timePrecision: 'second', indicator: i.id, fiscalYear: 2023, region: '410325'}]->(a);
MATCH ()-[p:PAID]->() WHERE p.id IN ['paid:2', 'paid:3'] SET p.movement = 'V2';
