-- The primary's clock, written every second: how old it is on a replica is how far the replica is behind.
CREATE TABLE replica_heartbeat (
    id   TINYINT     NOT NULL PRIMARY KEY,
    beat DATETIME(6) NOT NULL
) ENGINE = InnoDB;

INSERT INTO replica_heartbeat (id, beat) VALUES (1, '2000-01-01 00:00:00.000000');
