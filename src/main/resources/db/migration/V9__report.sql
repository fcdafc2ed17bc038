-- What the report over all groups and the filters by status are found by.

-- Those that failed at an account, among millions that did not.
CREATE INDEX list_entry_account_state ON list_entry (account_id, state);

-- Addresses in the order of the report.
CREATE INDEX member_address_order ON member ((coalesce(address, '')), id);

-- Shared emails of all groups, in the order of the addresses.
CREATE INDEX address_record_shared ON address_record (address, id) WHERE candidates > 1;
