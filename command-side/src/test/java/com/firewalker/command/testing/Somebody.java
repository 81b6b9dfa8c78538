package com.firewalker.command.testing;

import tools.jackson.databind.JsonNode;

/** A registered walker in one session. */
public record Somebody(
        String walkerId, String email, String friendCode, String accessToken, String refreshToken, String sessionId) {

    public Somebody with(JsonNode granted) {
        return new Somebody(
                walkerId,
                email,
                friendCode,
                granted.get("accessToken").asString(),
                granted.get("refreshToken").asString(),
                granted.get("sessionId").asString());
    }
}
