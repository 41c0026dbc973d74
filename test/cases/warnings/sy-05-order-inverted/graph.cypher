// F is paid on 2023-04-01 under a contract signed on the 20th; F2 is paid on 2023-03-01 on a line issued on the 15th; between notice and deadline of N's tender lie exactly twenty days, of F3's nineteen, and its contract of 5 million yuan was
// signed 31 days after the award; X repairs flood damage before the papers, with an exemption; X2 is money that settles later.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', 1675180800000, 1681920000000, 1680278400000], ['F2', 1678809600000, 1675180800000, 1677600000000], ['F3', 1675180800000, 1680278400000, 1682870400000], ['N1', 1675180800000, 1680278400000, 1682870400000], ['X1', 1675180800000, 1681920000000, 1680278400000], ['X2', 1678809600000, 1675180800000, 1677600000000]] AS row
CREATE (i:Indicator {id: 'indicator:410325|2023|' + row[0], ownNumber: '嵩财〔2023〕9号', region: '410325', recipientRegion: '410325', fiscalYear: 2023, executable: true, provisional: row[0] = 'X2', issuedAt: row[1]})-[:FOR]->(j:Project {id: 'project:' + row[0]})
CREATE (c:Contract {id: 'contract:' + row[0], name: '合同' + row[0], region: '410325', category: '工程', amount: CASE row[0] WHEN 'F3' THEN 500000000 ELSE 100000000 END, signedAt: row[2], startedAt: 1682352000000})-[:ABOUT]->(j)
CREATE (t)-[:PAID {id: 'paid:' + row[0], indicator: i.id, project: j.id, contract: c.id, amount: 20000000, at: row[3]}]->(e);
UNWIND [['F3', 1675785600000, 1677600000000], ['N1', 1675699200000, 1677686400000]] AS row
MATCH (j:Project {id: 'project:' + row[0]})
CREATE (:Tender {id: 'tender:' + row[0], method: '公开招标', noticeAt: row[1], deadlineAt: 1677427200000, awardedAt: row[2]})-[:ABOUT]->(j);
MATCH (c:Contract {id: 'contract:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-SY2'})-[:ABOUT]->(c);
