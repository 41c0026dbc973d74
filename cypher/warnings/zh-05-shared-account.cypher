/**
 * @id          zh-05-shared-account
 * @code        ZH-05
 * @title       One account for several households
 * @title.zh    多户共用一个收款账户
 * @bands       yellow from yellowHouseholds, orange from orangeHouseholds, red from redHouseholds or where the holder is a cadre or on the staff of a unit
 * @bands.zh    达到 yellowHouseholds 户为黄，达到 orangeHouseholds 户为橙，达到 redHouseholds 户，或账户持有人为村干部、单位人员的为红
 * @precision   medium
 * @subject     Account
 * @reads       party~; HELD_BY> (MEMBER_OF>; KIN_OF MEMBER_OF>; <ABOUT ABOUT> MEMBER_OF>; STAFF_OF>; <MEMBER_OF (KIN_OF MEMBER_OF>; <ABOUT ABOUT>
 *              MEMBER_OF>; STAFF_OF>)); payee~beneficiary (MERGED_INTO|SPLIT_FROM>; MEMBER_OF> MERGED_INTO|SPLIT_FROM>); <ABOUT
 * @narrowed    shared-account
 * @needs       CARD ACCOUNT
 * @traps       T-ZH2
 * @measure     count
 * @unit        household, households
 * @unit.zh     户
 * @param       subjects         string[]    Accounts to judge
 * @param       batch            integer     Data version
 * @param       asOf             instant     Last moment of the day D
 * @param       yellowHouseholds integer = 2 Households on one account in a year; one household, one card
 * @param       orangeHouseholds integer = 3 Households on one account in a year; own default
 * @param       redHouseholds    integer = 5 Households on one account in a year; own default
 * @param       kinds            string[] = ["household","person","unknown"] {account-kinds} Kinds of account meant: an agent's account pays many lawfully (T-ZH1), an institution keeps for many (T-ZH2)
 * @param.zh    yellowHouseholds 一年内共用一个账户的户数；一户一卡
 * @param.zh    orangeHouseholds 一年内共用一个账户的户数；自定默认值
 * @param.zh    redHouseholds    一年内共用一个账户的户数；自定默认值
 * @param.zh    kinds            所判的账户类型：代发账户依法向多人付款（T-ZH1），供养机构代管多人补贴（T-ZH2），均不判
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     In {year} the benefits of {households} households were paid into one account, {amount:fen} of them of households other than the holder's.
 * @message.zh  {year} 年有 {households} 户的补贴发到同一账户，其中户主以外各户 {amount:fen}。
 * @why         Who holds the card of others decides what they get.
 * @why.zh      代持他人补贴卡，容易截留、冒领。
 * @basis       财办〔2020〕37号 as quoted by a county notice: household items to the head's card, personal ones to one's own; bands reconstructed
 * @basis.zh    某县通知所引财办〔2020〕37号：到户补贴发到户主卡，到人补贴发到本人卡；分档系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE coalesce(aThen.kind, 'unknown') IN $kinds
WITH a, aThen, COLLECT { MATCH (:Account)-[p:PAID]->(a) WHERE p.rosterLine IS NOT NULL AND p.beneficiary IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN DISTINCT p } AS lines
WHERE size(lines) > 0
CALL (a, lines) {
  // Nearly every account has one beneficiary: the others alone are looked into.
  WITH lines AS several WHERE any(p IN lines WHERE p.beneficiary <> lines[0].beneficiary)
  WITH several, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs, head(COLLECT { MATCH (a)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt,
       COLLECT { MATCH (a)-[h:HELD_BY]->(o:Household|Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o } AS holders
  WITH several, backs, exempt, holders,
       COLLECT { UNWIND holders AS o MATCH (o)<-[m:MEMBER_OF]-(x:Person) WHERE o:Household AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT x } + [o IN holders WHERE o:Person] AS people,
       COLLECT { UNWIND holders AS o MATCH (o)-[m:MEMBER_OF]->(h:Household) WHERE o:Person AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT h } + [o IN holders WHERE o:Household] AS homes
  UNWIND several AS p
  WITH p, exempt, holders, people, homes, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
  WHERE net > 0
  WITH p, net, exempt, holders, people, homes, head(COLLECT {
    MATCH (h:Household {id: p.beneficiary}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN h
    UNION MATCH (:Person {id: p.beneficiary})-[m:MEMBER_OF]->(h:Household) WHERE coalesce(m.from, 0) <= p.at AND coalesce(m.to, 9000000000000000) + 86400000 > p.at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN h
  }) AS stated
  WHERE stated IS NOT NULL
  // On the day of payment: what was merged counts as the other, what was not yet divided as the first.
  WITH p, net, exempt, holders, people, homes, coalesce(
    head(COLLECT { MATCH (stated)-[c:MERGED_INTO]->(h:Household) WHERE coalesce(c.from, 0) <= p.at AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN h }),
    head(COLLECT { MATCH (stated)-[c:SPLIT_FROM]->(h:Household) WHERE coalesce(c.from, 0) > p.at AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN h }), stated) AS h
  WITH coalesce(p.fiscalYear, datetime({datetime: datetime({epochMillis: p.at}), timezone: 'Asia/Shanghai'}).year) AS year, h, exempt, holders, people, homes, sum(net) AS amount, collect(p.id) AS paid, max(p.at) AS lastAt
  WITH year, h, exempt, holders, people, amount, paid, lastAt, h IN homes AS isOwn
  // Kin, guardianship or entrustment between the holder's people and that household.
  WITH year, h, exempt, holders, people, amount, paid, lastAt, isOwn, NOT isOwn AND (
         EXISTS { UNWIND people AS x MATCH (x)-[k:KIN_OF]-(:Person)-[m:MEMBER_OF]->(h) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
         OR EXISTS { UNWIND people AS x MATCH (x)<-[s:ABOUT]-(r:Record)-[t:ABOUT]->(:Person)-[m:MEMBER_OF]->(h) WHERE r.kind IN ['guardianship', 'entrustment'] AND coalesce(r.from, 0) <= lastAt AND coalesce(r.to, 9000000000000000) + 86399999 >= lastAt AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }) AS isTied
  WITH year, exempt, holders, people, collect({id: h.id, amount: amount, paid: paid, isOwn: isOwn, isTied: isTied}) AS homes, max(lastAt) AS lastAt
  WITH year, exempt, holders, people, homes, lastAt, size([one IN homes WHERE NOT one.isTied]) AS open
  WHERE size(homes) >= $yellowHouseholds
  WITH year, exempt, homes, open, CASE WHEN open >= $yellowHouseholds THEN open ELSE size(homes) END AS households, [o IN holders | o.id] AS heldBy,
       [one IN homes WHERE NOT one.isOwn] AS others, [o IN holders WHERE o:Household | o.headName] AS heads,
       COLLECT { UNWIND people AS x MATCH (x)-[s:STAFF_OF]->(:Unit) WHERE coalesce(s.from, 0) <= lastAt AND coalesce(s.to, 9000000000000000) + 86399999 >= lastAt AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
         AND (x IN holders OR x.name IN [o IN holders WHERE o:Household | o.headName]) RETURN DISTINCT x.id } AS officials
  RETURN collect({
    subject: a.id, key: [year], band: CASE WHEN households >= $redHouseholds OR size(officials) > 0 THEN 'red' WHEN households >= $orangeHouseholds THEN 'orange' ELSE 'yellow' END,
    measured: households, limit: CASE WHEN households >= $redHouseholds THEN $redHouseholds WHEN households >= $orangeHouseholds THEN $orangeHouseholds ELSE $yellowHouseholds END, amount: reduce(s = 0, one IN others | s + one.amount),
    nodes: [a.id] + [one IN homes | one.id] + heldBy + officials, edges: reduce(ids = [], one IN homes | ids + one.paid)[..200],
    facts: {year: year, households: households, amount: reduce(s = 0, one IN others | s + one.amount), officials: size(officials)},
    trap: CASE WHEN open < $yellowHouseholds THEN 'T-ZH2' ELSE exempt END}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
