package com.firewalker.local.client;

/** By which a walker logs in. */
public record Credentials(String email, String password) {}
