package com.firewalker.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The act that the present thread is doing, so that its own transaction can hold its end too. */
public final class CurrentAct {

    private static final String ATTRIBUTE = CurrentAct.class.getName();
    private static final ThreadLocal<CurrentAct> CURRENT = new ThreadLocal<>();

    private final String id;
    private boolean recordedAsDone;

    private CurrentAct(String id) {
        this.id = id;
    }

    public static Optional<CurrentAct> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    public String id() {
        return id;
    }

    /** Called when the transaction that holds the act holds the word that it was done. */
    public void recordedAsDone(boolean done) {
        recordedAsDone = done;
    }

    boolean isRecordedAsDone() {
        return recordedAsDone;
    }

    static void begin(String id, HttpServletRequest request) {
        CurrentAct act = new CurrentAct(id);
        request.setAttribute(ATTRIBUTE, act);
        CURRENT.set(act);
    }

    static Optional<CurrentAct> take(HttpServletRequest request) {
        CURRENT.remove();
        return request.getAttribute(ATTRIBUTE) instanceof CurrentAct act ? Optional.of(act) : Optional.empty();
    }
}
