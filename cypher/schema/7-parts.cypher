/**
 * @id     7-parts
 * @title  Parts of document numbers and of pinyin initials; payments of a subsidy item
 * @access schema
 * @note   A range index finds beginnings only; the number of a joint document and the year stand in the middle.
 */
CREATE TEXT INDEX document_number_text IF NOT EXISTS FOR (n:Document) ON (n.number);
CREATE TEXT INDEX entity_pinyin_text IF NOT EXISTS FOR (n:Entity) ON (n.pinyin);
CREATE TEXT INDEX version_pinyin_text IF NOT EXISTS FOR (n:Version) ON (n.pinyin);
CREATE INDEX paid_item IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.item);
