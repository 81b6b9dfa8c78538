package com.firewalker.notification.push;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A walker's browsers. The body of a POST is what a browser's PushSubscription turns into as JSON. */
@RestController
@Tag(name = "Notifications")
@RequestMapping("/v1/me/push-subscriptions")
class PushController {

    private static final int AUTH_BYTES = 16;

    private final Subscriptions subscriptions;
    private final PushDestinations destinations;
    private final PushIdentity identity;

    PushController(Subscriptions subscriptions, PushDestinations destinations, PushIdentity identity) {
        this.subscriptions = subscriptions;
        this.destinations = destinations;
        this.identity = identity;
    }

    @GetMapping
    @Operation(summary = "The caller's browsers, and the key with which one subscribes")
    Listed list(Caller caller) throws GeneralSecurityException {
        List<Shown> items = subscriptions.of(caller.walkerId()).stream()
                .map(each -> new Shown(
                        Long.toString(each.id()), URI.create(each.endpoint()).getHost()))
                .toList();
        return new Listed(items, identity.publicKey());
    }

    @PostMapping
    @Operation(summary = "Have notifications pushed to a browser")
    @ResponseStatus(HttpStatus.CREATED)
    Created add(Caller caller, @RequestBody BrowserSubscription browser) {
        List<Refusal.Field> wrong = new ArrayList<>();
        String endpoint = browser.endpoint() == null ? "" : browser.endpoint();
        if (!destinations.allows(endpoint)) {
            wrong.add(new Refusal.Field(
                    "/endpoint", "endpoint-not-allowed", "This is no address of a known push service"));
        }
        Keys keys = browser.keys() == null ? new Keys(null, null) : browser.keys();
        byte[] point = decode(keys.p256dh());
        byte[] auth = decode(keys.auth());
        if (!onCurve(point)) {
            wrong.add(new Refusal.Field("/keys/p256dh", "invalid-key", "p256dh must be a P-256 point, base64url"));
        }
        if (auth.length != AUTH_BYTES) {
            wrong.add(new Refusal.Field("/keys/auth", "invalid-key", "auth must be 16 bytes, base64url"));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return subscriptions
                .save(caller.walkerId(), endpoint, point, auth)
                .map(id -> new Created(Long.toString(id)))
                .orElseThrow(Refusal::notFound);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Push nothing to this browser any more")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        if (!id.matches("[1-9][0-9]{0,17}") || !subscriptions.remove(caller.walkerId(), Long.parseLong(id))) {
            throw Refusal.notFound();
        }
    }

    @DeleteMapping
    @Operation(summary = "The same, by the address that the browser was given")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeByEndpoint(Caller caller, @RequestParam String endpoint) {
        if (!subscriptions.remove(caller.walkerId(), endpoint)) {
            throw Refusal.notFound();
        }
    }

    private static byte[] decode(@Nullable String base64) {
        try {
            return base64 == null ? new byte[0] : Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean onCurve(byte[] point) {
        try {
            return EcPoints.decode(point).getW() != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    record BrowserSubscription(
            @Nullable String endpoint,
            @Nullable Long expirationTime,
            @Nullable Keys keys) {}

    record Keys(@Nullable String p256dh, @Nullable String auth) {}

    record Created(String subscriptionId) {}

    @Schema(name = "PushSubscription")
    record Shown(String id, String service) {}

    /** @param applicationServerKey what the browser needs to subscribe */
    record Listed(List<Shown> items, String applicationServerKey) {}
}
