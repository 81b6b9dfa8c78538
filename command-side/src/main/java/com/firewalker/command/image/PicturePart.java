package com.firewalker.command.image;

import com.firewalker.command.export.Archive;
import com.firewalker.command.export.ArchivePart;
import org.springframework.stereotype.Component;

/** The walker's picture, as it is shown. */
@Component
class PicturePart implements ArchivePart {

    private final ImageRows rows;
    private final ImageStore store;

    PicturePart(ImageRows rows, ImageStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        rows.shown(walkerId)
                .flatMap(key -> store.read(key, Images.MAX_BYTES))
                .ifPresent(picture -> archive.bytes("picture.jpg", picture));
    }
}
