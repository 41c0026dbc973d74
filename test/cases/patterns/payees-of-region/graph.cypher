// F got most, on two accounts, and sent a part back; N got a little; a household got its subsidy through the agent bank, which is no payee itself. X drew on a line of another year, Y on one of another fund.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator {code: 'Z1'})
CREATE (f:Enterprise {id: 'enterprise:F', name: '兴农公司', region: '410325'})<-[:HELD_BY]-(f1:Account {id: 'account:F1', kind: 'enterprise'}), (f)<-[:HELD_BY]-(f2:Account {id: 'account:F2', kind: 'enterprise'}),
  (n:Enterprise {id: 'enterprise:N', name: '小店公司', region: '410325'})<-[:HELD_BY]-(n1:Account {id: 'account:N1', kind: 'enterprise'}),
  (x:Indicator {id: 'indicator:410325|2022|Z9', region: '410325', fiscalYear: 2022, code: 'Z9'}), (y:Indicator {id: 'indicator:410325|2023|Z8', region: '410325', fiscalYear: 2023, code: 'Z8', fundTag: '教育资金'}),
  (bank:Account {id: 'account:bank', kind: 'agent-batch'}), (h:Household {id: 'household:1', headName: '曹得旺', region: '410325'})<-[:HELD_BY]-(card:Account {id: 'account:card', kind: 'household'}),
  (o:PayoutBatch {id: 'payout:410325|P1', region: '410325', code: 'P1'})-[:FUNDED_BY {amount: 10000000}]->(i),
  (z)-[:PAID {id: 'paid:1', amount: 60000000, at: 1683500000000, indicator: i.id, region: '410325'}]->(f1), (z)-[:PAID {id: 'paid:2', amount: 20000000, at: 1683600000000, indicator: i.id, region: '410325'}]->(f2),
  (f1)-[:PAID {id: 'paid:3', amount: 10000000, at: 1683700000000, kind: 'refund', settles: ['paid:1'], settledAmounts: [10000000], region: '410325'}]->(z),
  (z)-[:PAID {id: 'paid:4', amount: 20000000, at: 1683800000000, indicator: i.id, region: '410325'}]->(n1), (z)-[:PAID {id: 'paid:5', amount: 5000000, at: 1683800000000, indicator: x.id, region: '410325'}]->(n1),
  (z)-[:PAID {id: 'paid:6', amount: 7000000, at: 1683900000000, indicator: y.id, region: '410325'}]->(n1),
  (z)-[:PAID {id: 'paid:7', amount: 10000000, at: 1684000000000, indicator: i.id, batch: o.id, region: '410325'}]->(bank), (bank)-[:PAID {id: 'paid:8', amount: 10000000, at: 1684100000000, batch: o.id, region: '410325'}]->(card);
