package com.firewalker.notification.processes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;

/**
 * Axon's statements on our tables. A saga is loaded with its row lock, because its locks are per process while an event
 * and a deadline may reach it on two instances at once.
 */
class LockingSagaSql extends GenericSagaSqlSchema {

    private static final String LOAD =
            "SELECT serialized_saga, saga_type, revision FROM saga_entry WHERE saga_id = ? FOR UPDATE";

    LockingSagaSql() {
        super(SagaSchema.builder()
                .sagaEntryTable("saga_entry")
                .associationValueEntryTable("association_value_entry")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .serializedSagaColumn("serialized_saga")
                .revisionColumn("revision")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .build());
    }

    @Override
    public PreparedStatement sql_loadSaga(Connection connection, String sagaId) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(LOAD);
        statement.setString(1, sagaId);
        return statement;
    }
}
