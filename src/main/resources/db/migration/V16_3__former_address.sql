-- Addresses that members had before: who is erased is erased under these, too.

CREATE TABLE former_address (
    member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    address text NOT NULL,
    left_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (member_id, address)
);

CREATE FUNCTION keep_former_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO former_address (member_id, address)
    SELECT DISTINCT b.id, f.address
    FROM before b JOIN after a ON a.id = b.id
    CROSS JOIN LATERAL (VALUES (b.address), (b.login_address)) AS f (address)
    WHERE (b.address, b.login_address) IS DISTINCT FROM (a.address, a.login_address)
      AND f.address IS DISTINCT FROM a.address AND f.address IS DISTINCT FROM a.login_address
    ON CONFLICT (member_id, address) DO UPDATE SET left_at = now();
    RETURN NULL;
END $$;

CREATE TRIGGER address_left AFTER UPDATE ON member
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION keep_former_addresses();

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
