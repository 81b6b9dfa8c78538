package com.firewalker.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An act that is refused (422 {@code reason-required}) without a reason: {@code reason} in the body or the header field
 * {@code Firewalker-Reason}. A controller gets it as
 * {@code @RequestAttribute(NeedsReason.GIVEN) String reason}. Source: api.md 9, Reasons.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsReason {

    /** The attribute of a request that holds the reason, without spaces around it. */
    String GIVEN = "firewalker.reason";

    /** {@code field=value}: needed only where the body says so; empty: always. */
    String onlyWhere() default "";
}
