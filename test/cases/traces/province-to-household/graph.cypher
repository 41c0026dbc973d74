// Province 410000 gives document P to 洛阳 (410300) and 南阳 (411300); 洛阳 gives 嵩县 (410325) a line of its document L, which
// also merges 400 of the city's own money; 嵩县 gives its document S to the agriculture office. Amounts in fen.
CREATE (:Batch {id: 'b1', sequence: 1, status: 'active'});

UNWIND [['100000', '中央'], ['410000', '河南省'], ['410300', '洛阳市'], ['410325', '嵩县'], ['411300', '南阳市']] AS r
CREATE (:Region {id: 'region:' + r[0], code: r[0], name: r[1], source: 'b1/regions.csv/2'});
UNWIND [['410000', '100000'], ['410300', '410000'], ['410325', '410300'], ['411300', '410000']] AS s
MATCH (a:Region {code: s[0]}), (b:Region {code: s[1]}) CREATE (a)-[:SUPERVISED_BY {id: 'supervised_by:' + s[0]}]->(b);
UNWIND ['ALLOC', 'PAY', 'CARD', 'SPECIAL'] AS source CREATE (:Coverage {source: source, region: '410300', from: 0, to: 2000000000000});

UNWIND [['100000', '财政部'], ['410000', '河南省财政厅'], ['410300', '洛阳市财政局'], ['410325', '嵩县财政局'], ['410325N', '嵩县农业局']] AS u
CREATE (:Unit {id: 'unit:' + u[0], region: left(u[0], 6), name: u[1]});

UNWIND [
  ['C', '财农〔2016〕200号', '100000', '100000', 1480521600000], ['P', '豫财农〔2017〕12号', '410000', '410000', 1488297600000],
  ['L', '洛财农〔2017〕3号', '410300', '410300', 1489507200000], ['S', '嵩财农〔2017〕5号', '410325', '410325', 1490976000000]
] AS d
MATCH (u:Unit {id: 'unit:' + d[2]})
CREATE (:Document {id: 'document:' + d[0], issuer: d[2], number: d[1], numberAsWritten: d[1], title: d[1], issuedAt: d[4], region: d[3], source: 'b1/bgt.csv/2'})-[:ISSUED_BY {id: 'issued_by:' + d[0]}]->(u);

// document, line, amount, given to region, given to unit, executable, upper number
UNWIND [
  ['C', 'C1', 5000, '410000', null, false, null],
  ['P', 'P1', 600, '410300', null, false, '财农〔2016〕200号'], ['P', 'P2', 400, '411300', null, false, '财农〔2016〕200号'],
  ['L', 'L1', 1000, '410325', null, false, '豫财农〔2017〕12号'],
  ['S', 'S1', 700, '410325', 'unit:410325N', true, '洛财农〔2017〕3号']
] AS i
MATCH (d:Document {id: 'document:' + i[0]})
CREATE (l:Indicator {id: 'indicator:' + i[1], code: i[1], region: d.region, fiscalYear: 2017, kind: 'initial', amount: i[2], issuedAt: d.issuedAt, recipientRegion: i[3], executable: i[5], upperNumber: i[6], ownNumber: d.number, source: 'b1/bgt.csv/' + i[1]}),
       (d)-[:CARRIES {id: 'carries:' + i[1]}]->(l)
WITH i, l
MATCH (r) WHERE r.id = coalesce(i[4], 'region:' + i[3])
CREATE (l)-[:GIVEN_TO {id: 'given_to:' + i[1]}]->(r);
MATCH (i:Indicator {code: 'S1'}), (u:Unit {id: 'unit:410325N'}) CREATE (u)-[:REGISTERED {id: 'registered:S1', at: 1491062400000, amount: 700}]->(i);

UNWIND [['C1', 'P1', 600], ['C1', 'P2', 400], ['P1', 'L1', 600], ['L1', 'S1', 700]] AS a
MATCH (i:Indicator {code: a[0]}), (j:Indicator {code: a[1]})
CREATE (i)-[:ALLOCATED {id: 'allocated:' + a[1], amount: a[2], at: j.issuedAt, seq: 0, timePrecision: 'day', kind: 'distribution', link: 'stated', source: 'b1/bgt.csv/' + a[1]}]->(j);

UNWIND [['T', 'treasury', '410325', '9999000000000001', '嵩县国库'], ['K', 'agent-batch', '410325', '9999000000000002', '代发户'], ['E', 'enterprise', '410325', '9999000000000003', '某合作社'],
        ['H1', 'household', '410325', '6299990000000001', '曹某'], ['H2', 'household', '410325', '6299990000000002', '李某'], ['X', 'enterprise', '411300', '9999000000000004', '南阳某公司'], ['M', 'cash', '410325', null, '现金']] AS a
