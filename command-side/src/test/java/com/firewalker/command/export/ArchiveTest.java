package com.firewalker.command.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** domain-rules.md 12.3: an archive of any size takes the memory of one piece. */
class ArchiveTest {

    @Test
    void handsPiecesOverWhileItsRowsAreStillComing() {
        List<Integer> sizes = new ArrayList<>();
        List<Integer> piecesSeen = new ArrayList<>();
        Pieces pieces = new Pieces((number, bytes) -> sizes.add(bytes.length));
        Archive archive = new Archive(pieces);
        Random random = new Random(7);
        archive.lines("a.txt", line -> {
            for (int row = 0; row < 40_000; row++) {
                byte[] noise = new byte[100];
                random.nextBytes(noise);
                line.accept(HexFormat.of().formatHex(noise));
                piecesSeen.add(sizes.size());
            }
        });
        archive.close();
        assertThat(piecesSeen.get(20_000)).isPositive();
        assertThat(sizes).hasSizeGreaterThan(3).allMatch(size -> size <= Pieces.SIZE);
        assertThat(sizes.stream().mapToLong(Integer::longValue).sum()).isEqualTo(pieces.size());
    }

    @Test
    void readsWhatWasKeptByteForByte() throws IOException {
        List<byte[]> kept = new ArrayList<>();
        byte[] content = new byte[3 * Pieces.SIZE + 17];
        new Random(8).nextBytes(content);
        try (Pieces pieces = new Pieces((number, bytes) -> kept.add(bytes))) {
            pieces.write(content);
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        new KeptPieces(number -> number < kept.size() ? Optional.of(kept.get(number)) : Optional.empty())
                .transferTo(read);
        assertThat(kept).hasSize(4);
        assertThat(read.toByteArray()).isEqualTo(content);
    }

    @Test
    void makesNoCellThatASpreadsheetWouldRun() {
        assertThat(Cells.line(List.of("=1+1", -5, "a,b", "say \"hi\"", "+49")))
                .isEqualTo("'=1+1,-5,\"a,b\",\"say \"\"hi\"\"\",'+49");
    }
}
