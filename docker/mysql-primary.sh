#!/bin/sh
# Run once by the image on an empty data directory: the services' user, the one that reads from the replica, and the
# replica's own.
set -eu
service=$(cat /run/secrets/firewalker.mysql.password)
reader=$(cat /run/secrets/firewalker.mysql.replica-password)
replication=$(cat /run/secrets/mysql-replication)
mysql -uroot -p"$(cat /run/secrets/mysql-root)" <<SQL
CREATE USER 'firewalker'@'%' IDENTIFIED BY '$service';
GRANT ALL PRIVILEGES ON \`firewalker\\_%\`.* TO 'firewalker'@'%';
CREATE USER 'firewalker_reader'@'%' IDENTIFIED BY '$reader';
GRANT SELECT ON \`firewalker\\_%\`.* TO 'firewalker_reader'@'%';
CREATE USER 'replication'@'%' IDENTIFIED BY '$replication';
GRANT REPLICATION SLAVE ON *.* TO 'replication'@'%';
SQL
