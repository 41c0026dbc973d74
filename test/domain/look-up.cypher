// A small piece of Henan for the look-up tests. Batch 1 is visible, batch 2 is still being loaded; F: must be found, N: must not.
CREATE (:Batch {id: 'first', sequence: 1, status: 'active'}), (:Batch {id: 'second', sequence: 2, status: 'loading'});

UNWIND [
  ['410000', '河南省', 'hns', 'province'], ['410200', '开封市', 'kfs', 'city'], ['410225', '兰考县', 'lkx', 'county'], ['410225101', '谷营镇', 'gyz', 'township'],
  ['411600', '周口市', 'zks', 'city'], ['411626', '淮阳县', 'hyx', 'county'], ['411603', '淮阳区', 'hyq', 'county']
] AS r
CREATE (:Region:Entity {id: 'region:' + r[0], code: r[0], name: r[1], pinyin: r[2], level: r[3], addedIn: 1, source: 'first/regions.csv/2', stated: ['code']});
MATCH (r:Region {code: '411626'}) SET r.to = 1564588800000;
CREATE (:Region:Entity {id: 'region:410999', code: '410999', name: '尚未生效县', pinyin: 'swsxx', level: 'county', addedIn: 2, source: 'second/regions.csv/2'});
UNWIND [['410200', '410000', null, null], ['410225', '410200', null, null], ['411600', '410000', null, null], ['411626', '411600', null, 1564588800000], ['411603', '411600', 1564588800000, null]] AS s
MATCH (a:Region {code: s[0]}), (b:Region {code: s[1]})
CREATE (a)-[:SUPERVISED_BY {id: 'supervised_by:' + s[0], from: s[2], to: s[3], addedIn: 1, source: 'first/relations.csv/2'}]->(b);
// N: retired before batch 1 was the newest; it would put 兰考 below 周口.
MATCH (a:Region {code: '410225'}), (b:Region {code: '411600'})
CREATE (a)-[:SUPERVISED_BY {id: 'supervised_by:wrong', addedIn: 1, retiredIn: 1, source: 'first/relations.csv/9'}]->(b);

UNWIND [
  ['410000', '101', '河南省财政厅', 'hnscztt', 'finance'], ['410000', '201', '河南省农业农村厅', 'hnsnynct', 'department'], ['410200', '101', '开封市财政局', 'kfsczj', 'finance'],
  ['410225', '101', '兰考县财政局', 'lkxczj', 'finance'], ['410225', '301', '兰考县农业农村局', 'lkxnyncj', 'department'], ['411626', '101', '淮阳县财政局', 'hyxczj', 'finance']
] AS u
CREATE (:Unit:Entity {id: 'unit:' + u[0] + '|' + u[1], region: u[0], code: u[1], name: u[2], pinyin: u[3], kind: u[4], addedIn: 1, source: 'first/units.csv/2', stated: ['name']});

UNWIND [
  ['410000|101', '豫财农〔2017〕12号', '豫财农[2017]012号', '河南省财政厅关于下达2017年财政专项扶贫资金的通知', 'province', 1488297600000, '410000'],
  ['410000|101', '豫财农〔2017〕112号', '豫财农〔2017〕112号', '关于追加扶贫资金的通知', 'province', 1498838400000, '410000'],
  ['410000|101', '豫财农〔2018〕12号', '豫财农〔2018〕12号', '关于下达2018年扶贫资金的通知', 'province', 1519833600000, '410000'],
  ['410225|101', '兰财预〔2017〕5号', '兰财预〔2017〕5号', '关于下达谷营镇到户增收资金的通知', 'county', 1490976000000, '410225'],
  ['410225|301', '兰财预〔2017〕5号', '兰财预〔2017〕5号', '另一个单位的同号文件', 'county', 1491062400000, '410225'],
  ['411626|101', '淮财农〔2017〕7号', '淮财农（2017）7号', '淮阳县扶贫资金', 'county', 1491148800000, '411626'],
  ['410200|101', '汴财农〔2017〕3号、汴扶贫〔2017〕9号', '汴财农〔2017〕3号 汴扶贫〔2017〕9号', '联合发文', 'city', 1489334400000, '410200'],
  ['410200|101', '无文号-市长办公会', '无文号-市长办公会', '市长办公会纪要', 'city', 1489420800000, '410200']
] AS d
CREATE (:Document:Entity {id: 'document:' + d[0] + '|' + d[1], issuer: d[0], number: d[1], numberAsWritten: d[2], title: d[3], level: d[4], issuedAt: d[5], region: d[6], addedIn: 1, source: 'first/bgt.csv/2', stated: ['title']});
MATCH (d:Document {title: '市长办公会纪要'}) SET d.surrogate = true;
CREATE (:Document:Entity {id: 'document:410000|101|豫财农〔2017〕13号', issuer: '410000|101', number: '豫财农〔2017〕13号', title: '尚未可见', region: '410000', issuedAt: 1488384000000, addedIn: 2, source: 'second/bgt.csv/2', stated: ['title']});
// A document that a line merely names: no title, nothing stated.
CREATE (:Document:Entity {id: 'document:411626|101|豫财农〔2017〕12号', issuer: '411626|101', number: '豫财农〔2017〕12号', addedIn: 1, source: 'first/bgt.csv/9', stated: []});

