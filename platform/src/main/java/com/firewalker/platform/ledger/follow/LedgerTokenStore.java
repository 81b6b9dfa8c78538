package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerRows;
import com.firewalker.platform.ledger.store.LedgerTailLost;
import com.firewalker.platform.ledger.store.LedgerTokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Axon's tokens in MySQL, with the position as a number beside them: view rows and applied position are written in one
 * transaction, and whoever lost the segment writes neither.
 */
final class LedgerTokenStore extends JdbcTokenStore {
    private static final String STORE = "UPDATE token_entry SET token = ?, token_type = ?, timestamp = ?, applied = ?"
            + ", known_position = COALESCE(?, known_position), known_event = COALESCE(?, known_event)"
            + " WHERE processor_name = ? AND segment = ? AND owner = ?";
    private static final String KNOWN =
            "SELECT applied, known_position, known_event FROM token_entry WHERE processor_name = ? AND segment = ?";
    private static final String INSERT = """
                    INSERT INTO token_entry (processor_name, segment, timestamp, token, token_type, applied)
                    VALUES (?, ?, ?, ?, ?, ?)""";

    private static final String OWNER_UNLESS_BUSY =
            "SELECT owner FROM token_entry WHERE processor_name = ? AND segment = ? FOR UPDATE SKIP LOCKED";
    private static final String EXTEND =
            "UPDATE token_entry SET timestamp = ? WHERE processor_name = ? AND segment = ?";

    private final Serializer serializer;
    private final JdbcTemplate jdbc;
    private final String nodeId;
    private final LedgerHead ledger;
    private final ReaderHealth health;

    LedgerTokenStore(
            DataSource dataSource,
            Serializer serializer,
            String nodeId,
            Duration claimTimeout,
            LedgerHead ledger,
            ReaderHealth health) {
        super(JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .nodeId(nodeId)
                .claimTimeout(claimTimeout));
        this.serializer = serializer;
        this.jdbc = new JdbcTemplate(dataSource);
        this.nodeId = nodeId;
        this.ledger = ledger;
        this.health = health;
    }

    /**
     * Every reader begins here, also after a lost connection.
     * @throws LedgerTailLost where the ledger does not hold what the reader has applied; nothing is claimed then
     */
    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        return checked(processor, segment, () -> super.fetchToken(processor, segment));
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        return checked(processor, segment.getSegmentId(), () -> super.fetchToken(processor, segment));
    }

    private TrackingToken checked(String processor, int segment, Supplier<TrackingToken> fetch) {
        try {
            TrackingToken token = fetch.get();
            jdbc.query(KNOWN, LedgerTokenStore::known, processor, segment).forEach(this::check);
            health.reads(processor);
            return token;
        } catch (LedgerTailLost e) {
            health.stopped(processor, e);
            throw e;
        } catch (UnableToClaimTokenException e) {
            health.reads(processor);
            throw e;
        }
    }

    private static List<Checkpoint> known(ResultSet row, int number) throws SQLException {
        Checkpoint applied = new Checkpoint(row.getLong(1), null);
        UUID event = LedgerRows.uuidOrNull(row.getBytes(3));
        return event == null ? List.of(applied) : List.of(applied, new Checkpoint(row.getLong(2), event));
    }

    private void check(List<Checkpoint> known) {
        for (Checkpoint checkpoint : known) {
            LedgerHead.Look look = ledger.look(checkpoint);
            if (!look.agrees() || look.head().position() < checkpoint.position()) {
                throw new LedgerTailLost(checkpoint);
            }
        }
    }

    /**
     * Never waits. A token that is locked is just being stored with its batch, which renews the claim by itself; waiting
     * for a slow batch would end in a timeout and abort the very batch that is waited for.
     */
    @Override
    public void extendClaim(String processor, int segment) {
        List<@Nullable String> owners = jdbc.query(OWNER_UNLESS_BUSY, (row, n) -> row.getString(1), processor, segment);
        if (owners.isEmpty()) {
            return;
        }
        if (!nodeId.equals(owners.get(0))) {
            throw notOurs(processor, segment);
        }
        jdbc.update(EXTEND, DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant()), processor, segment);
    }

    /** With every batch, so without Axon's detour by proxies; its second way is left for the row that is not there. */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        AbstractTokenEntry<byte[]> entry = new GenericTokenEntry<>(token, serializer, byte[].class, processor, segment);
        SerializedObject<byte[]> serialized = Objects.requireNonNull(entry.getSerializedToken());
        Checkpoint known = BatchProgress.reached();
        int stored = jdbc.update(
                STORE,
                serialized.getData(),
                serialized.getType().getName(),
                entry.timestampAsString(),
                LedgerTokens.position(token),
                known.event() == null ? null : known.position(),
                LedgerRows.bytesOrNull(known.event()),
                processor,
                segment,
                nodeId);
        if (stored == 0) {
            super.storeToken(token, processor, segment);
        }
    }

    @Override
    protected PreparedStatement storeUpdate(Connection connection, TrackingToken token, String processor, int segment)
            throws SQLException {
        AbstractTokenEntry<byte[]> entry = new GenericTokenEntry<>(token, serializer, byte[].class, processor, segment);
        SerializedObject<byte[]> serialized = Objects.requireNonNull(entry.getSerializedToken());
        PreparedStatement update = connection.prepareStatement(STORE);
        update.setBytes(1, serialized.getData());
        update.setString(2, serialized.getType().getName());
        update.setString(3, entry.timestampAsString());
        update.setLong(4, LedgerTokens.position(token));
        update.setObject(5, null);
        update.setBytes(6, null);
        update.setString(7, processor);
        update.setInt(8, segment);
        update.setString(9, nodeId);
        return update;
    }

    /** Axon's second way, when the row above was not found as ours: then it is not ours to write. */
    @Override
    protected void updateToken(Connection connection, ResultSet row, TrackingToken token, String processor, int segment)
            throws SQLException {
        throw notOurs(processor, segment);
    }

    private UnableToClaimTokenException notOurs(String processor, int segment) {
        return new UnableToClaimTokenException(
                "segment " + segment + " of " + processor + " is not owned by " + nodeId);
    }

    @Override
    protected TrackingToken insertTokenEntry(Connection connection, TrackingToken token, String processor, int segment)
            throws SQLException {
        AbstractTokenEntry<byte[]> entry = new GenericTokenEntry<>(token, serializer, byte[].class, processor, segment);
        SerializedObject<byte[]> serialized = Objects.requireNonNull(entry.getSerializedToken());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, processor);
            insert.setInt(2, segment);
            insert.setString(3, entry.timestampAsString());
            insert.setBytes(4, serialized.getData());
            insert.setString(5, serialized.getType().getName());
            insert.setLong(6, LedgerTokens.position(token));
            insert.executeUpdate();
        }
        return token;
    }
}
