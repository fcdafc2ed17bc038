-- Addresses that members had before: who is erased is erased under these, too.

CREATE TABLE former_address (
    member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    address text NOT NULL,
    left_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (member_id, address)
);

-- By row: a function that joins the old and the new rows keeps the plan of its first call, which is mostly one of no rows, and takes
-- hours for an import of many.
CREATE FUNCTION keep_former_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO former_address (member_id, address)
    SELECT DISTINCT OLD.id, f FROM unnest(ARRAY[OLD.address, OLD.login_address]) f
    WHERE f IS NOT NULL AND f IS DISTINCT FROM NEW.address AND f IS DISTINCT FROM NEW.login_address
    ON CONFLICT (member_id, address) DO UPDATE SET left_at = now();
    RETURN NULL;
END $$;

CREATE TRIGGER address_left AFTER UPDATE ON member
    FOR EACH ROW
    WHEN ((OLD.address, OLD.login_address) IS DISTINCT FROM (NEW.address, NEW.login_address))
    EXECUTE FUNCTION keep_former_addresses();

-- A word as a regular expression; before, its pattern was none, and what was to lose a word could not be written.
CREATE FUNCTION literally(word text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g');

CREATE OR REPLACE FUNCTION without_word(told text, word text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN regexp_replace(told, literally(word), '…', 'gi');

-- A text without some words, whatever their case; not where they are part of another word.
CREATE FUNCTION without_words(told text, words text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE word text;
BEGIN
    FOREACH word IN ARRAY words LOOP
        told := regexp_replace(told, '(?<![[:alnum:]])' || literally(word) || '(?![[:alnum:]])', '…', 'gi');
    END LOOP;
    RETURN told;
END $$;

-- A text without some addresses, whatever their case, also where they are part of more.
CREATE FUNCTION without_addresses(told text, addresses text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE address text;
BEGIN
    FOREACH address IN ARRAY addresses LOOP
        told := without_word(told, address);
    END LOOP;
    RETURN told;
END $$;
