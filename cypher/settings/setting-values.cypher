/**
 * @id      setting-values
 * @title   Long values of settings by their digest
 * @access  read
 * @param   ids     string[] Digests
 * @returns id, text
 * @order   none: each is asked for by its id
 * @limit   none: as many as ids
 */
UNWIND $ids AS id
MATCH (v:SettingValue {id: id})
RETURN v.id AS id, v.text AS text
