/**
 * @id          zh-01-wrong-account-kind
 * @code        ZH-01
 * @title       Paid into a special, own-funds or township account
 * @title.zh    违规拨入专户、实有资金或乡镇账户
 * @bands       orange; yellow where it was returned within settledDays; red where the line asks for direct payment and the money stayed over stayDays
 * @bands.zh    橙；settledDays 天内退回的为黄；指标要求直接支付而资金停留超过 stayDays 天的为红
 * @precision   medium
 * @subject     Account
 * @reads       party~; payee~indicator; HELD_BY>; <ABOUT
 * @narrowed    of-kinds
 * @needs       PAY ACCOUNT
 * @traps       T-ZH4 T-ZH5 T-ZH6
 * @measure     days
 * @param       subjects    string[]                                         Accounts to judge
 * @param       batch       integer                                          Data version
 * @param       asOf        instant                                          Last moment of the day D
 * @param       sources     string[]                                         What is covered; red needs SPECIAL or FLOW
 * @param       whitelist   string[]                                         Accounts that may receive (T-ZH5)
 * @param       kinds       string[] = ["special","own-funds","township"]    {account-kinds} Kinds of account meant; Budget Law, article 56, and its Regulation, article 52
 * @param       lawfulUnits string[] = ["state-farm","platform","village-collective"] {unit-kinds} Kinds of holder that lawfully receive on accounts of their own (T-ZH6)
 * @param       settledDays integer = 10                                     Days within which a return lowers the band; own default
 * @param       stayDays    integer = 30                                     Days of rest that make it red; own default
 * @param.zh    kinds       所判的账户类型；预算法第五十六条及其实施条例第五十二条
 * @param.zh    lawfulUnits 依法可用自有账户收款的单位类型（T-ZH6）
 * @param.zh    settledDays 在此天数内退回的降档；自定默认值
 * @param.zh    stayDays    停留超过此天数为红；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {amount:fen} was paid on {at:day} into an account of kind {kind}; {left:fen} of it left the account within {stayDays} days.
 * @message.zh  {at:day} 将 {amount:fen} 拨入{kind:word}；{stayDays} 天内转出 {left:fen}。
 * @why         Money that leaves the single treasury account before the last payee is known is out of sight of budget execution.
 * @why.zh      资金在最终收款人之前离开国库单一账户体系，脱离预算执行监控。
 * @basis       Named violation type of a provincial monitoring front end; Budget Law 2018, article 56; Regulation 2020, article 52; 10 and 30 days reconstructed
 * @basis.zh    某省监控系统列明的违规类型；预算法（2018 年）第五十六条；预算法实施条例（2020 年）第五十二条；10 天和 30 天系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE aThen.kind IN $kinds
WITH a, aThen, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs, head(COLLECT { MATCH (a)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH4', 'T-ZH5', 'T-ZH6'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt,
     head(COLLECT { MATCH (a)-[h:HELD_BY]->(u:Unit) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN u ORDER BY u.id }) AS holder
CALL (a, aThen, backs, exempt, holder) {
  MATCH (payer:Account)-[p:PAID]->(a)
  WHERE p.indicator IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  MATCH (i:Indicator {id: p.indicator})
  WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  // What bounced never came; what was returned by somebody's decision came and went.
  WITH DISTINCT payer, p, i, [b IN backs WHERE p.id IN b.settles] AS own
  WITH payer, p, i, p.amount - reduce(s = 0, b IN [b IN own WHERE b.kind = 'bounce'] | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS arrived, p.amount - reduce(s = 0, b IN own | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net, p.amount - reduce(s = 0, b IN [b IN own WHERE b.at <= p.at + $settledDays * 86400000] | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS openAfter
  WHERE arrived > 0
  // How long it stayed matters only where direct payment was prescribed.
  CALL (a, p, i) {
    MATCH (a)-[out:PAID]->(:Account)
    WHERE i.requiredMode = 'direct' AND out.at > p.at AND out.at <= p.at + $stayDays * 86400000 AND coalesce(out.state, 'paid') = 'paid' AND out.addedIn <= $batch AND (out.retiredIn IS NULL OR out.retiredIn > $batch)
    RETURN coalesce(sum(out.amount), 0) AS left
  }
  WITH payer, p, i, net, openAfter, left, ($asOf - p.at) / 86400000 AS days
  WITH payer, p, i, net, openAfter, left, days,
       i.requiredMode = 'direct' AND any(s IN ['SPECIAL', 'FLOW'] WHERE s IN $sources) AND days > $stayDays AND left < net AS stays
  RETURN collect({
    subject: a.id, key: [p.id], band: CASE WHEN openAfter <= 0 THEN 'yellow' WHEN stays THEN 'red' ELSE 'orange' END,
    measured: days, limit: $stayDays, amount: net, nodes: [payer.id, a.id, i.id] + CASE WHEN holder IS NULL THEN [] ELSE [holder.id] END, edges: [p.id],
    facts: {amount: p.amount, at: p.at, kind: aThen.kind, left: left, stayDays: $stayDays, approvalNo: aThen.approvalNo},
    trap: CASE WHEN exempt IS NOT NULL THEN exempt WHEN holder.kind IN $lawfulUnits THEN 'T-ZH6' WHEN aThen.whitelisted = true OR a.id IN $whitelist THEN 'T-ZH5' END}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
