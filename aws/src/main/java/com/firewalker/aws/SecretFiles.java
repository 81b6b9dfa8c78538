package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Logs;
import com.firewalker.aws.deployment.ServiceKind;
import java.util.List;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.Volume;
import software.constructs.Construct;

/**
 * The first container of a task, ended before the program starts: writes certificate, key and whom to believe from
 * Secrets Manager into files that only this task sees, and opens the place for temporary files to the program's user.
 */
final class SecretFiles {

    static final String WRITE = """
            umask 022
            printf '%s\\n' "$CERTIFICATE" >/tls/certificate.pem
            printf '%s\\n' "$KEY" >/tls/key.pem
            printf '%s\\n' "$AUTHORITIES" >/tls/authorities.pem
            printf '%s\\n' "$MYSQL_AUTHORITIES" >/tls/mysql.pem
            chmod 1777 /tmp
            """;

    /** All tasks share the keys' directory: each writes the same file, whole. */
    static final String WRITE_SIGNING_KEY = """
            printf '%s\\n' "$SIGNING_KEY" >"/keys/$SIGNING_KEY_NAME.$(hostname)"
            mv "/keys/$SIGNING_KEY_NAME.$(hostname)" "/keys/$SIGNING_KEY_NAME.pem"
            """;

    private SecretFiles() {}

    static ContainerDefinition add(
            Construct scope,
            FargateTaskDefinition task,
            String fleet,
            ServiceKind kind,
            Environments environments,
            DataStack data,
            Deployment deployment) {
        ContainerDefinition files = task.addContainer(
                "files",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromEcrRepository(data.image(kind), deployment.version()))
                        .essential(false)
                        .user("0")
                        .readonlyRootFilesystem(true)
                        .secrets(environments.files(kind))
                        .entryPoint(List.of("/bin/sh", "-ceu"))
                        .command(List.of(kind == ServiceKind.COMMAND ? WRITE + WRITE_SIGNING_KEY : WRITE))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(Logs.group(scope, "FilesLogs", deployment))
                                .streamPrefix(fleet + "-files")
                                .build()))
                        .build());
        task.addVolume(Volume.builder().name("tmp").build());
        task.addVolume(Volume.builder().name("tls").build());
        files.addMountPoints(mount("tmp", "/tmp", false), mount("tls", Environments.TLS_DIRECTORY, false));
        return files;
    }

    static MountPoint mount(String volume, String path, boolean readOnly) {
        return MountPoint.builder()
                .sourceVolume(volume)
                .containerPath(path)
                .readOnly(readOnly)
                .build();
    }
}
