/**
 * @id          zh-06-several-cards
 * @code        ZH-06
 * @title       Household with several payee accounts
 * @title.zh    一户多卡
 * @bands       yellow from accounts accounts in a year; orange where one item went to two of them
 * @bands.zh    一年内达到 accounts 个账户为黄；同一补贴项目发到其中两个账户的为橙
 * @precision   medium
 * @subject     Household
 * @reads       <HELD_BY (party~; CARD_OF|SUCCEEDED_BY*4); <MEMBER_OF <HELD_BY (party~; CARD_OF|SUCCEEDED_BY*4); <ABOUT
 * @narrowed    several-cards
 * @needs       CARD ACCOUNT
 * @traps       T-ZH3
 * @measure     count
 * @unit        account, accounts
 * @unit.zh     个账户
 * @param       subjects string[]    Households to judge
 * @param       batch    integer     Data version
 * @param       asOf     instant     Last moment of the day D
 * @param       accounts integer = 2 Accounts of one household in a year; 一户一卡一号
 * @param.zh    accounts 一户一年内的账户数；一户一卡一号
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     In {year} what was paid to one household went into {accounts} accounts that are unrelated, {amount:fen} into the later ones.
 * @message.zh  {year} 年同一户的户级补贴分别发到 {accounts} 个互不关联的账户，其中后用账户 {amount:fen}。
 * @why         Two accounts hide that a household is paid twice.
 * @why.zh      一户多卡便于重复领取补贴。
 * @basis       一人一卡一号、一户一卡一号 as in published subsidy rules; 2 reconstructed
 * @basis.zh    公开的补贴发放规定中的一人一卡一号、一户一卡一号；2 个系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen
// Personal items may go to a card of one's own (T-SH8): only lines for the household itself are compared.
CALL (h) {
  CALL (h) {
    MATCH (h)<-[held:HELD_BY]-(a:Account) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) RETURN a
    UNION MATCH (h)<-[m:MEMBER_OF]-(:Person)<-[held:HELD_BY]-(a:Account) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) RETURN a
  }
  MATCH (:Account)-[p:PAID]->(a) WHERE p.beneficiary = h.id AND p.rosterLine IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH a, collect(DISTINCT p) AS lines
  WITH a, lines, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
  UNWIND lines AS p
  WITH a, p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
  WHERE net > 0
  RETURN collect({account: a, id: p.id, at: p.at, item: p.item, net: net, year: coalesce(p.fiscalYear, datetime({datetime: datetime({epochMillis: p.at}), timezone: 'Asia/Shanghai'}).year)}) AS lines
}
WITH h, hThen, lines
WHERE size(lines) > 0
WITH h, hThen, lines, any(line IN lines WHERE line.account <> lines[0].account) AS several, head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH3'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
CALL (h, lines, several, exempt) {
  UNWIND CASE WHEN several THEN lines ELSE [] END AS line
  WITH DISTINCT line.account AS a, exempt
  // Accounts joined by a card or a successor are one, named by the smallest id among them.
  WITH a, exempt, COLLECT { MATCH (a)-[ls:CARD_OF|SUCCEEDED_BY*1..4]-(o:Account) WHERE all(l IN ls WHERE l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch)) RETURN {id: o.id, replaced: any(l IN ls WHERE type(l) = 'SUCCEEDED_BY')} } AS linked
  WITH a, exempt, reduce(first = a.id, o IN linked | CASE WHEN o.id < first THEN o.id ELSE first END) AS name, any(o IN linked WHERE o.replaced) AS replaced
  UNWIND [line IN lines WHERE line.account = a] AS line
  WITH line, a, name, replaced, exempt ORDER BY line.at, line.id
  WITH line.year AS year, exempt, collect({account: a.id, name: name, id: line.id, item: line.item, net: line.net}) AS rows, collect(DISTINCT a.id) AS used, collect(DISTINCT name) AS names, max(replaced) AS replaced
  WHERE size(used) >= $accounts AND (size(names) >= $accounts OR replaced)
  WITH year, exempt, rows, used, names, CASE WHEN size(names) >= $accounts THEN size(names) ELSE size(used) END AS accounts,
       any(x IN rows WHERE any(y IN rows WHERE y.item = x.item AND y.name <> x.name)) AS sameItem, reduce(s = 0, x IN rows | s + CASE WHEN x.account = rows[0].account THEN 0 ELSE x.net END) AS amount
  RETURN collect({
    subject: h.id, key: [year], band: CASE WHEN sameItem THEN 'orange' ELSE 'yellow' END, measured: accounts, limit: $accounts, amount: amount,
    nodes: [h.id] + used, edges: [x IN rows | x.id][..200],
    facts: {year: year, accounts: accounts, amount: amount},
    trap: CASE WHEN size(names) < $accounts THEN 'T-ZH3' ELSE exempt END}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
