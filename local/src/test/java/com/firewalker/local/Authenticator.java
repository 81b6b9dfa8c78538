package com.firewalker.local;

import com.firewalker.command.totp.Codes;
import com.google.common.io.BaseEncoding;
import java.time.Instant;

/** What people have on the phone for their second factor. */
final class Authenticator {

    private Authenticator() {}

    /** What it shows now. @param secret as people type it */
    static String code(String secret) {
        return Codes.code(BaseEncoding.base32().decode(secret), Instant.now().getEpochSecond() / 30);
    }
}
