package com.firewalker.platform.data;

/** Turns a server's URL into a schema's, with the options every connection of Firewalker needs. */
public final class MysqlUrl {

    private static final String OPTIONS = "rewriteBatchedStatements=true"
            + "&useServerPrepStmts=false"
            + "&cachePrepStmts=true&prepStmtCacheSize=50&prepStmtCacheSqlLimit=65536"
            + "&cacheServerConfiguration=true"
            + "&useLocalSessionState=true"
            + "&characterEncoding=UTF-8"
            + "&connectionTimeZone=UTC"
            + "&forceConnectionTimeZoneToSession=true"
            // Rows that come one by one would otherwise cost two statements more: pages are read without a pause.
            + "&netTimeoutForStreamingResults=0"
            + "&connectTimeout=3000"
            + "&socketTimeout=20000"
            + "&tcpKeepAlive=true";

    static {
        // For trustCertificateKeyStoreType=PEM among a server's own options.
        PemKeyStore.register();
    }

    private MysqlUrl() {}

    /**
     * A schema on the server; made if it is missing.
     * @param server {@code jdbc:mysql://host:port}, optionally with own options after a question mark
     */
    public static String schema(String server, String schema) {
        return existing(server, schema) + "&createDatabaseIfNotExist=true";
    }

    /** A schema that is expected to be there, for users who may not create one. */
    public static String existing(String server, String schema) {
        int question = server.indexOf('?');
        String base = question < 0 ? server : server.substring(0, question);
        String own = question < 0 ? "" : "&" + server.substring(question + 1);
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return root + "/" + schema + "?" + OPTIONS + own;
    }
}
