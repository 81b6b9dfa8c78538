package com.firewalker.platform.web.server;

import com.firewalker.platform.web.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body and where, in the reader's words instead of the parser's. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Refusal explain(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause();
        Refusal known = RequestValues.refusalIn(e);
        if (known != null) {
            return cause instanceof DatabindException at ? known.at(pointer(at.getPath())) : known;
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return refusal(400, "unknown-field", "The request has a field that is not known", unknown);
        }
        if (cause instanceof StreamReadException) {
            return malformed();
        }
        if (cause instanceof DatabindException wrong) {
            String pointer = pointer(wrong.getPath());
            return Refusal.invalid(pointer, "wrong-type", "This value does not have the expected type");
        }
        return cause instanceof JacksonException ? malformed() : empty();
    }

    private static Refusal empty() {
        return new Refusal(400, "malformed-json", "The request needs a JSON body");
    }

    private static Refusal malformed() {
        return new Refusal(400, "malformed-json", "The request body is not well-formed JSON");
    }

    private static Refusal refusal(int status, String code, String detail, DatabindException at) {
        return new Refusal(status, code, detail, List.of(new Refusal.Field(pointer(at.getPath()), code, detail)), null);
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream().map(UnreadableBody::step).collect(Collectors.joining());
    }

    private static String step(JacksonException.Reference at) {
        String name = at.getPropertyName();
        return "/"
                + (name == null
                        ? Integer.toString(at.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }
}
