package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/** Where the ledger and the views live, whichever managed MySQL that is. */
public interface MySqlStore {

    String WRITER_USER = "firewalker";
    String READER_USER = "firewalker_reader";

    /** The address for everything that writes. */
    String writerHost();

    /** The address for read-only transactions. */
    String readerHost();

    /** The services' user: makes and changes its own schemas, nothing else. */
    ISecret writer();

    /** The replica pool's user: SELECT only. */
    ISecret reader();

    /** Of the administrator, for the one task that makes the two users. */
    ISecret administrator();

    IMetric processorPercent();

    IMetric connections();

    IMetric replicaLagMillis();

    List<IMetric> freeStorage();

    /** What cdk-nag would have otherwise of either kind. */
    static void acceptFindings(IConstruct database, Deployment deployment) {
        Nag.accept(database, "AwsSolutions-RDS11", "Security groups let nobody but the services reach the usual port.");
        if (!deployment.stage().isKept()) {
            Nag.accept(database, "AwsSolutions-RDS10", "This stage is made to be deleted.");
        }
    }

    /** What the services rely on (docs/reliability.md), as parameters of the server. */
    static Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("binlog_format", "ROW");
        parameters.put("gtid-mode", "ON");
        parameters.put("enforce_gtid_consistency", "ON");
        parameters.put("innodb_flush_log_at_trx_commit", "1");
        parameters.put("innodb_lock_wait_timeout", "5");
        parameters.put("transaction_isolation", "READ-COMMITTED");
        parameters.put("character_set_server", "utf8mb4");
        parameters.put("collation_server", "utf8mb4_unicode_520_ci");
        parameters.put("require_secure_transport", "ON");
        parameters.put("tls_version", "TLSv1.2,TLSv1.3");
        return parameters;
    }
}
