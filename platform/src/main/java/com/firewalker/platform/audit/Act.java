package com.firewalker.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an operator does or tries to do (api.md 9, Operators).
 *
 * @param action a word for the operation, such as grant-appeal
 * @param target what it is done to, such as appeals/17
 * @param parameters a JSON object
 */
public record Act(
        String actor,
        String role,
        String action,
        String target,
        String parameters,
        @Nullable String reason,
        String requestId) {}