UNWIND [
  ['document:410000|101|豫财农〔2017〕12号', '410000', 'A', 3000000, '410225', '财农〔2016〕200号'], ['document:410000|101|豫财农〔2017〕12号', '410000', 'B', 2000000, '411626', '财农〔2016〕200号'],
  ['document:410225|101|兰财预〔2017〕5号', '410225', 'C', 1800000, '410225', '豫财农〔2017〕12号'], ['document:411626|101|淮财农〔2017〕7号', '411626', 'D', 900000, '411626', '豫财农〔2017〕12号'],
  ['document:410200|101|汴财农〔2017〕3号、汴扶贫〔2017〕9号', '410200', 'E', 100, '410200', null]
] AS i
MATCH (d:Document {id: i[0]})
CREATE (n:Indicator:Entity {id: 'indicator:' + i[1] + '|2017|' + i[2], region: i[1], fiscalYear: 2017, code: i[2], kind: 'initial', amount: i[3], recipientRegion: i[4], upperNumber: i[5], addedIn: 1, source: 'first/bgt.csv/2'}),
       (d)-[:CARRIES {id: 'carries:' + i[2], addedIn: 1, source: 'first/bgt.csv/2'}]->(n);
// N: a line taken off the document by a correction does not count in its sum.
MATCH (d:Document {id: 'document:410000|101|豫财农〔2017〕12号'}), (i:Indicator {id: 'indicator:410225|2017|C'})
CREATE (d)-[:CARRIES {id: 'carries:wrong', addedIn: 1, retiredIn: 1, source: 'first/bgt.csv/8'}]->(i);

CREATE (:Project:Entity {id: 'project:P1', code: 'P1', name: '谷营镇到户增收项目', pinyin: 'gyzdhzsxm', category: '产业发展', region: '410225', addedIn: 1, source: 'first/projects.csv/2'});
MATCH (i:Indicator {id: 'indicator:410225|2017|C'}), (p:Project {id: 'project:P1'}) SET i.project = p.id CREATE (i)-[:FOR {id: 'for:C', addedIn: 1, source: 'first/bgt.csv/4'}]->(p);
UNWIND range(1, 30) AS n
CREATE (:Project:Entity {id: 'project:Q' + right('0' + toString(n), 2), code: 'Q' + right('0' + toString(n), 2), name: '淮阳道路硬化工程' + toString(n) + '标段', pinyin: 'hydlyhgc' + toString(n) + 'bd', region: '411626', addedIn: 1, source: 'first/projects.csv/3'});
CREATE (:SubsidyItem:Entity {id: 'item:S1', code: 'S1', name: '到户增收补助', addedIn: 1, source: 'first/items.csv/2'});

