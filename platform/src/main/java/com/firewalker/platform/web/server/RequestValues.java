package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingMatrixVariableException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What is wrong with a value of the path, the query or the header section, and which one it is. */
final class RequestValues {

    private RequestValues() {}

    static Refusal unreadable(TypeMismatchException e) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        Refusal known = refusalIn(e);
        return known == null
                ? Refusal.invalid("/" + name, "wrong-type", "The value of " + name + " cannot be read")
                : known.at("/" + name);
    }

    static Refusal missing(ServletRequestBindingException e) {
        String name = name(e);
        return name == null
                ? Refusal.invalid("", "required", "A required parameter is missing")
                : Refusal.invalid("/" + name, "required", "The parameter " + name + " is missing");
    }

    static @Nullable Refusal refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable String name(ServletRequestBindingException e) {
        if (e instanceof MissingServletRequestParameterException parameter) {
            return parameter.getParameterName();
        }
        if (e instanceof MissingRequestHeaderException header) {
            return header.getHeaderName();
        }
        if (e instanceof MissingPathVariableException path) {
            return path.getVariableName();
        }
        if (e instanceof MissingRequestCookieException cookie) {
            return cookie.getCookieName();
        }
        return e instanceof MissingMatrixVariableException matrix ? matrix.getVariableName() : null;
    }
}
