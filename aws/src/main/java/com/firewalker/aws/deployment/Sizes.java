package com.firewalker.aws.deployment;

/**
 * What a stage buys.
 *
 * @param natGateways one a zone where an outage of a zone must not cut the others off
 * @param logDays how long logs are kept; one of the numbers that CloudWatch takes
 * @param budgetDollars a month; the address for alarms hears of 80 and of 100 percent
 */
public record Sizes(
        int natGateways, Database database, Cache cache, Task task, Fleets fleets, int logDays, int budgetDollars) {

    /** Aurora's capacity units and number of readers; the instance class of RDS; days of backups. */
    public record Database(double leastUnits, double mostUnits, int readers, String instance, int backupDays) {}

    /** One node type for both Redis groups, and how many nodes each has; from two on in two zones. */
    public record Cache(String nodeType, int nodes) {}

    /** Processor units (1024 are one) and memory of each task. */
    public record Task(int cpu, int memoryMiB) {}

    /** {@code steps} is the command side again, with a fleet of its own for uploads. */
    public record Fleets(Fleet accounts, Fleet steps, Fleet query, Fleet notification) {}
}
