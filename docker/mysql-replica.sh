#!/bin/sh
# Run once by the image on an empty data directory: forgets what the image itself wrote, then follows the primary.
set -eu
replication=$(cat /run/secrets/mysql-replication)
mysql -uroot -p"$(cat /run/secrets/mysql-root)" <<SQL
RESET BINARY LOGS AND GTIDS;
CHANGE REPLICATION SOURCE TO SOURCE_HOST='mysql-primary', SOURCE_USER='replication',
  SOURCE_PASSWORD='$replication', SOURCE_AUTO_POSITION=1, SOURCE_SSL=1,
  SOURCE_SSL_CA='/tls/authorities.pem', SOURCE_SSL_VERIFY_SERVER_CERT=1;
START REPLICA;
SQL
