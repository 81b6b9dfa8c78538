package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Refusal;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityReturnValueHandler;

/**
 * On virtual threads an answer that is still to come is simply waited for: it holds no platform thread, and the second
 * way through every filter that an asynchronous dispatch takes costs a quarter of an upload. On platform threads
 * Spring's dispatch stays.
 */
final class AwaitedAnswers implements HandlerMethodReturnValueHandler {

    private final HandlerMethodReturnValueHandler entities;
    private final ResponseTimeouts patience;

    private AwaitedAnswers(HandlerMethodReturnValueHandler entities, ResponseTimeouts patience) {
        this.entities = entities;
        this.patience = patience;
    }

    /** Puts itself before Spring's own handler of futures. */
    static void into(RequestMappingHandlerAdapter adapter, ResponseTimeouts patience) {
        List<HandlerMethodReturnValueHandler> handlers =
                new ArrayList<>(Objects.requireNonNull(adapter.getReturnValueHandlers()));
        HandlerMethodReturnValueHandler entities = handlers.stream()
                .filter(ResponseEntityReturnValueHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
        handlers.add(0, new AwaitedAnswers(entities, patience));
        adapter.setReturnValueHandlers(handlers);
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == CompletableFuture.class
                && type.getGenericParameterType() instanceof ParameterizedType future
                && future.getActualTypeArguments()[0] instanceof ParameterizedType answer
                && answer.getRawType() == ResponseEntity.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer model, NativeWebRequest request)
            throws Exception {
        entities.handleReturnValue(await((CompletableFuture<?>) value), type, model, request);
    }

    private @Nullable Object await(@Nullable CompletableFuture<?> answer) throws Exception {
        try {
            return patience.with(Objects.requireNonNull(answer)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("The service is stopping");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static Exception failure(@Nullable Throwable cause) {
        if (cause instanceof TimeoutException) {
            return Refusal.unavailable("The answer takes too long; the request is safe to repeat");
        }
        if (cause instanceof CompletionException wrapped && wrapped.getCause() != null) {
            return failure(wrapped.getCause());
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
