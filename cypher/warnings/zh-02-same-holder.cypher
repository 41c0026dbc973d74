/**
 * @id          zh-02-same-holder
 * @code        ZH-02
 * @title       Same-name transfer
 * @title.zh    同户名划转
 * @bands       orange; red from redTransfers transfers within redDays
 * @bands.zh    橙；redDays 天内达到 redTransfers 笔的为红
 * @precision   high
 * @subject     Account
 * @reads       party~; payee~indicator; payee~payer(!ends) HELD_BY>; HELD_BY>; CARD_OF|SUCCEEDED_BY*4; <ABOUT
 * @narrowed    same-holder
 * @needs       PAY ACCOUNT
 * @traps       T-ZH3 T-ZH4
 * @measure     count
 * @unit        transfer, transfers
 * @unit.zh     笔
 * @param       subjects     string[]     Receiving accounts to judge
 * @param       batch        integer      Data version
 * @param       asOf         instant      Last moment of the day D
 * @param       redTransfers integer = 3  Transfers that make it red; own default
 * @param       redDays      integer = 90 Days in which they fall; own default
 * @param       ends         string[] = ["treasury","clearing","tax","social-security","utility"] {account-kinds} Kinds of account that are nobody's own: neither payer nor payee of such a transfer; graph model
 * @param.zh    redTransfers 达到几笔为红；自定默认值
 * @param.zh    redDays      上述笔数发生在多少天之内；自定默认值
 * @param.zh    ends         不属于任何单位自有的账户类型，不作此类划转的付款方或收款方；按图模型
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {holder:name} moved {amount:fen} in {transfers} transfers from one of its accounts to another, first on {firstAt:day}.
 * @message.zh  {holder:name} 在本单位账户之间划转 {transfers} 笔，共 {amount:fen}，首笔 {firstAt:day}。
 * @why         A transfer to oneself books an expenditure without a payee and takes the money out of the treasury system.
 * @why.zh      同户名划转只列支出而无真实收款人，使资金脱离国库集中支付。
 * @basis       同户名转账 is a rule class of a provincial monitoring front end; 3 transfers in 90 days reconstructed
 * @basis.zh    “同户名转账”是某省监控系统的一类规则；90 天内 3 笔系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE NOT coalesce(aThen.kind, 'unknown') IN $ends + ['household', 'person', 'cash']
WITH a, aThen, COLLECT { MATCH (a)-[h:HELD_BY]->(o:Unit|Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN DISTINCT o } AS holders
WHERE size(holders) > 0
WITH a, aThen, holders, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs, head(COLLECT { MATCH (a)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH3', 'T-ZH4'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
CALL (a, aThen, holders, backs, exempt) {
  MATCH (b:Account)-[p:PAID]->(a)
  WHERE b <> a AND NOT coalesce(b.kind, 'unknown') IN $ends AND p.indicator IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND EXISTS { (b)-[h:HELD_BY]->(o) WHERE o IN holders AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) }
    AND EXISTS { MATCH (i:Indicator {id: p.indicator}) WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
  WITH DISTINCT b, p
  WITH b, p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
  WHERE net > 0
  WITH b, p, net ORDER BY p.at, p.id
  WITH b, collect(p) AS transfers, sum(net) AS amount
  // Cards of one account are one account; an account that follows another is the same under a new number.
  WITH b, transfers, amount, COLLECT { MATCH (b)-[ls:CARD_OF|SUCCEEDED_BY*1..4]-(a) WHERE all(l IN ls WHERE l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch)) RETURN any(l IN ls WHERE type(l) = 'SUCCEEDED_BY') } AS links
  WHERE NOT false IN links
  WITH b, transfers, amount, links, reduce(most = 0, k IN range(0, size(transfers) - 1) |
         CASE WHEN size([t IN transfers WHERE t.at >= transfers[k].at AND t.at <= transfers[k].at + $redDays * 86400000]) > most
           THEN size([t IN transfers WHERE t.at >= transfers[k].at AND t.at <= transfers[k].at + $redDays * 86400000]) ELSE most END) AS most
  RETURN collect({
    subject: a.id, key: [b.id], band: CASE WHEN most >= $redTransfers THEN 'red' ELSE 'orange' END,
    measured: most, limit: $redTransfers, amount: amount, nodes: [b.id, a.id] + [o IN holders | o.id], edges: [t IN transfers | t.id][..200],
    facts: {holder: holders[0].name, amount: amount, transfers: size(transfers), firstAt: transfers[0].at, purpose: transfers[0].purpose},
    trap: CASE WHEN true IN links THEN 'T-ZH3' WHEN aThen.kind = 'wages' THEN 'T-ZH4' ELSE exempt END}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
