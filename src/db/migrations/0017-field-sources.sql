-- Of which import each value of a contact is, so that of two sources that disagree the same one stands in any order.

alter table contacts add field_sources jsonb;
