package com.firewalker.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTest {

    /** One line when it begins, not one for each try. */
    @Test
    void saysAtOnceThatNobodyAnswersAndTriesAgain() {
        List<String> said = new ArrayList<>();
        Api api = new Api(URI.create("http://127.0.0.1:1"), Duration.ofMillis(300), said::add);
        assertThatThrownBy(() -> api.get("/v1/me", null)).isInstanceOf(UnreachableException.class);
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("nobody answers at http://127.0.0.1:1; trying again for");
    }
}
