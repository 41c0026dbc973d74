// City 410300 gives county 410325 a line of 1,000, registered with 999. The county gives 600 to its agriculture office and carries 100 of that
// into 2021. The treasury pays 300 to a contractor (in the budget system on the 10th, on the bank's statement on the 11th) and 50 to a
// farmer under no line; the special account passes 80 on under the same line. Amounts in fen.
CREATE (:Batch {id: 'b1', sequence: 1, status: 'active'}), (:Batch {id: 'b2', sequence: 2, status: 'loading'});
UNWIND [['410000', '河南省', 'province'], ['410300', '洛阳市', 'city'], ['410325', '嵩县', 'county'], ['411300', '南阳市', 'city']] AS r
CREATE (:Entity:Region {id: 'region:' + r[0], code: r[0], name: r[1], level: r[2], addedIn: 1, source: 'b1/r.csv/2', stated: ['code']});
UNWIND [['410300', '410000'], ['410325', '410300'], ['411300', '410000']] AS s
MATCH (a:Region {code: s[0]}), (b:Region {code: s[1]}) CREATE (a)-[:SUPERVISED_BY {id: 'supervised_by:' + s[0], addedIn: 1}]->(b);
UNWIND ['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'FLOW'] AS source UNWIND ['410300', '410325'] AS region
CREATE (:Coverage {source: source, region: region, from: 1577808000000, to: 1609344000000, addedIn: 1});
CREATE (:Entity:Unit {id: 'unit:410325|101', region: '410325', name: '嵩县财政局', addedIn: 1, stated: ['name']}), (:Entity:Unit {id: 'unit:410325|301', region: '410325', name: '嵩县农业农村局', addedIn: 1, stated: ['name']}),
       (:Entity:Unit {id: 'unit:410300|101', region: '410300', name: '洛阳市财政局', addedIn: 1, stated: ['name']});
UNWIND [['410300|101', '洛财农〔2020〕2号', '410300', true], ['410325|101', '嵩财农〔2020〕1号', '410325', true], ['410300|101', '洛财农〔2020〕5号', '410300', false]] AS d
CREATE (:Entity:Document {id: 'document:' + d[0] + '|' + d[1], issuer: d[0], number: d[1], region: d[2], addedIn: 1, stated: CASE WHEN d[3] THEN ['number'] ELSE [] END});
// region, line, amount, stated balance, recipient, recipient's region, own number, upper number, year
UNWIND [
  ['410300', 'L1', 1000, 400, 'region:410325', '410325', '洛财农〔2020〕2号', '豫财农〔2020〕9号', 2020],
  ['410325', 'S1', 600, 170, 'unit:410325|301', '410325', '嵩财农〔2020〕1号', '洛财农〔2020〕2号', 2020],
  ['410325', 'S2', 100, 100, 'unit:410325|301', '410325', '嵩财农〔2021〕1号', null, 2021],
  ['410325', 'S3', 40, null, 'unit:410325|301', '410325', '嵩财农〔2020〕1号', '洛财农〔2020〕5号', 2020]
] AS i
CREATE (:Entity:Indicator {id: 'indicator:' + i[0] + '|' + i[8] + '|' + i[1], region: i[0], fiscalYear: i[8], code: i[1], kind: CASE i[1] WHEN 'S2' THEN 'carry-over' ELSE 'addition' END, amount: i[2],
  balanceAsStated: i[3], recipient: i[4], recipientRegion: i[5], ownNumber: i[6], upperNumber: i[7], issuedAt: 1583020800000, addedIn: 1, source: 'b1/lines.csv/' + i[1], stated: ['amount']});
CREATE (:Entity:Indicator {id: 'indicator:410325|2020|X9', region: '410325', fiscalYear: 2020, code: 'X9', addedIn: 1, source: 'b1/pay.csv/9', stated: []});
MATCH (l:Indicator {code: 'L1'}), (s:Indicator {code: 'S1'}), (c:Indicator {code: 'S2'})
CREATE (l)-[:ALLOCATED {id: 'allocated:1', kind: 'distribution', amount: 600, at: 1583107200000, addedIn: 1}]->(s), (s)-[:ALLOCATED {id: 'allocated:2', kind: 'carry-over', amount: 100, at: 1609430400000, addedIn: 1}]->(c),
       (l)-[:ALLOCATED {id: 'allocated:3', kind: 'distribution', amount: 55, at: 1583107200000, addedIn: 1, retiredIn: 1}]->(s);
MATCH (u:Unit {id: 'unit:410325|101'}), (o:Unit {id: 'unit:410325|301'}), (l:Indicator {code: 'L1'}), (s:Indicator {code: 'S1'}), (t:Indicator {code: 'S3'})
CREATE (u)-[:REGISTERED {id: 'r1', at: 1583280000000, amount: 999, addedIn: 1, source: 'b1/reg.csv/2'}]->(l), (o)-[:REGISTERED {id: 'r2', at: 1583366400000, amount: 600, addedIn: 1}]->(s),
       (o)-[:REGISTERED {id: 'r3', at: 1609862400000, amount: 40, addedIn: 1}]->(t);
UNWIND [['T', 'treasury', '嵩县国库', '410325', '99004103250000001'], ['Z', 'special', '扶贫资金专户', '410325', '99004103250000002'], ['E', 'enterprise', '示例建设有限公司', '410325', '99004103250000003'], ['H', 'household', '曹大明', '410325', '6299994103250000017'], ['U', 'unknown', '某商店', '410325', null]] AS a
CREATE (:Entity:Account {id: 'account:' + a[0], kind: a[1], name: a[2], region: a[3], number: a[4], institution: '示例银行', addedIn: 1, source: 'b1/a.csv/2', stated: CASE a[0] WHEN 'U' THEN [] ELSE ['name'] END});
// The bank's record of p1 was recognised as the budget system's; p4 is the bank's own record and a line of its statement.
UNWIND [
  {id: 'p1', a: 'T', b: 'E', amount: 300, at: 1583798400000, timePrecision: 'day', indicator: 'indicator:410325|2020|S1', kind: 'payment', mode: 'direct', observations: ['o1']},
  {id: 'p2', a: 'T', b: 'H', amount: 50, at: 1584489600000, timePrecision: 'day', kind: 'payment', mode: 'direct'},
  {id: 'p3', a: 'T', b: 'Z', amount: 80, at: 1584576000000, timePrecision: 'day', indicator: 'indicator:410325|2020|S1', kind: 'transfer', mode: 'appropriation'},
  {id: 'p4', a: 'Z', b: 'U', amount: 80, at: 1584662400000, timePrecision: 'second', indicator: 'indicator:410325|2020|S1', kind: 'payment', mode: 'special-account', payerBalance: 25},
  {id: 'p5', a: 'T', b: 'E', amount: 7, at: 1584748800000, timePrecision: 'day', indicator: 'indicator:410325|2020|X9', kind: 'payment', mode: 'direct'},
  {id: 'p6', a: 'T', b: 'E', amount: 999, at: 1584748800000, timePrecision: 'day', indicator: 'indicator:410325|2020|S1', kind: 'payment', mode: 'direct', state: 'sent'},
  {id: 'p7', a: 'T', b: 'E', amount: 999, at: 1584748800000, timePrecision: 'day', indicator: 'indicator:410325|2020|S1', kind: 'payment', mode: 'direct', addedIn: 2}
] AS p
MATCH (a:Account {id: 'account:' + p.a}), (b:Account {id: 'account:' + p.b})
CREATE (a)-[e:PAID {addedIn: 1, state: 'paid', seq: 0, region: '410325', fiscalYear: 2020, system: 'budget', source: 'b1/pay.csv/' + p.id}]->(b)
SET e += p
REMOVE e.a, e.b;
MATCH (a:Account {id: 'account:T'}), (b:Account {id: 'account:E'})
CREATE (a)-[:OBSERVED {id: 'o1', of: ['p1'], amount: 300, at: 1583899200000, seq: 1, payerBalance: 700, serial: 'YH1', mode: 'bank', kind: 'transfer', region: '410325', addedIn: 1, source: 'b1/bank.csv/2'}]->(b);
UNWIND [['T', 1577808000000, 1000, true], ['T', 1585584000000, 570, false], ['Z', 1577808000000, 20, true]] AS b
MATCH (a:Account {id: 'account:' + b[0]})
CREATE (:Entity:Balance {id: 'balance:' + b[0] + '|' + b[1], account: a.id, date: b[1], amount: b[2], opening: b[3], addedIn: 1, source: 'b1/bal.csv/' + b[0], stated: ['amount']})-[:ABOUT {id: 'about:' + b[0] + b[1], addedIn: 1}]->(a);
MATCH (r:Region {code: '410325'})
UNWIND [['20200630', 1593446400000, 'income', 500], ['20201231', 1609344000000, 'income', 1000], ['20201231', 1609344000000, 'expenditure', 431], ['20201231', 1609344000000, 'treasury', 570], ['20201231', 1609344000000, '6001', 5]] AS g
CREATE (:Entity:Record {id: 'record:general-ledger|' + g[0] + g[2], kind: 'general-ledger', code: g[0] + g[2], region: '410325', fiscalYear: 2020, to: g[1], value: g[2], amount: g[3], addedIn: 1, source: 'b1/gl.csv/' + g[2], stated: ['amount']})-[:ABOUT {id: 'about:' + g[0] + g[2], addedIn: 1}]->(r);
