package com.firewalker.command.image;

import com.firewalker.command.profile.ImageUrls;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Positions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Pictures")
class ImageController {

    @Schema(name = "ImageToUpload")
    record Wish(
            @NotNull @Pattern(regexp = "image/(jpeg|png|webp)", message = "is image/jpeg, image/png or image/webp")
            @Schema(allowableValues = {"image/jpeg", "image/png", "image/webp"})
            String contentType,

            @NotNull @Min(1) @Max(Images.MAX_BYTES) Long bytes) {}

    @Schema(name = "ImageUpload")
    record Upload(String url, Map<String, String> fields, String key, Instant expiresAt) {}

    record Chosen(@NotNull @Size(max = 128) String key) {}

    @Schema(name = "Image")
    record Shown(String imageUrl, String smallImageUrl) {}

    private final Images images;
    private final ImageUrls urls;

    ImageController(Images images, ImageUrls urls) {
        this.images = images;
        this.urls = urls;
    }

    @PostMapping("/v1/me/image-uploads")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A form to upload a picture with, straight to S3", operationId = "uploadImage")
    Upload permit(@Valid @RequestBody Wish wish, Caller caller) {
        Images.Permission permission = images.permit(caller.walkerId(), wish.contentType());
        return new Upload(images.postUrl(), permission.post().fields(), permission.key(), permission.expiresAt());
    }

    @PutMapping("/v1/me/image")
    @Operation(summary = "Make an uploaded picture the profile's", operationId = "setImage")
    @ApiResponse(responseCode = "200", description = "Shown", useReturnTypeSchema = true)
    ResponseEntity<Shown> use(@Valid @RequestBody Chosen chosen, Caller caller) {
        Images.InPlace inPlace = images.use(caller.walkerId(), OpaqueIds.possible(chosen.key()));
        return ResponseEntity.ok()
                .header(Positions.FIREWALKER_POSITION, Long.toString(inPlace.position()))
                .body(new Shown(urls.of(inPlace.imageKey()), urls.of(Images.small(inPlace.imageKey()))));
    }

    @DeleteMapping("/v1/me/image")
    @Operation(summary = "Take the picture away", operationId = "deleteImage")
    @ApiResponse(responseCode = "204", description = "Gone", useReturnTypeSchema = true)
    ResponseEntity<Void> remove(Caller caller) {
        ResponseEntity.HeadersBuilder<?> gone = ResponseEntity.noContent();
        Optional<Long> position = images.remove(caller.walkerId());
        position.ifPresent(at -> gone.header(Positions.FIREWALKER_POSITION, Long.toString(at)));
        return gone.build();
    }
}
