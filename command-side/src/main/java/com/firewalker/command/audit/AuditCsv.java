package com.firewalker.command.audit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** A page of the log as CSV after RFC 4180; no cell is a formula to a program that opens it. */
final class AuditCsv extends AbstractHttpMessageConverter<AuditController.Rows> {

    static final String TEXT_CSV = "text/csv";

    private static final String COLUMNS = "at,actor,role,action,target,parameters,reason,outcome,requestId";
    private static final String FORMULA = "=+-@\t\r";

    AuditCsv() {
        super(StandardCharsets.UTF_8, MediaType.valueOf(TEXT_CSV));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == AuditController.Rows.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected AuditController.Rows readInternal(Class<? extends AuditController.Rows> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("the log is never read as CSV", message);
    }

    @Override
    protected void writeInternal(AuditController.Rows rows, HttpOutputMessage message) throws IOException {
        message.getHeaders().setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8);
        out.write(COLUMNS + "\r\n");
        for (AuditController.Row row : rows.items()) {
            out.write(line(row) + "\r\n");
        }
        out.flush();
    }

    private static String line(AuditController.Row row) {
        String parameters = row.parameters().entrySet().stream()
                .map(field -> field.getKey() + "="
                        + field.getValue().asString(field.getValue().toString()))
                .collect(Collectors.joining("; "));
        return Stream.of(
                        row.at().toString(),
                        row.actor(),
                        row.role(),
                        row.action(),
                        row.target(),
                        parameters,
                        row.reason() == null ? "" : row.reason(),
                        row.outcome() == null ? "" : row.outcome(),
                        row.requestId())
                .map(AuditCsv::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = List.of(",", "\"", "\n", "\r").stream().noneMatch(harmless::contains);
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
