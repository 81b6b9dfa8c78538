package com.firewalker.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What the method of a controller says of its operation: a name of its own, and the codes with which it refuses. */
final class OperationRules implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (!isNamed(handler)) {
            operation.setOperationId(null);
        }
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            Map<String, List<ContractWords.Word>> byStatus = Arrays.stream(refuses.value())
                    .map(ContractWords::problem)
                    .collect(Collectors.groupingBy(ContractWords.Word::kind, TreeMap::new, Collectors.toList()));
            byStatus.forEach((status, words) -> add(operation, status, words));
        }
        return operation;
    }

    private static boolean isNamed(HandlerMethod handler) {
        io.swagger.v3.oas.annotations.Operation said = AnnotatedElementUtils.findMergedAnnotation(
                handler.getMethod(), io.swagger.v3.oas.annotations.Operation.class);
        return said != null && !said.operationId().isEmpty();
    }

    private static void add(Operation operation, String status, List<ContractWords.Word> words) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        operation.getResponses().addApiResponse(status, new ApiResponse().description(ContractWords.listed(words)));
    }
}
