package com.firewalker.local.client;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the API answered. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The stable code of a refusal, empty for none. */
    public String code() {
        return body.path("code").asString("");
    }

    /** Where in the ledger stands what was written; 0 where nothing was. */
    public long position() {
        return headers.firstValueAsLong("Firewalker-Position").orElse(0);
    }

    /** This answer, if it is a success; otherwise an exception in the words of the refusal. */
    public Answer expectSuccess() {
        if (!isSuccess()) {
            throw new RefusedException(this);
        }
        return this;
    }
}
