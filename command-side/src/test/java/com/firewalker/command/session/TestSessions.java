package com.firewalker.command.session;

import com.firewalker.command.account.Credentials;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.platform.web.Refusal;
import java.util.Optional;

/** Begins sessions for tests outside this package, past the proof of the password. */
public final class TestSessions {

    private final Sessions sessions;

    public TestSessions(CommandSide commandSide) {
        this.sessions = commandSide.bean(Sessions.class);
    }

    /** The refresh token; empty where the login was refused. */
    public Optional<String> begin(Credentials.Proven walker) {
        try {
            return Optional.of(sessions.begin(walker, Device.of("a racing phone", null, "127.0.0.1"))
                    .refreshToken());
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }
}