CREATE (:Account {id: 'account:' + a[0], kind: a[1], region: a[2], number: a[3], name: a[4], institution: '示例银行', source: 'b1/accounts.csv/2'});
CREATE (:Enterprise {id: 'enterprise:E', name: '嵩县示例合作社', region: '410325', source: 'b1/ent.csv/2'}), (:Household {id: 'household:1', headName: '曹某', region: '410325', policyLabel: '稳定脱贫（不再享受政策）', source: 'b1/hh.csv/2'}),
       (:Household {id: 'household:2', headName: '李某某', region: '410325', source: 'b1/hh.csv/3'});
UNWIND [['E', 'enterprise:E'], ['H1', 'household:1'], ['H2', 'household:2']] AS h
MATCH (a:Account {id: 'account:' + h[0]}), (p {id: h[1]}) CREATE (a)-[:HELD_BY {id: 'held_by:' + h[0]}]->(p);
CREATE (:PayoutBatch {id: 'payout:B', code: 'B', region: '410325', item: '到户增收', period: '2017', total: 200, lines: 2, source: 'b1/batch.csv/2'});
MATCH (b:PayoutBatch {id: 'payout:B'}), (i:Indicator {code: 'S1'}) CREATE (b)-[:FUNDED_BY {id: 'funded_by:B', amount: 200}]->(i);

// A direct payment, a batch on two legs with a line that bounced, a recovery two years later that restores nothing.
UNWIND [
  {id: 'p1', a: 'T', b: 'E', amount: 300, at: 1496275200000, indicator: 'indicator:S1', kind: 'payment', purpose: '种植补助'},
  {id: 'p2', a: 'T', b: 'K', amount: 200, at: 1498003200000, indicator: 'indicator:S1', batch: 'payout:B', kind: 'payment', purpose: '到户增收'},
  {id: 'p3', a: 'K', b: 'H1', amount: 100, at: 1498028400000, batch: 'payout:B', kind: 'payment', timePrecision: 'second', purpose: '到户增收'},
  {id: 'p4', a: 'K', b: 'H2', amount: 100, at: 1498028400000, batch: 'payout:B', kind: 'payment', timePrecision: 'second', purpose: '到户增收'},
  {id: 'p5', a: 'H2', b: 'K', amount: 100, at: 1498114800000, batch: 'payout:B', kind: 'bounce', timePrecision: 'second', settles: ['p4'], settledAmounts: [100]},
  {id: 'p6', a: 'H1', b: 'T', amount: 100, at: 1555516800000, batch: 'payout:B', kind: 'recovery', settles: ['p3'], settledAmounts: [100]},
  {id: 'o1', a: 'E', b: 'X', amount: 250, at: 1496361600000, kind: 'transfer', purpose: '货款'},
  {id: 'o2', a: 'X', b: 'M', amount: 90, at: 1496448000000, kind: 'cash', purpose: '提现'},
  {id: 'o3', a: 'E', b: 'X', amount: 70, at: 1490000000000, kind: 'transfer', purpose: '更早的货款'},
  {id: 'void', a: 'T', b: 'E', amount: 999, at: 1496275200000, indicator: 'indicator:S1', kind: 'payment', state: 'void'}
] AS p
MATCH (a:Account {id: 'account:' + p.a}), (b:Account {id: 'account:' + p.b})
CREATE (a)-[:PAID {id: p.id, amount: p.amount, at: p.at, seq: 0, timePrecision: coalesce(p.timePrecision, 'day'), indicator: p.indicator, batch: p.batch, kind: p.kind, state: coalesce(p.state, 'paid'), purpose: p.purpose, region: a.region,
  settles: coalesce(p.settles, []), settledAmounts: coalesce(p.settledAmounts, []), source: 'b1/pay.csv/' + p.id}]->(b);

MATCH (n) WHERE NOT n:Batch SET n:Entity, n.addedIn = 1;
MATCH (c:Coverage) REMOVE c:Entity;
MATCH ()-[r]->() SET r.addedIn = 1;
// N: a later batch is still being loaded; nothing of it may be seen.
MATCH (a:Account {id: 'account:T'}), (b:Account {id: 'account:E'}) CREATE (a)-[:PAID {id: 'later', amount: 5, at: 1496275200000, seq: 0, indicator: 'indicator:S1', kind: 'payment', state: 'paid', region: '410325', addedIn: 2}]->(b);
