package com.firewalker.platform.audit;

import com.firewalker.platform.security.OperatorRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least role that may call an operation of operators. Where it is not said, viewers read and operators act. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LeastRole {

    OperatorRole value();
}
