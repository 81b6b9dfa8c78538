package com.firewalker.command.export;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Exports")
class ExportController {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    record Export(String exportId, String state, Instant askedAt, Instant expiresAt) {

        static Export of(ExportRows.Asked asked) {
            return new Export(asked.exportId(), asked.state(), asked.askedAt(), asked.expiresAt());
        }
    }

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @PostMapping("/v1/me/exports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for everything held on the caller", operationId = "askForExport")
    @ApiResponse(responseCode = "202", description = "Being prepared", useReturnTypeSchema = true)
    Export ask(Caller caller) {
        return Export.of(exports.ask(caller.walkerId()));
    }

    @GetMapping("/v1/me/exports")
    @Operation(
            summary = "The archives asked for that can still be fetched, the newest first",
            operationId = "listExports")
    Page<Export> list(Caller caller) {
        return new Page<>(
                exports.list(caller.walkerId()).stream().map(Export::of).toList(), null);
    }

    @GetMapping("/v1/me/exports/{id}")
    @Operation(summary = "The archive, or word that it is being prepared", operationId = "getExport")
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "202",
            description = "Being prepared; Retry-After says when to ask again",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Export.class)))
    ResponseEntity<Object> get(@PathVariable String id, Caller caller) {
        ExportRows.Asked asked = exports.find(id, caller.walkerId());
        if (!asked.state().equals(ExportRows.READY)) {
            return ResponseEntity.accepted()
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Export.of(asked));
        }
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"firewalker-export.zip\"")
                .contentLength(exports.size(asked))
                .body(new InputStreamResource(exports.open(asked)));
    }
}