CREATE (:Household:Entity {id: 'household:00000000000000000000000000000001', code: 'H1', headName: '曹得旺', village: '410225101201', region: '410225', policyLabel: '稳定脱贫（不再享受政策）', policyLabelFrom: 1514736000000, addedIn: 1, changedIn: 1, source: 'first/households.csv/2'});
CREATE (:Person:Entity {id: 'person:00000000000000000000000000000001', idNumber: '410225196001011234', name: '曹得旺', region: '410225', addedIn: 1, source: 'first/members.csv/2'});
CREATE (:Person:Entity {id: 'person:00000000000000000000000000000002', idNumber: '410225198501011234', name: '曹小旺', region: '410225', addedIn: 1, source: 'first/members.csv/3'});
MATCH (p:Person), (h:Household) CREATE (p)-[:MEMBER_OF {id: 'member_of:' + p.id, relation: CASE p.name WHEN '曹得旺' THEN '户主' ELSE '儿子' END, from: 1388505600000, addedIn: 1, source: 'first/members.csv/2'}]->(h);
MATCH (h:Household) CREATE (h)-[:WAS]->(:Version {addedIn: 1, retiredIn: 1, policyLabel: '享受政策', headName: '曹得旺', source: 'first/households.csv/1'});
CREATE (:Record:Entity {id: 'record:deed-tax|T1', kind: 'deed-tax', code: 'T1', region: '410225', from: 1462032000000, value: '商品房契税', amount: 1200000, addedIn: 1, source: 'first/deed.csv/2'}),
       (:Record:Entity {id: 'record:vehicle|V1', kind: 'vehicle', code: 'V1', region: '410225', from: 1480521600000, value: '豫B12345', addedIn: 1, source: 'first/vehicle.csv/2'});
MATCH (r:Record {code: 'T1'}), (p:Person {name: '曹得旺'}) CREATE (r)-[:ABOUT {id: 'about:T1', addedIn: 1, source: 'first/deed.csv/2'}]->(p);
MATCH (r:Record {code: 'V1'}), (p:Person {name: '曹小旺'}) CREATE (r)-[:ABOUT {id: 'about:V1', addedIn: 1, source: 'first/vehicle.csv/2'}]->(p);
CREATE (:Enterprise:Entity {id: 'enterprise:91410225MA3X000001', uscc: '91410225MA3X000001', name: '兰考绿园种植专业合作社', formerNames: ['兰考新绿合作社'], pinyin: 'lklyzzzyhzs', region: '410225', addedIn: 1, source: 'first/enterprises.csv/2'}),
       (:Enterprise:Entity {id: 'enterprise:91411626MA3X000002', uscc: '91411626MA3X000002', name: '淮阳路桥有限公司', pinyin: 'hylqyxgs', region: '411626', phone: '13812341234', addedIn: 1, source: 'first/enterprises.csv/3'});
MATCH (p:Person {name: '曹小旺'}), (e:Enterprise {uscc: '91410225MA3X000001'}) CREATE (p)-[:LEGAL_REP_OF {id: 'legal_rep_of:1', from: 1388505600000, addedIn: 1, source: 'first/reps.csv/2'}]->(e);

