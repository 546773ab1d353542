-- One row for each payment, whoever sends it how often. The epoch says under which turn of the active region it was accepted, so
-- that after a failover the rows of the lost writer can be told from those of the new one.
CREATE TABLE payments (
    id              uuid PRIMARY KEY,
    idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 1 AND 128),
    amount_minor    bigint NOT NULL CHECK (amount_minor > 0),
    currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    reference       text NOT NULL CHECK (length(reference) BETWEEN 1 AND 140),
    occurred_at     timestamptz NOT NULL,
    accepted_at     timestamptz NOT NULL,
    region          text NOT NULL,
    epoch           bigint NOT NULL
);

CREATE INDEX payments_by_epoch ON payments (epoch, accepted_at);
