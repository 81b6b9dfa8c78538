package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Problem;
import com.firewalker.platform.web.Refusal;
import com.firewalker.platform.web.RefusalHeaders;
import com.firewalker.platform.web.StoreAway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Turns whatever a controller throws into a problem document, and tells nobody what went on inside. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        RefusalHeaders.of(refusal).forEach(headers::set);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(refusal.status())
                .headers(headers)
                .body(Problem.of(refusal, request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return refused(UnreadableBody.explain(e), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException e, HttpServletRequest request) {
        List<Refusal.Field> fields = e.getBindingResult().getFieldErrors().stream()
                .map(ProblemAdvice::field)
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return refused(Refusal.invalid(fields), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(TypeMismatchException e, HttpServletRequest request) {
        return refused(RequestValues.unreadable(e), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unbound(ServletRequestBindingException e, HttpServletRequest request) {
        return refused(RequestValues.missing(e), request);
    }

    /** A query that cannot be taken apart is found out only when somebody asks for a parameter. */
    @ExceptionHandler
    ResponseEntity<Problem> unreadable(InvalidParameterException e, HttpServletRequest request) {
        return refused(Problem.of(400), request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        AsyncRequestTimeoutException.class
    })
    ResponseEntity<Problem> away(Exception e, HttpServletRequest request) {
        log.warn("A store did not answer in time: {}", e.toString());
        return refused(Refusal.unavailable("Something that is needed for an answer is away"), request);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("The client went away");
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Problem> anythingElse(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            int status = known.getStatusCode().value();
            ResponseEntity<Problem> answer = refused(Problem.of(status), request);
            return withAllow(answer, known.getHeaders());
        }
        if (StoreAway.in(e)) {
            return away(e, request);
        }
        log.error("Unexpected failure", e);
        return refused(Problem.of(500), request);
    }

    private static ResponseEntity<Problem> withAllow(ResponseEntity<Problem> answer, HttpHeaders more) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.ACCEPT)) {
            String value = more.getFirst(name);
            if (value != null) {
                headers.set(name, String.join(", ", more.getOrEmpty(name)));
            }
        }
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }

    private static Refusal.Field field(FieldError error) {
        String pointer =
                "/" + error.getField().replace("[", "/").replace("]", "").replace('.', '/');
        String rule = String.valueOf(error.getCode());
        boolean absent = error.getRejectedValue() == null
                && (rule.equals("NotNull") || rule.equals("NotBlank") || rule.equals("NotEmpty"));
        String detail = error.getDefaultMessage() == null ? "not acceptable" : error.getDefaultMessage();
        return new Refusal.Field(pointer, absent ? "required" : "invalid", detail);
    }
}
