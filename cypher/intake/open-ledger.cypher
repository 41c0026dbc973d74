/**
 * @id      open-ledger
 * @title   The ledger's own facts: currency and which identity key made its ids; the first load sets them
 * @access  write
 * @param   currency string ISO 4217
 * @param   identity string Fingerprint of the identity key
 * @returns currency, identity
 */
MERGE (l:Ledger {id: 'ledger'})
ON CREATE SET l.currency = $currency, l.identity = $identity
RETURN l.currency AS currency, l.identity AS identity
