/**
 * @id          zh-07-account-abnormal
 * @code        ZH-07
 * @title       Abnormal account status or holder
 * @title.zh    收款账户状态或户名异常
 * @bands       orange; red where the account was closed or frozen or the holder is another person
 * @bands.zh    橙；账户已销户、冻结，或户名与领取人不符的为红
 * @precision   medium
 * @subject     Account
 * @reads       party~; CARD_OF|SUCCEEDED_BY>; HELD_BY> (MEMBER_OF KIN_OF MEMBER_OF>; KIN_OF MEMBER_OF>); payee~beneficiary MEMBER_OF> <MEMBER_OF;
 *              <ABOUT
 * @narrowed    abnormal
 * @needs       PAY ACCOUNT
 * @clause      a: Paid to an account that is not known|付款没有明确的收款账户
 * @clause      b BANKSTATE: The account was closed, frozen or not yet open when paid into|收款时账户已销户、冻结或尚未开户
 * @clause      c: The name on the voucher is not that of the account or its holder|凭证所列户名与账户户名不符
 * @clause      d BANKSTATE: A long idle account received a large amount|长期不动的账户突然收到大额款项
 * @clause      e BANKSTATE: Payments were sent back repeatedly within the period|期限内多次退票
 * @clause      f CARD: A roster line was paid to an account of neither the beneficiary nor his household|名册发放款付入领取人及其家庭以外的账户
 * @traps       T-SE3 T-ZH2 T-ZH3
 * @measure     days
 * @param       subjects     string[]          Accounts to judge
 * @param       batch        integer           Data version
 * @param       asOf         instant           Last moment of the day D
 * @param       sources      string[]          What is covered
 * @param       closedWords  string[] = ["销户","注销","冻结","止付","closed","frozen"] States in which nothing may be credited; own default
 * @param       dormantWords string[] = ["久悬","不动","睡眠","休眠","dormant"] States of an idle account; own default
 * @param       dormantDays  integer = 180     Days of rest before a sudden use; own default
 * @param       dormantFen   fen = 5000000     Amount of the sudden use; own default
 * @param       bounces      integer = 2       Payments sent back; own default
 * @param       bounceDays   integer = 90      Days in which they fall; own default
 * @param.zh    closedWords  不得入账的账户状态；自定默认值
 * @param.zh    dormantWords 长期不动的账户状态；自定默认值
 * @param.zh    dormantDays  突然启用之前静止的天数；自定默认值
 * @param.zh    dormantFen   突然启用的金额；自定默认值
 * @param.zh    bounces      退票笔数；自定默认值
 * @param.zh    bounceDays   上述退票发生在多少天之内；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {amount:fen} was paid on {at:day} into an account that was {state:word}.
 * @message.zh  {at:day} 付款 {amount:fen}，收款账户当时为：{state:word}。
 * @why         Money paid into an account in such a state has not reached, or cannot be shown to have reached, the payee.
 * @why.zh      款项未到达或无法证明到达真实收款人。
 * @basis       Sudden use of idle accounts as a suspicion of money laundering; Penalties Regulation 2011, article 11; 180 days, 50,000 yuan, 2 bounces reconstructed
 * @basis.zh    不动户突然启用属可疑交易特征；财政违法行为处罚处分条例（2011 年）第十一条；180 天、5 万元和 2 次系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WITH a, aThen, COLLECT { MATCH (:Account)-[p:PAID]->(a) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN DISTINCT p } AS lines
WHERE size(lines) > 0
WITH a, aThen, lines, CASE WHEN 'BANKSTATE' IN $sources THEN COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind = 'bounce' AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b ORDER BY b.at, b.id } ELSE [] END AS sent,
     CASE WHEN 'BANKSTATE' IN $sources THEN COLLECT { MATCH (a)<-[ab:ABOUT]-(r:Record) WHERE r.kind = 'account-status' AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) RETURN r } ELSE [] END AS states,
     COLLECT { MATCH (a)-[h:HELD_BY]->(o) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o } AS holders
CALL (a, aThen, lines, sent, states, holders) {
  CALL (a, aThen, lines, sent, states, holders) {
    // (a) No account at all: the payee is unknown.
    UNWIND CASE WHEN aThen.kind = 'unknown' THEN lines ELSE [] END AS p
    RETURN p, 'a' AS clause, 'orange' AS band, 'unknown' AS state, null AS trap, [] AS shown, 0 AS measured, 0 AS limit
    UNION ALL
    // (b) Closed, frozen or not yet open on the day; a card that was replaced credits its successor.
    UNWIND CASE WHEN 'BANKSTATE' IN $sources THEN lines ELSE [] END AS p
    WITH p, head([r IN states WHERE any(w IN $closedWords WHERE coalesce(r.value, '') CONTAINS w) AND r.from <= p.at AND coalesce(r.to, 9000000000000000) > p.at]) AS r
    WHERE r IS NOT NULL OR aThen.closedAt <= p.at OR aThen.openedAt > p.at
    RETURN p, 'b' AS clause, CASE WHEN r IS NOT NULL OR aThen.closedAt <= p.at THEN 'red' ELSE 'orange' END AS band,
           CASE WHEN r IS NOT NULL THEN r.value WHEN aThen.closedAt <= p.at THEN 'closed' ELSE 'not open yet' END AS state,
           CASE WHEN EXISTS { (a)-[s:SUCCEEDED_BY|CARD_OF]->(:Account) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) } THEN 'T-ZH3' END AS trap, CASE WHEN r IS NULL THEN [] ELSE [r.id] END AS shown, (p.at - coalesce(r.from, aThen.closedAt, p.at)) / 86400000 AS measured, 0 AS limit
    UNION ALL
    // (c) The name on the voucher is neither the holder's nor an old one of his.
    UNWIND [p IN lines WHERE p.statedPayee IS NOT NULL] AS p
    // Behind a blank the source may have put a number. Brackets are written in either width.
    WITH p, replace(replace(trim(p.statedPayee), '(', '（'), ')', '）') AS stated
    WITH p, [stated, split(stated, ' ')[0]] AS stated, [n IN [aThen.name] + [o IN holders | coalesce(o.name, o.headName, '')] WHERE n IS NOT NULL | replace(replace(trim(n), '(', '（'), ')', '）')] AS names
    // Whoever of a household stands on a voucher, the account of its head is theirs: without a name of its own nothing is said of it.
    WHERE stated[0] <> '' AND size(names) > 0 AND NOT '' IN names AND NOT any(n IN names WHERE n IN stated) AND (aThen.name IS NOT NULL OR NOT any(o IN holders WHERE o:Household OR o:Person))
    RETURN p, 'c' AS clause, 'orange' AS band, 'held in another name' AS state, CASE WHEN any(o IN holders WHERE any(n IN coalesce(o.formerNames, []) WHERE replace(replace(trim(n), '(', '（'), ')', '）') IN stated)) THEN 'T-SE3' END AS trap, [o IN holders | o.id] AS shown, 0 AS measured, 0 AS limit
    UNION ALL
    // (f) A roster line into the account of somebody else. Where the holder himself is paid there, several share one account: that is ZH-05.
    UNWIND CASE WHEN 'CARD' IN $sources AND any(o IN holders WHERE o:Household OR o:Person) THEN [p IN lines WHERE p.rosterLine IS NOT NULL AND p.beneficiary IS NOT NULL] ELSE [] END AS p
    WITH p, [o IN holders | o.id] AS own
    WHERE NOT p.beneficiary IN own
    WITH p, own, COLLECT { UNWIND holders AS o MATCH (o)-[m:MEMBER_OF]-(q:Person|Household) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT q.id } AS near
    WHERE NOT p.beneficiary IN near AND NOT any(q IN lines WHERE q.beneficiary IN own + near)
      AND NOT EXISTS { MATCH (:Person {id: p.beneficiary})-[m:MEMBER_OF]->(:Household)<-[n:MEMBER_OF]-(y:Person) WHERE y.id IN own AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) }
    RETURN p, 'f' AS clause, 'red' AS band, 'held by another person' AS state,
           CASE WHEN EXISTS { MATCH (y:Person)-[k:KIN_OF]-(z:Person) WHERE y.id IN own + near AND (z.id = p.beneficiary OR EXISTS { (z)-[m:MEMBER_OF]->(:Household {id: p.beneficiary}) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) } THEN 'T-ZH2' END AS trap, own AS shown, 0 AS measured, 0 AS limit
    UNION ALL
    // (d) Idle for long, then a large amount.
    UNWIND [p IN lines WHERE p.amount >= $dormantFen] AS p
    WITH p, head([r IN states WHERE any(w IN $dormantWords WHERE coalesce(r.value, '') CONTAINS w) AND r.from <= p.at AND coalesce(r.to, 9000000000000000) + 86400000 > p.at AND (p.at - r.from) / 86400000 >= $dormantDays]) AS r
    WHERE r IS NOT NULL
    RETURN p, 'd' AS clause, 'orange' AS band, r.value AS state, null AS trap, [r.id] AS shown, (p.at - r.from) / 86400000 AS measured, $dormantDays AS limit
    UNION ALL
    // (e) Sent back again and again: shown once, with the first payment of the last run.
    WITH sent, [b IN sent WHERE size([c IN sent WHERE c.at >= b.at AND c.at <= b.at + $bounceDays * 86400000]) >= $bounces] AS first
    WHERE size(first) > 0
    WITH head([p IN lines WHERE p.id IN first[0].settles]) AS p, first
    WHERE p IS NOT NULL
    RETURN p, 'e' AS clause, 'orange' AS band, 'sending payments back' AS state, null AS trap, [b IN first | b.id] AS shown, 0 AS measured, $bounceDays AS limit
  }
  // Few have a sign: what undid a payment, and what explains it, is read of those alone.
  WITH p, clause, band, state, trap, shown, measured, limit, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
  WITH p, clause, band, state, trap, shown, measured, limit, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
  WHERE net > 0 OR clause = 'e'
  WITH *, head(COLLECT { MATCH (a)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH2', 'T-ZH3', 'T-SE3'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
  RETURN collect({
    subject: a.id, key: [clause, p.id], clause: clause, band: band, measured: measured, limit: limit, amount: net,
    nodes: [a.id] + CASE WHEN p.indicator IS NULL THEN [] ELSE [p.indicator] END + [x IN shown WHERE NOT x STARTS WITH 'paid:'], edges: [p.id] + [x IN shown WHERE x STARTS WITH 'paid:'],
    facts: {amount: p.amount, at: p.at, state: state}, trap: coalesce(trap, exempt)}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
