/**
 * @id          bf-03-parked-funds
 * @code        BF-03
 * @title       Funds parked in an intermediate account
 * @title.zh    资金在中间账户滞留
 * @bands       yellow over yellowDays, orange over orangeDays, red over redDays where the account's stated balances document the rest
 * @bands.zh    停留超过 yellowDays 天为黄，超过 orangeDays 天为橙；超过 redDays 天，且账户对账余额能证明该款仍在的为红
 * @precision   medium
 * @subject     Account
 * @reads       HELD_BY>; party~indicator; party~batch FUNDED_BY>; party~project <FOR; <ABOUT
 * @narrowed    of-kinds
 * @needs       PAY ACCOUNT SPECIAL
 * @traps       T-ZH4 T-ZH5
 * @measure     days
 * @param       subjects       string[]      Accounts to judge
 * @param       batch          integer       Data version
 * @param       asOf           instant       Last moment of the day D
 * @param       whitelist      string[] = [] Accounts passed over, shown (township accounts that keep village money, T-ZH5)
 * @param       kinds          string[] = ["special","own-funds","township","platform","wages"] {account-kinds} Kinds of account on which money can rest that is meant to go on; own default
 * @param       yellowDays     integer = 30  Days money rests; own default
 * @param       orangeDays     integer = 90  Days; own default
 * @param       redDays        integer = 180 Days; retention test of public audit SQL
 * @param       smallest       fen = 100     Rests below this are passed over; own default
 * @param       retentionWords string[] = ["质保金","质量保证金","保留金"] Purposes that are retention money and left out (T-BF3)
 * @param.zh    kinds          资金本应继续下拨却可能停留的账户类型；自定默认值
 * @param.zh    yellowDays     资金停留的天数；自定默认值
 * @param.zh    orangeDays     停留天数；自定默认值
 * @param.zh    redDays        停留天数；公开的审计查询检查滞留的口径
 * @param.zh    smallest       停留金额低于此数的不计；自定默认值
 * @param.zh    retentionWords 用途含这些词的视为质保金，不计（T-BF3）
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {rest:fen} of {amount:fen} that reached the account of {holder:name} on {at:day} are still there after {days} days (first in, first out).
 * @message.zh  {at:day} 进入{holder:name}账户的 {amount:fen} 中，{rest:fen} 经 {days} 天仍在账上（先进先出）。
 * @why         Money that rests between treasury and payee is retained, or on its way elsewhere.
 * @why.zh      资金停留在中间账户，可能被滞留、截留或挪用。
 * @basis       No retention or diversion (Henan poverty-alleviation regulations art. 58; State Council regulation on fiscal offences art. 6); 180 days of public audit SQL; 30 and 90 days own defaults, reconstructed
 * @basis.zh    不得滞留、截留、挪用（河南省扶贫开发条例第五十八条；财政违法行为处罚处分条例第六条）；180 天取自公开的审计查询；30 天和 90 天为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id})
WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE aThen.kind IN $kinds
MATCH (a)-[h:HELD_BY]->(u:Unit)
WHERE coalesce(h.from, 0) <= $asOf AND coalesce(h.to, 9000000000000000) >= $asOf AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH a, aThen, head(collect(u)) AS u
// The whole ledger in its order; a reclassification moves no money.
WITH a, aThen, u, COLLECT { MATCH (a)-[p:PAID]-(o:Account) WHERE o <> a AND coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN p ORDER BY p.at, coalesce(p.seq, 0), p.id } AS moves,
     COLLECT { MATCH (b:Balance)-[ab:ABOUT]->(a) WHERE b.date <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) RETURN {date: b.date, amount: b.amount} ORDER BY b.date } AS stated
WITH a, aThen, u, moves, stated, last([b IN stated WHERE b.date <= moves[0].at]) AS opening
WITH a, aThen, u, moves, stated, opening, reduce(s = {rest: coalesce(opening.amount, 0), isShort: false}, p IN moves |
       CASE WHEN startNode(p) = a AND p.amount > s.rest THEN {rest: 0, isShort: true} ELSE {rest: s.rest + CASE WHEN startNode(p) = a THEN -p.amount ELSE p.amount END, isShort: s.isShort} END) AS ledger
// First in, first out: what is left is the newest money. From the last inflow back, until the balance is told.
WITH a, aThen, u, moves, stated, opening, ledger, reduce(s = {left: ledger.rest, found: []}, p IN reverse([m IN moves WHERE endNode(m) = a]) |
       CASE WHEN s.left <= 0 THEN s ELSE {left: s.left - p.amount, found: s.found + [{p: p, rest: CASE WHEN p.amount < s.left THEN p.amount ELSE s.left END}]} END).found AS resting
UNWIND CASE WHEN resting = [] THEN [null] ELSE resting END AS one
WITH a, aThen, u, moves, stated, opening, ledger, one.p AS p, one.rest AS rest, ($asOf - one.p.at) / 86400000 AS days
// Public money: its line carries a fund's tag; without a line, its batch or project is paid from such a one.
WITH *, p IS NOT NULL AND days > $yellowDays AND rest >= $smallest AND none(w IN $retentionWords WHERE coalesce(p.purpose, '') CONTAINS w) AND (
       EXISTS { (i:Indicator {id: p.indicator}) WHERE i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL }
       OR p.indicator IS NULL AND EXISTS { MATCH (b:PayoutBatch {id: p.batch})-[f:FUNDED_BY]->(i:Indicator) USING INDEX SEEK b:PayoutBatch(id) WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) }
       OR p.indicator IS NULL AND EXISTS { MATCH (j:Project {id: p.project})<-[f:FOR]-(i:Indicator) USING INDEX SEEK j:Project(id) WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) }) AS isFound,
     // Documented: the ledger opens with a stated balance, never falls short, and no later statement is below the rest.
     opening IS NOT NULL AND NOT ledger.isShort AND none(b IN stated WHERE b.date > p.at AND b.amount < rest) AS isDocumented,
     CASE WHEN aThen.kind = 'wages' THEN 'T-ZH4' WHEN a.id IN coalesce($whitelist, []) THEN 'T-ZH5'
       ELSE head(COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(a) WHERE x.value IN ['T-ZH4', 'T-ZH5'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value ORDER BY x.value }) END AS trap
RETURN aThen.region AS region, count(DISTINCT a) AS judged, collect(CASE WHEN isFound THEN {
  subject: a.id, key: [p.id], band: CASE WHEN days > $redDays AND isDocumented THEN 'red' WHEN days > $orangeDays THEN 'orange' ELSE 'yellow' END, measured: days, limit: CASE WHEN days > $redDays AND isDocumented THEN $redDays WHEN days > $orangeDays THEN $orangeDays ELSE $yellowDays END, amount: rest,
  nodes: [a.id, u.id] + CASE WHEN p.indicator IS NULL THEN [] ELSE [p.indicator] END, edges: [p.id] + [m IN moves WHERE startNode(m) = a AND m.at >= p.at | m.id][..20],
  facts: {holder: coalesce(u.name, aThen.name, a.id), at: p.at, amount: p.amount, rest: rest, days: days, documented: isDocumented}, trap: trap} END) AS findings
ORDER BY region
