// The household F draws two items that exclude each other, one by its member; N draws one item twice; X another one in another year.
CREATE (:SubsidyItem {id: 'item:A', code: 'A', name: '低保', exclusiveWith: ['B']}), (:SubsidyItem {id: 'item:B', code: 'B', name: '特困'}), (bank:Account {id: 'account:bank', kind: 'agent-batch'}),
  (:PayoutBatch {id: 'payout:410325|1', region: '410325', code: '1'}), (:Household {id: 'household:F', headName: '曹得旺', region: '410325'})<-[:MEMBER_OF]-(:Person {id: 'person:F', name: '曹小旺'}), (:Household {id: 'household:N', headName: '李四', region: '410325'}), (:Household {id: 'household:X', headName: '王五', region: '410325'});
UNWIND [['1', 'household:F', 'F', 'item:A', 100, '2023-05-01'], ['2', 'person:F', 'G', 'item:B', 200, '2023-06-01'], ['3', 'household:N', 'N', 'item:A', 100, '2023-05-01'], ['4', 'household:N', 'N', 'item:A', 100, '2023-06-01'], ['5', 'household:X', 'X', 'item:A', 100, '2023-05-01'], ['6', 'household:X', 'X', 'item:B', 100, '2022-05-01']] AS row
MATCH (bank:Account {id: 'account:bank'}), (of:Household|Person {id: row[1]})
MERGE (a:Account {id: 'account:' + row[2]}) ON CREATE SET a.kind = 'household'
MERGE (a)-[:HELD_BY]->(of)
CREATE (bank)-[:PAID {id: 'paid:' + row[0], amount: row[4] * 100, at: datetime(row[5] + 'T10:00:00+08:00').epochMillis, batch: 'payout:410325|1', item: row[3], beneficiary: row[1], region: '410325'}]->(a);