UNWIND [
  ['01', '1716020100000000001', '河南省国库', 'treasury', '410000', 'unit:410000|101'], ['02', '1716020100000000002', '兰考县零余额账户', 'zero-balance', '410225', 'unit:410225|301'],
  ['03', '6217000000000000003', '曹得旺', 'person', '410225', 'person:00000000000000000000000000000001'], ['04', '6217000000000000004', '曹小旺', 'person', '410225', 'person:00000000000000000000000000000002'],
  ['05', '1716020100000000005', '兰考绿园种植专业合作社', 'enterprise', '410225', 'enterprise:91410225MA3X000001'], ['06', '1716020100000000006', '淮阳路桥有限公司', 'enterprise', '411626', 'enterprise:91411626MA3X000002'],
  ['07', '6217000000000000007', '赵来顺', 'unknown', null, null], ['08', '1716020100000000008', '淮阳县零余额账户', 'zero-balance', '411626', 'unit:411626|101'], ['09', '1716020100000000009', '清算户', 'clearing', '410225', null]
] AS a
CREATE (n:Account:Entity {id: 'account:000000000000000000000000000000' + a[0], number: a[1], institution: '中国银行', name: a[2], kind: a[3], region: a[4], addedIn: 1, source: 'first/accounts.csv/2'})
WITH a, n MATCH (h:Entity {id: a[5]}) CREATE (n)-[:HELD_BY {id: 'held_by:' + a[0], from: 1388505600000, addedIn: 1, source: 'first/accounts.csv/2'}]->(h);
// One account pays 曹 as he joins a second one of his household.
UNWIND [
  ['p1', '02', '03', 800000, '2017-06-01', 'payment', '兰财预〔2017〕5号', '到户增收补助 卡6217000000000000003', 'indicator:410225|2017|C', 2017, '410225', []],
  ['p2', '02', '05', 500000, '2017-06-02', 'payment', '兰财预〔2017〕5号', '产业奖补', 'indicator:410225|2017|C', 2017, '410225', []],
  ['p3', '03', '02', 800000, '2018-11-05', 'recovery', '兰财预〔2017〕5号', '追回', 'indicator:410225|2017|C', 2018, '410225', ['paid:p1']],
  ['p4', '03', '04', 10000, '2017-07-01', 'transfer', null, '家庭内', null, 2017, null, []],
  ['p5', '05', '06', 300000, '2017-06-10', 'transfer', null, '工程款', null, 2017, '410225', []],
  ['p6', '06', '07', 250000, '2017-06-11', 'transfer', null, '往来', null, 2017, '411626', []],
  ['p7', '07', '04', 240000, '2017-06-12', 'transfer', null, '还款', null, 2017, null, []],
  ['p8', '05', '07', 90000, '2017-06-20', 'transfer', null, '借款', null, 2017, '410225', []],
  ['p9', '08', '06', 700000, '2017-05-01', 'payment', '淮财农〔2017〕7号', '道路', 'indicator:411626|2017|D', 2017, '411626', []],
  ['pa', '05', '09', 1000, '2017-06-05', 'transfer', null, '清算', null, 2017, '410225', []],
  ['pb', '09', '07', 1000, '2017-06-06', 'transfer', null, '清算', null, 2017, '410225', []]
] AS p
MATCH (a:Account {id: 'account:000000000000000000000000000000' + p[1]}), (b:Account {id: 'account:000000000000000000000000000000' + p[2]})
CREATE (a)-[:PAID {id: 'paid:' + p[0], movement: p[0], amount: p[3], at: datetime(p[4] + 'T00:00:00+08:00').epochMillis, seq: 0, timePrecision: 'day', kind: p[5], document: p[6], purpose: p[7], indicator: p[8], fiscalYear: p[9], region: p[10],
  settles: p[11], state: 'paid', project: CASE WHEN p[8] = 'indicator:410225|2017|C' THEN 'project:P1' END, item: CASE p[0] WHEN 'p1' THEN 'item:S1' END, addedIn: 1, source: 'first/pay.csv/' + p[0]}]->(b);
// A card batch: funded by 淮阳's line, its payment names no document.
CREATE (b:PayoutBatch:Entity {id: 'payout:410225|B1', region: '410225', code: 'B1', item: 'S1', period: '2019', total: 5000, lines: 1, addedIn: 1, source: 'first/batch.csv/2'})
WITH b MATCH (i:Indicator {id: 'indicator:411626|2017|D'}), (a:Account {id: 'account:00000000000000000000000000000008'}), (c:Account {id: 'account:00000000000000000000000000000006'})
CREATE (b)-[:FUNDED_BY {id: 'funded_by:B1', amount: 5000, addedIn: 1, source: 'first/batch.csv/2'}]->(i),
       (a)-[:PAID {id: 'paid:card', amount: 5000, at: 1556640000000, seq: 1, timePrecision: 'second', kind: 'payment', batch: b.id, fiscalYear: 2019, region: '411626', state: 'paid', addedIn: 1, source: 'first/roster.csv/2'}]->(c);
// N: not paid yet, taken back by a correction, still being loaded.
MATCH (a:Account {id: 'account:00000000000000000000000000000002'}), (b:Account {id: 'account:00000000000000000000000000000003'})
CREATE (a)-[:PAID {id: 'paid:void', amount: 7, at: 1496246400000, seq: 0, kind: 'payment', state: 'void', document: '兰财预〔2017〕5号', fiscalYear: 2017, region: '410225', addedIn: 1, source: 'first/pay.csv/90'}]->(b),
       (a)-[:PAID {id: 'paid:retired', amount: 70, at: 1496246400000, seq: 0, kind: 'payment', state: 'paid', document: '兰财预〔2017〕5号', fiscalYear: 2017, region: '410225', addedIn: 1, retiredIn: 1, source: 'first/pay.csv/91'}]->(b),
       (a)-[:PAID {id: 'paid:future', amount: 700, at: 1496246400000, seq: 0, kind: 'payment', state: 'paid', document: '兰财预〔2017〕5号', fiscalYear: 2017, region: '410225', addedIn: 2, source: 'second/pay.csv/2'}]->(b);
