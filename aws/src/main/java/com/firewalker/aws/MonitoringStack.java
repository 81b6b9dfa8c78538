package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.data.RedisGroup;
import com.firewalker.aws.deployment.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Who is told when something is wrong, and where one looks: alarms by e-mail, a dashboard, a budget. */
final class MonitoringStack extends Stack {

    private final Topic alarms;
    private final List<IWidget> graphs = new ArrayList<>();

    MonitoringStack(Construct scope, Deployment deployment, DataStack data, ServiceStack services) {
        super(scope, "Monitoring", deployment.stack("monitoring"));
        alarms = Topic.Builder.create(this, "Alarms")
                .displayName("Firewalker " + deployment.name())
                .masterKey(data.key())
                .enforceSsl(true)
                .build();
        alarms.addSubscription(new EmailSubscription(deployment.alarms()));
        requests(services);
        stores(data);
        ledgerAndViews();
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName("firewalker-" + deployment.name())
                .widgets(inRowsOf(3))
                .build();
        budget(deployment);
    }

    private void requests(ServiceStack services) {
        IMetric failures = services.balancer().getMetrics().httpCodeElb(HttpCodeElb.ELB_5XX_COUNT);
        alarm("BalancerFailures", failures, 10, "The load balancer itself answers 5xx: is any task ready?");
        for (ApplicationTargetGroup group : services.targetGroups()) {
            String id = group.getNode().getId();
            IMetric answers = group.getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT);
            alarm(id + "-5xx", answers, 10, "A service answers 5xx: see its log by request id.");
            alarm(
                    id + "-unhealthy",
                    group.getMetrics().unhealthyHostCount(),
                    1,
                    "A task is not ready: see its readiness and its last log lines.");
            graph("Requests and 5xx: " + id, List.of(group.getMetrics().requestCount()), List.of(answers));
        }
    }

    private void stores(DataStack data) {
        alarm("MySqlProcessor", data.mysql().processorPercent(), 85, "MySQL is short of processor time.");
        alarm("MySqlReplicaLag", data.mysql().replicaLagMillis(), 5_000, "Reads fall back to the primary.");
        graph(
                "MySQL",
                List.of(data.mysql().processorPercent()),
                List.of(data.mysql().connections()));
        graph("MySQL: replica lag, ms", List.of(data.mysql().replicaLagMillis()), List.of());
        graph("MySQL: free storage", data.mysql().freeStorage(), List.of());
        redis("Boards", data.boards());
        redis("Tokens", data.tokens());
    }

    private void redis(String name, RedisGroup group) {
        alarm(name + "Evictions", group.evictions(), 1, "A Redis that must evict nothing did.");
        alarm(name + "Memory", group.memoryPercent(), 80, "Redis will refuse writes when it is full.");
        graph("Redis: " + name, List.of(group.memoryPercent(), group.processorPercent()), List.of(group.evictions()));
    }

    private void ledgerAndViews() {
        ours("LedgerWaiting", "firewalker_ledger_waiting", "steps", 500, "Commands wait for the ledger.");
        ours("ViewLag", "firewalker_projection_lag_seconds", "query", 30, "A view is behind the ledger.");
        ours("ViewStalled", "firewalker_projection_stalled", "query", 1, "The ledger moves on and a view does not.");
        ours("ProcessStalled", "firewalker_projection_stalled", "notification", 1, "A process does not move on.");
        ours("DeadLetters", "firewalker_deadletters", "query", 1, "Events wait for an operator: dead-letters list.");
        ours("ParkedEvents", "firewalker_deadletters", "notification", 1, "Events wait for an operator.");
        ours(
                "AuditMismatches",
                "firewalker_audit_mismatches",
                "query",
                1,
                "A view differs from the ledger: verify it.");
    }

    private void ours(String id, String metric, String fleet, int threshold, String advice) {
        IMetric figure = Collector.metric(metric, fleet, "Maximum");
        alarm(id, figure, threshold, advice);
        graph(metric + ": " + fleet, List.of(figure), List.of());
    }

    private void alarm(String id, IMetric metric, int threshold, String advice) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(advice)
                .build();
        alarm.addAlarmAction(new SnsAction(alarms));
        alarm.addOkAction(new SnsAction(alarms));
    }

    private void graph(String title, List<? extends IMetric> left, List<? extends IMetric> right) {
        graphs.add(GraphWidget.Builder.create()
                .title(title)
                .left(List.copyOf(left))
                .right(List.copyOf(right))
                .period(Duration.minutes(1))
                .width(8)
                .build());
    }

    private List<List<? extends IWidget>> inRowsOf(int count) {
        List<List<? extends IWidget>> rows = new ArrayList<>();
        for (int from = 0; from < graphs.size(); from += count) {
            rows.add(graphs.subList(from, Math.min(graphs.size(), from + count)));
        }
        return rows;
    }

    private void budget(Deployment deployment) {
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(deployment.sizes().budgetDollars())
                                .unit("USD")
                                .build())
                        .costFilters(Map.of(
                                "TagKeyValue",
                                List.of("user:firewalker:stage$"
                                        + deployment.stage().title())))
                        .build())
                .notificationsWithSubscribers(
                        List.of(told(deployment, "ACTUAL", 80), told(deployment, "FORECASTED", 100)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty told(Deployment deployment, String type, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(deployment.alarms())
                        .build()))
                .build();
    }
}
