package com.firewalker.platform.audit;

/** The log of operators' acts. Nothing in it is changed or taken away. */
public interface AuditTrail {

    /**
     * Appends an act before it is done; whoever gets no answer must not do it.
     *
     * @return by which the act is known
     */
    String begin(Act act);

    /** Appends how the act ended. The last word on an act counts. */
    void end(String actId, Outcome outcome);
}
