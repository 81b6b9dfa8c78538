package com.firewalker.platform.audit;

import com.firewalker.platform.security.OperatorRole;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Says of every operation of operators which role it takes, as {@code x-least-role}, and where it takes a reason. */
final class RolesInOpenApi implements GlobalOperationCustomizer {

    static final String LEAST_ROLE = "x-least-role";
    private static final String OPS = "/v1/ops";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        if (mapping == null || !isOfOperators(handler, mapping) || isOpen(operation)) {
            return operation;
        }
        boolean reads = Arrays.asList(mapping.method()).contains(RequestMethod.GET);
        OperatorRole least = OperatorActs.leastRole(handler, reads);
        operation.addExtension(LEAST_ROLE, least.word());
        if (!reads) {
            operation.addParametersItem(new HeaderParameter()
                    .name(GivenReason.HEADER)
                    .description(says(handler.getMethodAnnotation(NeedsReason.class)))
                    .required(false)
                    .schema(new StringSchema().maxLength(GivenReason.LONGEST)));
        }
        return operation;
    }

    private static String says(@Nullable NeedsReason asked) {
        if (asked == null) {
            return "Why; kept in the audit log";
        }
        String where =
                asked.onlyWhere().isEmpty() ? "" : " where " + asked.onlyWhere().replace("=", " is ");
        return "Why; kept in the audit log. Required" + where + ", here or as reason in the body:"
                + " 422 reason-required without";
    }

    private static boolean isOpen(Operation operation) {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    private static boolean isOfOperators(HandlerMethod handler, RequestMapping mapping) {
        RequestMapping type = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        String path = first(type) + first(mapping);
        return path.startsWith(OPS);
    }

    private static String first(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }
}
