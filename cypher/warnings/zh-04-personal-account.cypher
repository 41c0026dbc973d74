/**
 * @id          zh-04-personal-account
 * @code        ZH-04
 * @title       Public money to a personal account
 * @title.zh    公款转入个人账户
 * @bands       red
 * @bands.zh    红
 * @precision   medium
 * @subject     Account
 * @reads       party~; payee~indicator; payee~payer(!treasury,clearing,agent-batch,person,household,cash) payee~; HELD_BY> (<ABOUT ABOUT>;
 *              BENEFITS_FROM>; LEGAL_REP_OF> CONTRACTED_FOR>; STAFF_OF>); <ABOUT
 * @narrowed    personal
 * @needs       PAY ACCOUNT CARD CONTRACT
 * @clause      a: Tagged money paid to a person on no roster, labour list or contract|带资金标识的款项付给不在发放名册、务工名单或合同中的个人
 * @clause      b STAFF FLOW: Project money went in and out through the account of a cadre or staff member|项目资金经干部或职工个人账户转入后又转出
 * @traps       T-ZH2
 * @measure     fen
 * @param       subjects   string[]      Accounts to judge
 * @param       batch      integer       Data version
 * @param       asOf       instant       Last moment of the day D
 * @param       sources    string[]      What is covered
 * @param       passDays   integer = 30  Days before and after in which project money passes an official's account (b); own default
 * @param       passShare  number = 0.8  Part of it that leaves again (b); own default
 * @param.zh    passDays  项目资金经干部或职工账户过账，前后多少天内计入（b 款）；自定默认值
 * @param.zh    passShare 其中又转出的比例（b 款）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {amount:fen} went to an account of a natural person on {at:day} ({sign}).
 * @message.zh  {at:day} 有 {amount:fen} 转入个人账户（{sign}）。
 * @why         Public money on a private account is out of public custody.
 * @why.zh      公款进入个人账户即脱离公共监管，属公款私存风险。
 * @basis       Penalties Regulation 2011, article 17; audit cases; 30 days and 80 % reconstructed
 * @basis.zh    财政违法行为处罚处分条例（2011 年）第十七条；审计案例；30 天和 80% 系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen, COLLECT { MATCH (a)-[h:HELD_BY]->(x:Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN DISTINCT x } AS holders
WHERE size(holders) > 0
CALL (a, holders) {
  CALL (a, holders) {
    // (a) A tagged payment to somebody who is on no roster, no labour list and no party to the contract.
    MATCH (payer:Account)-[p:PAID]->(a)
    WHERE p.indicator IS NOT NULL AND p.rosterLine IS NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
      AND EXISTS { MATCH (i:Indicator {id: p.indicator}) WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
    WITH DISTINCT payer, p
    WHERE NOT EXISTS { UNWIND holders AS x MATCH (x)<-[s:ABOUT]-(r:Record) WHERE r.kind = 'labour-roster' AND coalesce(r.from, 0) <= p.at AND coalesce(r.to, 9000000000000000) + 86399999 >= p.at AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
        AND (NOT EXISTS { (r)-[k:ABOUT]->(:Project) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) } OR EXISTS { (r)-[k:ABOUT]->(:Project {id: p.project}) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) }) }
      AND NOT EXISTS { UNWIND holders AS x MATCH (x)-[g:BENEFITS_FROM]->(t) WHERE (t.id = p.project OR (p.item IS NOT NULL AND t.id = p.item)) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      AND NOT EXISTS { UNWIND holders AS x MATCH (x)-[l:LEGAL_REP_OF]->(:Enterprise)-[c:CONTRACTED_FOR]->(:Contract {id: p.contract}) WHERE l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) }
    RETURN 'a' AS clause, payer, p, '不在发放名册、务工名单或合同中' AS sign, [] AS onward
    UNION ALL
    // (b) Money from an account that had a tagged receipt shortly before, in and out again through an official's account.
    UNWIND CASE WHEN 'STAFF' IN $sources AND 'FLOW' IN $sources THEN holders ELSE [] END AS x
    MATCH (x)-[s:STAFF_OF]->(:Unit) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
    MATCH (payer:Account)-[p:PAID]->(a)
    WHERE coalesce(p.indicator, p.batch) IS NULL AND coalesce(s.from, 0) <= p.at AND coalesce(s.to, 9000000000000000) + 86399999 >= p.at AND NOT coalesce(payer.kind, 'unknown') IN ['treasury', 'clearing', 'agent-batch', 'person', 'household', 'cash'] AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
      AND EXISTS { (payer)<-[q:PAID]-(:Account) WHERE q.indicator IS NOT NULL AND q.at <= p.at AND q.at >= p.at - $passDays * 86400000 AND coalesce(q.state, 'paid') = 'paid' AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch) }
    WITH DISTINCT a, payer, p
    WITH payer, p, COLLECT { MATCH (a)-[o:PAID]->(:Account) WHERE o.at >= p.at AND o.at <= p.at + $passDays * 86400000 AND coalesce(o.state, 'paid') = 'paid' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) RETURN o } AS outs
    WHERE reduce(s = 0, o IN outs | s + o.amount) >= $passShare * p.amount
    RETURN 'b' AS clause, payer, p, '项目资金经干部或职工个人账户过账' AS sign, [o IN outs | o.id] AS onward
  }
  WITH clause, payer, p, sign, onward, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
  WITH clause, payer, p, sign, onward, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
  WHERE net > 0
  WITH clause, payer, p, sign, onward, net, coalesce(head(COLLECT { MATCH (a)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head([x IN COLLECT { UNWIND holders AS o WITH o RETURN head(COLLECT { MATCH (o)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-ZH2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS one } WHERE x IS NOT NULL])) AS exempt,
       COLLECT { UNWIND holders AS o MATCH (o)-[s:STAFF_OF]->(u:Unit) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) RETURN DISTINCT u.id } AS units
  RETURN collect({
    subject: a.id, key: [clause, p.id], clause: clause, band: 'red', measured: net, limit: 0, amount: net,
    nodes: [payer.id, a.id] + [o IN holders | o.id] + units, edges: [p.id] + onward[..50],
    facts: {amount: p.amount, at: p.at, sign: sign, purpose: p.purpose}, trap: exempt}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
