package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.data.MySqlStore;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Logs;
import com.firewalker.aws.deployment.Nag;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.constructs.Construct;

/**
 * Run once before the first start, and again after a restore: makes MySQL's two users with the least rights they need.
 * Repeating it changes nothing.
 */
final class SetUpTask {

    /** The rotation makes a second user of each under the same rights. */
    static final String SQL = """
            CREATE USER IF NOT EXISTS '$WRITER'@'%' IDENTIFIED BY '$WRITER_PASSWORD' REQUIRE SSL;
            GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE TEMPORARY TABLES
              ON `firewalker\\_%`.* TO '$WRITER'@'%';
            CREATE USER IF NOT EXISTS '$READER'@'%' IDENTIFIED BY '$READER_PASSWORD' REQUIRE SSL;
            GRANT SELECT ON `firewalker\\_%`.* TO '$READER'@'%';
            """;

    private SetUpTask() {}

    static void add(Construct scope, Deployment deployment, DataStack data) {
        SecretReferences references = new SecretReferences(new Construct(scope, "SetUpSecrets"));
        FargateTaskDefinition task = FargateTaskDefinition.Builder.create(scope, "SetUp")
                .cpu(256)
                .memoryLimitMiB(512)
                .build();
        task.addContainer(
                "mysql",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry("public.ecr.aws/docker/library/mysql:8.4"))
                        .environment(Map.of(
                                "HOST", data.mysql().writerHost(),
                                "WRITER", MySqlStore.WRITER_USER,
                                "READER", MySqlStore.READER_USER))
                        .secrets(Map.of(
                                "ADMIN", references.field(data.mysql().administrator(), "username"),
                                "MYSQL_PWD", references.field(data.mysql().administrator(), "password"),
                                "MYSQL_AUTHORITIES", references.whole(data.mysqlAuthorities()),
                                "WRITER_PASSWORD", references.field(data.mysql().writer(), "password"),
                                "READER_PASSWORD", references.field(data.mysql().reader(), "password")))
                        .entryPoint(List.of("/bin/bash", "-ceu"))
                        .command(List.of("printf '%s\\n' \"$MYSQL_AUTHORITIES\" >/tmp/mysql.pem\n"
                                + "mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=/tmp/mysql.pem"
                                + " -h\"$HOST\" -u\"$ADMIN\" <<SQL\n"
                                + SQL.replace("`", "\\`").replace("\\_", "\\\\_") + "SQL\n"))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(Logs.group(scope, "SetUpLogs", deployment))
                                .streamPrefix("set-up")
                                .build()))
                        .build());
        SecretReferences.mayDecrypt(task, data.key());
        Nag.accept(task, "AwsSolutions-ECS2", "Settings in the clear hold no secrets: those come by reference.");
        Nag.accept(task, "AwsSolutions-IAM5", "The task opens sessions and writes its own logs.");
        CfnOutput.Builder.create(scope, "SetUpTaskDefinition")
                .value(task.getTaskDefinitionArn())
                .build();
    }
}
