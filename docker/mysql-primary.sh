#!/bin/sh
# Run once by the image on an empty data directory: the services' user and the replica's.
set -eu
service=$(cat /run/secrets/firewalker.mysql.password)
replication=$(cat /run/secrets/mysql-replication)
mysql -uroot -p"$(cat /run/secrets/mysql-root)" <<SQL
CREATE USER 'firewalker'@'%' IDENTIFIED BY '$service';
GRANT ALL PRIVILEGES ON \`firewalker\\_%\`.* TO 'firewalker'@'%';
CREATE USER 'replication'@'%' IDENTIFIED BY '$replication';
GRANT REPLICATION SLAVE ON *.* TO 'replication'@'%';
SQL
