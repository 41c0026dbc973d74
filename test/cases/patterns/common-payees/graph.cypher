// F is paid by three units, N by two of them, X by one; a unit that another one pays is nobody they share.
UNWIND ['301', '302', '303'] AS code
CREATE (u:Unit {id: 'unit:410325|' + code, region: '410325', code: code, name: '单位' + code})<-[:HELD_BY]-(:Account {id: 'account:' + code, kind: 'zero-balance', region: '410325'}),
  (:Indicator {id: 'indicator:410325|2023|' + code, region: '410325', fiscalYear: 2023, code: code})-[:GIVEN_TO]->(u);
UNWIND [['1', '301', 'F', 100], ['2', '302', 'F', 200], ['3', '303', 'F', 300], ['4', '301', 'N', 1000], ['5', '302', 'N', 900], ['6', '301', 'X', 5000], ['7', '301', 'X', 5000]] AS row
MATCH (z:Account {id: 'account:' + row[1]})
MERGE (e:Enterprise {id: 'enterprise:' + row[2]}) ON CREATE SET e.name = '企业' + row[2] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[2]})-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[3] * 100, at: 1683500000000, indicator: 'indicator:410325|2023|' + row[1], region: '410325'}]->(a);
MATCH (a:Account {id: 'account:303'}) UNWIND ['301', '302'] AS code MATCH (z:Account {id: 'account:' + code}) CREATE (z)-[:PAID {id: 'paid:u' + code, amount: 77, at: 1683500000000, indicator: 'indicator:410325|2023|' + code, region: '410325'}]->(a);
