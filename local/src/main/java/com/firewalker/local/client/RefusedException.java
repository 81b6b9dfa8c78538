package com.firewalker.local.client;

/** The API refused a request; the message is what the problem document says. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RefusedException(Answer answer) {
        super(message(answer));
        this.status = answer.status();
        this.code = answer.code();
    }

    private RefusedException(RefusedException refused, String advice) {
        super(refused.getMessage() + "; " + advice, refused);
        this.status = refused.status;
        this.code = refused.code;
    }

    /** The same with what a person can do now. */
    public RefusedException with(String advice) {
        return new RefusedException(this, advice);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    private static String message(Answer answer) {
        StringBuilder text = new StringBuilder(Integer.toString(answer.status()));
        append(text, answer.code());
        append(text, answer.body().path("detail").asString(""));
        answer.body()
                .path("errors")
                .forEach(error -> append(
                        text,
                        error.path("pointer").asString("") + " "
                                + error.path("detail").asString("")));
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        if (!part.isBlank()) {
            text.append(", ").append(part.strip());
        }
    }
}
