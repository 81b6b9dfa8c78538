package com.firewalker.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators' acts beside the console, and the way into it. */
final class Ops {

    private static final JsonMapper JSON = new JsonMapper();

    private Ops() {}

    /** @param path under {@code /v1/ops} */
    static JsonNode call(String method, String path, @Nullable Map<String, ?> body) {
        Door.Said said = Door.knock(
                method, "/v1/ops" + path, body == null ? null : JSON.writeValueAsString(body), Tokens.operator());
        assertThat(said.status()).as(path + ": " + said.text()).isBetween(200, 299);
        return JSON.readTree(said.text().isEmpty() ? "{}" : said.text());
    }

    /** Opens the console by a one-time link as an operator, whatever else may be asked of them. */
    static void enter(Page page, String name) {
        page.navigate("/console/enter?code="
                + call("POST", "/operators/" + name + "/codes", null)
                        .path("code")
                        .asString());
        assertThat(page.locator("[data-view=days]")).isVisible();
    }

    /** By a token that is typed, with the keyboard. */
    static void signIn(Page page) {
        page.navigate("/console/sign-in");
        page.locator("input[name=token]").focus();
        page.keyboard().type(Tokens.operator());
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-view=days]")).isVisible();
        assertThat(page.locator(".unconfirmed")).hasCount(0);
    }
}
