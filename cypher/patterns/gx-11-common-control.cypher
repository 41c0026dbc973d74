/**
 * @id         gx-11-common-control
 * @code       GX-11
 * @title      Bidders of one tender are under common control
 * @title.zh   同控投标人
 * @bands      red control or the same person; orange a minority stake or a shared contact
 * @bands.zh   存在控制关系或同一人员的为红；参股或联系方式相同的为橙
 * @precision  medium
 * @subject    Tender
 * @reads      ABOUT> <FOR; <BID (<LEGAL_REP_OF <ABOUT; SHAREHOLDER_OF <ABOUT; USES> (<USES; <ABOUT); <ABOUT); <ABOUT
 * @needs      TENDER ENTERPRISE
 * @traps      T-SE6 T-SE7
 * @measure    count
 * @unit       bidder, bidders
 * @unit.zh    家投标人
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      controlOver number = 0.5 Share above which an owner controls; Company Law, article 265
 * @param      crowd integer = 20 A contact of more users than this, such as a registration service, joins nobody; own default
 * @param.zh   controlOver 持股超过此比例视为控制；公司法第二百六十五条
 * @param.zh   crowd       联系方式的使用者超过此数（如代办注册机构）不视为关联；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {firms} of {bidders} bidders of {tender} share: {shared:word}.
 * @message.zh {tender} 的 {bidders} 家投标人中有 {firms} 家存在：{shared:word}。
 * @why        Bidders in one hand do not compete.
 * @why.zh     同一控制下的投标人之间没有竞争。
 * @basis      Regulations on Government Procurement, article 18; Regulations on Tendering, article 40 (six deemed cases); Company Law 2023, article 265; reconstructed. Who controls is whoever represents a bidder or holds more than controlOver of it, itself or another bidder; of a person or owner that several bidders share, the weakest hold decides, and of several stakes in one bidder the largest. Who withdrew has bid all the same. What holds is asked on the day of the deadline, else of the award, else of the notice
 * @basis.zh   政府采购法实施条例第十八条；招标投标法实施条例第四十条（视为串通投标的六种情形）；公司法（2023 年）第二百六十五条；条件系复原。控制方指投标人的法定代表人，或自身、或作为另一投标人持股超过 controlOver 的股东；几个投标人共有的人员或股东，以最弱的一方为准，对同一投标人多次持股的取最大。撤回投标的仍视为投标。关系按投标截止日认定，没有的按中标日，再没有的按公告日
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Tender {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
// Judged are tenders about a project with tagged money, once the bids are in.
WITH s, sThen, coalesce(sThen.deadlineAt, sThen.awardedAt, sThen.noticeAt) AS at, COUNT { MATCH (:Enterprise)-[b:BID]->(s) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) } AS bidders
WHERE at <= $asOf AND bidders > 0 AND EXISTS { MATCH (s)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND EXISTS { MATCH (line:Indicator)-[fund:FOR]->(j) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } }
CALL (s, sThen, at, bidders) {
  MATCH (e:Enterprise)-[b:BID]->(s)
  WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
  // What a bidder hangs on, and how much of it; above controlOver it is a controlling hand.
  CALL (e, b, at) {
    UNWIND [['bond account', b.bondAccount], ['preparer', b.preparedBy], ['project manager', b.projectManager]] AS said
    WITH said WHERE said[1] <> ''
    RETURN said[0] AS kind, said[0] + ' ' + said[1] AS value, null AS hook, 1.0 AS share, null AS link
    UNION ALL
    MATCH (hook:Person)-[r:LEGAL_REP_OF]->(e) WHERE coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN 'representative' AS kind, hook.id AS value, hook, 1.0 AS share, r.id AS link
    UNION ALL
    RETURN 'owner' AS kind, e.id AS value, e AS hook, 1.0 AS share, null AS link
    UNION ALL
    MATCH (hook)-[r:SHAREHOLDER_OF]->(e) WHERE coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN 'owner' AS kind, hook.id AS value, hook, coalesce(r.share, 0.0) AS share, r.id AS link
    UNION ALL
    MATCH (e)-[r:USES]->(hook:Contact) WHERE COUNT { MATCH (hook)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN coalesce(hook.kind, 'contact') AS kind, hook.id AS value, hook, 0.0 AS share, r.id AS link
  }
  WITH s, sThen, bidders, e, value, hook, min(kind) AS kind, max(share) AS share, collect(link) AS links
  WITH s, sThen, bidders, value, hook, min(kind) AS kind, collect(e) AS firms, min(share) AS share, reduce(flat = [], list IN collect(links) | flat + list) AS links
  WHERE size(firms) >= 2
  WITH s, sThen, bidders, kind, value, hook, firms, links, share > $controlOver AS strong, head(COLLECT { UNWIND [h IN [hook] + firms WHERE h IS NOT NULL] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-SE6', 'T-SE7'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) AS exempt
  ORDER BY kind, value
  WITH s, sThen, bidders, collect({kind: kind, hook: hook.id, firms: firms, links: links, strong: strong, exempt: exempt}) AS those
  // Links that a trap explains count only where there is no other.
  WITH s, sThen, bidders, those, [x IN those WHERE x.exempt IS NULL] AS open
  WITH s, sThen, bidders, CASE WHEN size(open) > 0 THEN open ELSE those END AS links, CASE WHEN size(open) = 0 THEN head(those).exempt END AS trap
  WHERE size(links) > 0
  WITH s, sThen, bidders, links, trap, COLLECT { UNWIND links AS x UNWIND x.firms AS f RETURN DISTINCT f.id AS f ORDER BY f } AS firms
  RETURN collect({subject: s.id, band: CASE WHEN any(x IN links WHERE x.strong) THEN 'red' ELSE 'orange' END, measured: size(firms), limit: 2,
    amount: coalesce(head(COLLECT { MATCH (:Enterprise)-[w:BID {won: true}]->(s) WHERE w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) RETURN w.amount ORDER BY w.id LIMIT 1 }), sThen.budget, 0),
    nodes: [s.id] + firms + [x IN links WHERE x.hook IS NOT NULL | x.hook], edges: reduce(flat = [], x IN links | flat + x.links) + COLLECT { MATCH (f:Enterprise)-[w:BID]->(s) WHERE f.id IN firms AND w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) RETURN w.id },
    facts: {firms: size(firms), bidders: bidders, tender: coalesce(sThen.name, sThen.code, s.id), shared: reduce(text = '', x IN links | text + CASE WHEN text = '' THEN '' ELSE ', ' END + x.kind)}, trap: trap}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
