package com.firewalker.query.view;

import com.firewalker.platform.web.Positions;
import org.springframework.http.ResponseEntity;

/** What a view answered, and the ledger position it had applied when it did. */
public record PositionedResult<T>(T value, long position) {

    public ResponseEntity<T> toResponse() {
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(value);
    }
}
