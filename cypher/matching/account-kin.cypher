/**
 * @id      account-kin
 * @title   Cards of an account, accounts of a card, and accounts that followed one another
 * @access  read
 * @param   accounts string[] Account ids
 * @returns account, kin, card
 * @order   none: the caller makes sets of them
 * @limit   none: an account has few
 */
UNWIND $accounts AS id
MATCH (a:Account {id: id}) USING INDEX SEEK a:Account(id)
MATCH (a)-[links:CARD_OF|SUCCEEDED_BY*1..4]-(b:Account)
WHERE all(link IN links WHERE link.retiredIn IS NULL) AND b <> a
RETURN DISTINCT id AS account, b.id AS kin, all(link IN links WHERE type(link) = 'CARD_OF') AS card
