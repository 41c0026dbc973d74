// 嵩县 (410325) gives its agriculture office 1,000 fen of document Q and the county beside it (410326) 100 more, of which no onward document is
// loaded. The office's money ends in one place for each reason that leaves it unexplained, beside what is held, paid and unspent. Ledgers of special
// accounts are loaded up to the end of 2018 and again from July 2019 on, those of platforms not at all. Amounts in fen.
CREATE (:Batch {id: 'b1', sequence: 1, status: 'active'});

UNWIND [['410000', '河南省'], ['410300', '洛阳市'], ['410325', '嵩县'], ['410326', '汝阳县']] AS r
CREATE (:Region {id: 'region:' + r[0], code: r[0], name: r[1], source: 'b1/regions.csv/2'});
UNWIND [['410300', '410000'], ['410325', '410300'], ['410326', '410300']] AS s
MATCH (a:Region {code: s[0]}), (b:Region {code: s[1]}) CREATE (a)-[:SUPERVISED_BY {id: 'supervised_by:' + s[0]}]->(b);
CREATE (:Coverage {source: 'SPECIAL', region: '410325', from: 0, to: 1546185600000}), (:Coverage {source: 'SPECIAL', region: '410325', from: 1561910400000, to: 1577721600000});

UNWIND [['410325', '嵩县财政局'], ['410325N', '嵩县农业局']] AS u CREATE (:Unit {id: 'unit:' + u[0], region: left(u[0], 6), name: u[1]});
MATCH (u:Unit {id: 'unit:410325'})
CREATE (d:Document {id: 'document:Q', issuer: '410325', number: '嵩财农〔2018〕9号', numberAsWritten: '嵩财农〔2018〕9号', title: '嵩财农〔2018〕9号', issuedAt: 1519833600000, region: '410325', source: 'b1/bgt.csv/2'})-[:ISSUED_BY {id: 'issued_by:Q'}]->(u);
UNWIND [['Q1', 1000, '410325', 'unit:410325N', true], ['Q2', 100, '410326', 'region:410326', false]] AS i
MATCH (d:Document {id: 'document:Q'}), (r {id: i[3]})
CREATE (l:Indicator {id: 'indicator:' + i[0], code: i[0], region: d.region, fiscalYear: 2018, kind: 'initial', amount: i[1], issuedAt: d.issuedAt, recipientRegion: i[2], executable: i[4], ownNumber: d.number, source: 'b1/bgt.csv/' + i[0]}),
       (d)-[:CARRIES {id: 'carries:' + i[0]}]->(l), (l)-[:GIVEN_TO {id: 'given_to:' + i[0]}]->(r);

UNWIND [['T', 'treasury', '嵩县国库'], ['SP', 'special', '扶贫资金专户'], ['SL', 'special', '后开的专户'], ['PF', 'platform', '平台公司账户'], ['M', 'cash', '现金'], ['U', 'unknown', null], ['E', 'enterprise', '嵩县示例公司'], ['F', 'enterprise', '嵩县示例供应商']] AS a
CREATE (:Account {id: 'account:' + a[0], kind: a[1], region: '410325', name: a[2], source: 'b1/accounts.csv/2'});
UNWIND ['E', 'F'] AS e
MATCH (a:Account {id: 'account:' + e}) CREATE (a)-[:HELD_BY {id: 'held_by:' + e}]->(:Enterprise {id: 'enterprise:' + e, name: a.name, region: '410325', source: 'b1/ent.csv/2'});
// What lay on the special account in the beginning is stated; of the enterprises nothing is.
MATCH (a:Account {id: 'account:SP'}) CREATE (:Balance {id: 'balance:SP', account: a.id, date: 1514736000000, amount: 0, opening: true})-[:ABOUT {id: 'about:SP'}]->(a);

UNWIND [
  {id: 'early', b: 'E', amount: 40, at: 1517414400000}, {id: 'held-2018-04', b: 'SP', amount: 200, at: 1522512000000},
  {id: 'platform', b: 'PF', amount: 50, at: 1525104000000}, {id: 'cash', b: 'M', amount: 60, at: 1527782400000},
  {id: 'unknown', b: 'U', amount: 70, at: 1528992000000}, {id: 'paid', b: 'E', amount: 300, at: 1530374400000},
  {id: 'held-2018-12', b: 'SP', amount: 25, at: 1543593600000}, {id: 'late', b: 'SL', amount: 30, at: 1556640000000},
  {id: 'onward', a: 'E', b: 'F', amount: 120, at: 1533052800000, untagged: true}
] AS p
MATCH (a:Account {id: 'account:' + coalesce(p.a, 'T')}), (b:Account {id: 'account:' + p.b})
CREATE (a)-[:PAID {id: p.id, amount: p.amount, at: p.at, seq: 0, timePrecision: 'second', indicator: CASE WHEN p.untagged THEN null ELSE 'indicator:Q1' END, kind: 'payment', state: 'paid', region: '410325', source: 'b1/pay.csv/' + p.id}]->(b);

MATCH (n) WHERE NOT n:Batch SET n:Entity, n.addedIn = 1;
MATCH (c:Coverage) REMOVE c:Entity;
MATCH ()-[r]->() SET r.addedIn = 1;
