/**
 * @id       shared-with-enterprise
 * @title    Who shares something with an enterprise
 * @title.zh 与某企业存在共同联系的主体
 * @topic    links
 * @why      Enterprises and persons behind one telephone, address, account, representative or owner are not independent of each other.
 * @why.zh   共用电话、地址、账户、法定代表人或股东的企业，彼此并不独立。
 * @note     Telephones and addresses are compared as written, of registers and of contacts.
 * @note.zh  电话和地址按登记原文比较，包括登记信息和联系方式。
 * @needs    ENTERPRISE
 * @param    enterprise string The enterprise
 * @param.zh enterprise 企业
 * @allowed  enterprise Enterprise
 * @param    crowd integer = 50 What more than so many share joins nobody
 * @param.zh crowd 超过此数共用的不看（如代办机构）
 * @allowed  crowd 2..100000
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   enterprise node Enterprise|企业
 * @column   other node Shares with|共用者
 * @column   tie word What|共用
 * @column   through node Through|经由
 * @column   own text Its part|本企业一方
 * @column   others text The other part|对方一方
 * @word     phone telephone|电话
 * @word     address address|地址
 * @word     device device|设备
 * @word     email e-mail|邮箱
 * @word     ip network address|网络地址
 * @word     account account|账户
 * @word     contact contact|联系方式
 * @word     person person|人员
 * @word     owner owner|股东企业
 * @word     owned-by is owned by it|由其持股
 * @word     owns owns it|对其持股
 * @edge     enterprise other
 * @returns  enterprise, other, tie, through, own, others
 * @order    what is shared, who shares it, through what
 * @limit    $limit
 */
MATCH (e:Enterprise {id: $enterprise})
CALL (e) {
  MATCH (e)-[s:USES]->(c:Contact|Account)<-[t:USES]-(o:Entity)
  WHERE o <> e AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND COUNT { (c)<-[:USES]-() } <= $crowd
  RETURN o, CASE WHEN c:Account THEN 'account' WHEN c.kind IN ['phone', 'address', 'device', 'email', 'ip'] THEN c.kind ELSE 'contact' END AS tie, c AS through, null AS own, null AS others
  UNION
  MATCH (e)<-[s:LEGAL_REP_OF|SHAREHOLDER_OF|MEMBER_OF]-(c:Person|Enterprise)-[t:LEGAL_REP_OF|SHAREHOLDER_OF|MEMBER_OF|STAFF_OF]->(o:Enterprise|Unit)
  WHERE o <> e AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND coalesce(s.from, 0) <= $asOf AND coalesce(t.from, 0) <= $asOf AND COUNT { (c)-[:LEGAL_REP_OF|SHAREHOLDER_OF|MEMBER_OF|STAFF_OF]->() } <= $crowd
  RETURN o, CASE WHEN c:Enterprise THEN 'owner' ELSE 'person' END AS tie, c AS through, type(s) AS own, type(t) AS others
  UNION
  MATCH (e)<-[s:SHAREHOLDER_OF]-(o:Enterprise) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) RETURN o, 'owned-by' AS tie, null AS through, null AS own, null AS others
  UNION
  MATCH (e)-[s:SHAREHOLDER_OF]->(o:Enterprise) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) RETURN o, 'owns' AS tie, null AS through, null AS own, null AS others
  UNION
  WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen
  MATCH (o:Enterprise) USING SCAN o:Enterprise WHERE o <> e AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  WITH o, eThen, CASE WHEN o.changedIn > $batch THEN head(COLLECT { MATCH (o)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE o END AS oThen
  WHERE oThen.phone = eThen.phone AND oThen.phone <> ''
  RETURN o, 'phone' AS tie, null AS through, null AS own, null AS others
  UNION
  WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen
  MATCH (o:Enterprise) USING SCAN o:Enterprise WHERE o <> e AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  WITH o, eThen, CASE WHEN o.changedIn > $batch THEN head(COLLECT { MATCH (o)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE o END AS oThen
  WHERE oThen.address = eThen.address AND oThen.address <> ''
  RETURN o, 'address' AS tie, null AS through, null AS own, null AS others
}
// Outside the caller's regions only whom these have paid.
WITH e, o, tie, through, own, others
WHERE $regions IS NULL OR CASE WHEN o.changedIn > $batch THEN head(COLLECT { MATCH (o)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE o.region END IN $regions OR EXISTS { MATCH (o)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(:Account) WHERE p.region IN $regions AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
// What a register says twice, as a property and as a contact, is one tie.
WITH e, o, tie, through, own, others ORDER BY through IS NULL, through.id, own, others
WITH e, o, tie, collect({through: through.id, own: own, others: others}) AS ways
UNWIND [w IN ways WHERE w.through IS NOT NULL OR size(ways) = 1] AS way
RETURN e.id AS enterprise, o.id AS other, tie, way.through AS through, way.own AS own, way.others AS others
ORDER BY tie, other, through, own, others
SKIP $after LIMIT $limit
