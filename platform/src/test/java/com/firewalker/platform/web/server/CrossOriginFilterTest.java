package com.firewalker.platform.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Calls from pages of other origins. Cites api.md 1: origins by setting, preflights need no token. */
class CrossOriginFilterTest {

    private final CrossOriginFilter filter = new CrossOriginFilter(Set.of("https://steps.example"));
    private final MockHttpServletResponse answer = new MockHttpServletResponse();
    private final MockFilterChain behind = new MockFilterChain();

    @Test
    void answersThePreflightOfANamedOrigin() throws Exception {
        filter.doFilter(preflight("https://steps.example"), answer, behind);
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://steps.example");
        assertThat(answer.getHeader("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(answer.getHeader("Access-Control-Allow-Headers")).contains("Authorization", "Firewalker-After");
        assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(behind.getRequest()).isNull();
    }

    @Test
    void letsANamedOriginReadTheAnswer() throws Exception {
        MockHttpServletRequest call = new MockHttpServletRequest("GET", "/v1/me");
        call.addHeader("Origin", "https://steps.example");
        filter.doFilter(call, answer, behind);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://steps.example");
        assertThat(answer.getHeader("Access-Control-Expose-Headers"))
                .contains("Firewalker-Position", "RateLimit-Reset");
        assertThat(behind.getRequest()).isNotNull();
    }

    @Test
    void tellsOtherOriginsNothing() throws Exception {
        filter.doFilter(preflight("https://steps.example.evil"), answer, behind);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.getHeader("Vary")).isEqualTo("Origin");
        assertThat(behind.getRequest()).isNotNull();
    }

    private static MockHttpServletRequest preflight(String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/v1/me");
        request.addHeader("Origin", origin);
        request.addHeader("Access-Control-Request-Method", "PATCH");
        return request;
    }
}
