package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.RotationMultiUserOptions;
import software.amazon.awscdk.services.rds.RotationSingleUserOptions;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * The passwords of MySQL's users. They rotate between two users each, so the one that running services hold stays valid
 * until the next rotation; new tasks take the new one.
 */
record DatabaseUsers(ISecret administrator, ISecret writer, ISecret reader) {

    private static final String NOT_IN_URLS = "\"@/\\%:?#[]!$&'()*+,;= ";

    static DatabaseUsers of(
            Construct scope,
            Deployment deployment,
            IKey key,
            @Nullable ISecret administrator,
            Consumer<RotationSingleUserOptions> rotateAdministrator,
            BiConsumer<String, RotationMultiUserOptions> rotate) {
        if (administrator == null) {
            throw new IllegalStateException("the database has no secret of its administrator");
        }
        rotateAdministrator.accept(RotationSingleUserOptions.builder()
                .automaticallyAfter(Duration.days(90))
                .excludeCharacters(NOT_IN_URLS)
                .build());
        DatabaseSecret writer = user(scope, "Writer", MySqlStore.WRITER_USER, key, administrator);
        DatabaseSecret reader = user(scope, "Reader", MySqlStore.READER_USER, key, administrator);
        rotate.accept("WriterRotation", every30Days(writer));
        rotate.accept("ReaderRotation", every30Days(reader));
        return new DatabaseUsers(administrator, writer, reader);
    }

    private static DatabaseSecret user(Construct scope, String id, String name, IKey key, ISecret administrator) {
        return DatabaseSecret.Builder.create(scope, "MySql" + id)
                .username(name)
                .masterSecret(administrator)
                .encryptionKey(key)
                .excludeCharacters(NOT_IN_URLS)
                .build();
    }

    private static RotationMultiUserOptions every30Days(DatabaseSecret secret) {
        return RotationMultiUserOptions.builder()
                .secret(secret)
                .automaticallyAfter(Duration.days(30))
                .excludeCharacters(NOT_IN_URLS)
                .build();
    }
}
