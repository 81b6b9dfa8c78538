package com.firewalker.command.steps.upload;

import build.buf.protovalidate.Config;
import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.ReasonWord;
import com.firewalker.steps.v1.DayTotal;
import com.firewalker.steps.v1.FieldProblem;
import com.firewalker.steps.v1.SampleResult;
import com.firewalker.steps.v1.UploadProblem;
import com.firewalker.steps.v1.UploadRequest;
import com.firewalker.steps.v1.UploadResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The messages of uploads and their answers: held to the rules beside their fields, refused with the field's name. */
final class UploadMessages {

    private final Validator validator = ValidatorFactory.newBuilder()
            .withConfig(Config.newBuilder().setEnableNativeRules(true).build())
            .build();

    void check(UploadRequest request) {
        if (request.getSamplesCount() > Uploads.MAX_SAMPLES) {
            throw new Refusal(413, "too-many-samples", "samples must be 1 to 1000: " + request.getSamplesCount());
        }
        List<Refusal.Field> fields = violations(request).getViolations().stream()
                .map(UploadMessages::field)
                .toList();
        if (!fields.isEmpty()) {
            throw Refusal.invalid(fields);
        }
    }

    private ValidationResult violations(UploadRequest request) {
        try {
            return validator.validate(request);
        } catch (ValidationException e) {
            throw new IllegalStateException("the rules of uploads cannot be evaluated", e);
        }
    }

    private static Refusal.Field field(Violation violation) {
        build.buf.validate.Violation said = violation.toProto();
        boolean missing = said.getRuleId().equals("required");
        return new Refusal.Field(path(said.getField()), missing ? "required" : "invalid", said.getMessage());
    }

    /** For example device.kind or samples[3].id. */
    private static String path(FieldPath path) {
        return path.getElementsList().stream()
                .map(step -> step.hasIndex() ? step.getFieldName() + "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    static UploadResponse response(UploadRequest request, List<ParsedSample> readings, UploadAnswer answer) {
        UploadResponse.Builder response = answering(request).setPosition(answer.position());
        for (int i = 0; i < readings.size(); i++) {
            response.addResults(result(readings.get(i), answer.results().get(i)));
        }
        for (UploadAnswer.DayFigure day : answer.days()) {
            response.addDays(DayTotal.newBuilder()
                    .setDate(day.date().toString())
                    .setTotal(day.total())
                    .setRanked(day.ranked()));
        }
        return response.build();
    }

    private static SampleResult result(ParsedSample reading, ItemResult result) {
        SampleResult.Builder said =
                SampleResult.newBuilder().setStatus(result.status().word());
        String id = reading.id();
        if (id != null) {
            said.setId(id);
        }
        ReasonWord reason = result.reason();
        if (reason != null) {
            said.setReason(reason.word());
        }
        return said.build();
    }

    static UploadResponse refused(UploadRequest request, Refusal refusal) {
        UploadProblem.Builder problem =
                UploadProblem.newBuilder().setCode(refusal.code()).setDetail(refusal.detail());
        for (Refusal.Field field : refusal.fields()) {
            problem.addErrors(FieldProblem.newBuilder()
                    .setField(field.pointer())
                    .setCode(field.code())
                    .setDetail(field.detail()));
        }
        return answering(request).setProblem(problem).build();
    }

    private static UploadResponse.Builder answering(UploadRequest request) {
        UploadResponse.Builder response = UploadResponse.newBuilder();
        return request.hasMessageId() ? response.setMessageId(request.getMessageId()) : response;
    }
}
