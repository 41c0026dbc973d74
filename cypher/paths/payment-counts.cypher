/**
 * @id       payment-counts
 * @title    How many payments leave and reach a set of accounts, from the degrees that the store keeps
 * @access   read
 * @param    leaving    string[] Accounts whose outgoing payments are counted
 * @param    reaching   string[] Accounts whose incoming payments are counted
 * @returns  outgoing, incoming
 * @order    one row
 * @limit    1, an aggregate
 * @note     An estimate for choosing a direction: payments of every version, time and region count.
 */
CALL () {
  UNWIND $leaving AS id
  MATCH (a:Account {id: id})
  RETURN sum(COUNT { (a)-[:PAID]->() }) AS outgoing
}
CALL (outgoing) {
  UNWIND $reaching AS id
  MATCH (a:Account {id: id})
  RETURN sum(COUNT { (a)<-[:PAID]-() }) AS incoming
}
RETURN outgoing, incoming
LIMIT 1
