-- Tokens of scripts and integrators: what they send is not kept, only its hash.

CREATE TABLE api_token (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- The readable beginning of the token, by which it is found.
    key text NOT NULL UNIQUE CHECK (key ~ '^[0-9a-z]{8}$'),
    -- SHA-256 of the whole token, whose secret has 256 random bits: nothing slower is needed.
    hash bytea NOT NULL CHECK (length(hash) = 32),
    name text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 100),
    role text NOT NULL CHECK (role IN ('VIEWER', 'OPERATOR', 'ADMIN')),
    -- The first of the tokens that followed each other; at most two of them are live at one time.
    line uuid NOT NULL REFERENCES api_token,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL,
    expires_at timestamptz CHECK (expires_at > created_at),
    -- To the minute.
    last_used_at timestamptz,
    revoked_at timestamptz
);

CREATE INDEX api_token_line ON api_token (line);
