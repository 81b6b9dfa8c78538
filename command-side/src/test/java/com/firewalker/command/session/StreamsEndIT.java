package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Somebody;
import com.firewalker.platform.security.AccessTokenVerifier;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.steps.v1.StepIngestGrpc;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** A stream lasts no longer than what let its caller in. Cites reliability.md 4 "JWT" and S4. */
@Tag("S4")
class StreamsEndIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Somebody anna = commandSide.somebody("Anna");
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress(
                    "localhost", commandSide.bean(GrpcServerLifecycle.class).getPort())
            .usePlaintext()
            .build();

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    @Test
    void withTheirSession() throws Exception {
        Heard heard = new Heard();
        StreamObserver<UploadRequest> stream = open(anna.accessToken(), heard);
        stream.onNext(UploadRequest.newBuilder().setMessageId("m1").build());
        assertThat(heard.answer()).isEqualTo("m1");
        assertThat(heard.end).isNotDone();
        commandSide.http().as(anna).delete("/v1/sessions/current").expect(204);
        assertUnauthenticated(heard.end(Duration.ofSeconds(2)));
    }

    @Test
    void withTheirToken() throws Exception {
        Heard heard = new Heard();
        Instant expiry = Instant.now().plusSeconds(5);
        StreamObserver<UploadRequest> stream = open(expiringAt(expiry), heard);
        stream.onNext(UploadRequest.newBuilder().setMessageId("m1").build());
        assertThat(heard.answer()).isEqualTo("m1");
        assertUnauthenticated(heard.end(Duration.ofSeconds(10)));
        assertThat(Instant.now()).isAfterOrEqualTo(expiry.minusSeconds(1));
    }

    /** Of two streams only the one whose session ended. */
    @Test
    void aloneAndNotSomebodyElses() throws Exception {
        Somebody ben = commandSide.somebody("Ben");
        Heard annas = new Heard();
        Heard bens = new Heard();
        open(anna.accessToken(), annas).onNext(UploadRequest.newBuilder().build());
        StreamObserver<UploadRequest> stays = open(ben.accessToken(), bens);
        annas.answer();
        commandSide.http().as(anna).delete("/v1/sessions/current").expect(204);
        assertUnauthenticated(annas.end(Duration.ofSeconds(2)));
        stays.onNext(UploadRequest.newBuilder().setMessageId("m1").build());
        assertThat(bens.answer()).isEqualTo("m1");
        stays.onCompleted();
        bens.end.get(5, TimeUnit.SECONDS);
    }

    private StreamObserver<UploadRequest> open(String token, Heard heard) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return StepIngestGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .uploadStream(heard);
    }

    /** As the issuer would sign it, but for that long only. */
    private String expiringAt(Instant expiry) {
        SigningKey key = commandSide.bean(SigningKeys.class).signing();
        JwtBuilder token = Jwts.builder();
        token.header().type(AccessTokenVerifier.TYPE).keyId(key.kid());
        token.audience().single(AccessTokenVerifier.AUDIENCE);
        return token.issuer(AccessTokenVerifier.ISSUER)
                .subject(anna.walkerId())
                .claim("sid", anna.sessionId())
                .claim("roles", List.of(Caller.WALKER))
                .id("short")
                .issuedAt(Date.from(Instant.now()))
                .expiration(Date.from(expiry))
                .signWith(key.privateKey(), Jwts.SIG.ES256)
                .compact();
    }

    private static void assertUnauthenticated(Throwable end) {
        assertThat(end).isInstanceOfSatisfying(StatusRuntimeException.class, failure -> {
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(Objects.requireNonNull(failure.getTrailers()).get(GrpcRefusals.CODE))
                    .isEqualTo("unauthenticated");
        });
    }

    /** What a client hears of its stream. */
    private static final class Heard implements StreamObserver<UploadResponse> {

        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        String answer() throws InterruptedException {
            return answers.poll(10, TimeUnit.SECONDS);
        }

        Throwable end(Duration within) throws InterruptedException, TimeoutException {
            try {
                end.get(within.toMillis(), TimeUnit.MILLISECONDS);
                throw new AssertionError("the stream ended without a word");
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }

        @Override
        public void onNext(UploadResponse answer) {
            answers.add(answer.getMessageId());
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            end.complete(null);
        }
    }
}
